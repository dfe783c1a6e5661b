package smtpprobe.sender;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import smtpprobe.filter.Tri;

/**
 * A rule of a chain that may give a packet another source address. Immutable.
 *
 * @param tests what a packet has to be like
 * @param act what it does
 * @param to what becomes of the source where the act replaces it; empty when that is not known
 * @param target the chain that the act leads to
 * @param text the rule for people
 */
record SourceNat(
    List<NatTest> tests,
    Act act,
    Optional<UnaryOperator<Ip6Address>> to,
    String target,
    String text) {

  /** What a rule does with the source. */
  enum Act {
    /** It stays as it is, whatever the rules after this one say. */
    LEAVE,
    /** The rest of the chain is left out. */
    RETURN,
    /** Another chain is asked, and then this one further. */
    JUMP,
    /** Another chain is asked in place of the rest of this one. */
    GOTO,
    /** It becomes the address of the interface. */
    MASQUERADE,
    /** It becomes another address. */
    REPLACE
  }

  SourceNat {
    tests = List.copyOf(tests);
  }

  static SourceNat of(List<NatTest> tests, Act act, String target, String text) {
    return new SourceNat(tests, act, Optional.of(UnaryOperator.identity()), target, text);
  }

  Tri fits(Departure packet) {
    Tri all = Tri.YES;
    for (NatTest test : tests) {
      all = all.and(test.holds(packet));
    }
    return all;
  }
}
