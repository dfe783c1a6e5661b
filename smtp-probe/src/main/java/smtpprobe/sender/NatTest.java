package smtpprobe.sender;

import fakereceiver.dns.IpRange;
import java.util.function.Function;
import smtpprobe.filter.Account;
import smtpprobe.filter.Tri;

/** One thing that a rule for source addresses asks of a packet. */
interface NatTest {

  /** A condition that is not understood. */
  NatTest UNKNOWN = packet -> Tri.UNKNOWN;

  Tri holds(Departure packet);

  /** The opposite. */
  default NatTest not() {
    return packet -> holds(packet).not();
  }

  /** The same for every packet. */
  static NatTest always(boolean is) {
    return packet -> Tri.of(is);
  }

  /** Whether it leaves from an address of that range. */
  static NatTest from(IpRange range) {
    return packet -> Tri.of(range.contains(packet.source()));
  }

  /** Whether the mail server's account is the one that is asked for. */
  static NatTest owner(Function<Account, Tri> asked) {
    return packet -> packet.account().map(asked).orElse(Tri.UNKNOWN);
  }

  /** Whether an interface has that name; names may end in a wildcard of nftables or ip6tables. */
  static NatTest device(String name) {
    boolean open = name.endsWith("*") || name.endsWith("+");
    String begin = open ? name.substring(0, name.length() - 1) : name;
    return packet ->
        Tri.of(open ? packet.device().startsWith(begin) : packet.device().equals(begin));
  }
}
