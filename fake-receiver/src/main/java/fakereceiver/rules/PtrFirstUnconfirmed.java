package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;

/**
 * A PTR name of the client address is confirmed, but not the first one.
 *
 * <p>Receivers that ask the C library for the name of an address (Postfix, Sendmail, OpenSMTPD) get
 * one name, the first of the answer, and look no further. Says nothing when no name at all is
 * confirmed: that is {@link FcrdnsMismatch}.
 */
final class PtrFirstUnconfirmed extends Rule {

  PtrFirstUnconfirmed() {
    super(
        Stage.CONNECT,
        new Card(
            "ptr-first-unconfirmed",
            Owner.REVERSE_ZONE,
            "The first PTR name of the client address does not resolve back to it, although another"
                + " one does",
            "Keep only the PTR record whose name resolves back to the client address",
            "RFC 8601 section 3",
            "RFC 2181 section 10.2"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    ReverseDns reverse = ReverseDns.of(attempt.clientAddress(), dns);
    if (reverse.confirmedNames().isEmpty()) {
      return Outcome.skipped("no PTR name of the client address is confirmed");
    }
    DomainName first = reverse.ptrNames().get(0);
    if (reverse.confirmedNames().contains(first)) {
      return Outcome.passed(Evidence.of(reverse));
    }
    boolean firstIsUnavailable =
        reverse.answers().stream()
            .anyMatch(a -> a.question().name().equals(first) && a.isUnavailable());
    return firstIsUnavailable
        ? Outcome.undecided(Evidence.of(reverse))
        : Outcome.failed(
            Evidence.of(reverse),
            "Remove the PTR record of "
                + first
                + " and keep that of "
                + reverse.confirmedNames().get(0));
  }
}
