package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;

/**
 * A rule of a packet filter that may give a packet another source address. Immutable.
 *
 * @param tests what a packet has to be like: its source, and the interface that it leaves by
 * @param act what it does
 * @param to the address, or the prefix, that the source becomes
 * @param text the rule for people
 */
record SourceNat(
    List<BiPredicate<Ip6Address, String>> tests, Act act, Optional<IpRange> to, String text) {

  /** What a rule does with the source. */
  enum Act {
    /** It stays as it is, whatever the rules after this one say. */
    LEAVE,
    /** It becomes the address of the interface. */
    MASQUERADE,
    /** It becomes that address. */
    REPLACE,
    /** Its prefix becomes that one (RFC 6296). */
    MAP
  }

  SourceNat {
    tests = List.copyOf(tests);
  }

  boolean fits(Ip6Address source, String device) {
    return tests.stream().allMatch(test -> test.test(source, device));
  }
}
