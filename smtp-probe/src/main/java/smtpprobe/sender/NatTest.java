package smtpprobe.sender;

import fakereceiver.dns.IpRange;
import java.util.Optional;
import java.util.function.Function;
import smtpprobe.filter.Account;
import smtpprobe.filter.Tri;

/** One thing that a rule for source addresses asks of a packet. */
interface NatTest {

  /** A condition that is not understood. */
  NatTest UNKNOWN = packet -> Optional.empty();

  /** Whether it holds; empty when that cannot be known. */
  Optional<Boolean> holds(Departure packet);

  /** The opposite; what cannot be known still cannot. */
  default NatTest not() {
    return packet -> holds(packet).map(is -> !is);
  }

  /** The same for every packet. */
  static NatTest always(boolean is) {
    return packet -> Optional.of(is);
  }

  /** Whether it leaves from an address of that range. */
  static NatTest from(IpRange range) {
    return packet -> Optional.of(range.contains(packet.source()));
  }

  /** Whether the mail server's account is the one that is asked for. */
  static NatTest owner(Function<Account, Tri> asked) {
    return packet ->
        packet.account().map(asked).filter(is -> is != Tri.UNKNOWN).map(is -> is == Tri.YES);
  }

  /** Whether an interface has that name; names may end in a wildcard of nftables or ip6tables. */
  static NatTest device(String name) {
    boolean open = name.endsWith("*") || name.endsWith("+");
    String begin = open ? name.substring(0, name.length() - 1) : name;
    return packet ->
        Optional.of(open ? packet.device().startsWith(begin) : packet.device().equals(begin));
  }
}
