package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.ReverseDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * A PTR name of the client address is confirmed, but not the first one.
 *
 * <p>Receivers that ask the C library for the name of an address (Postfix, Sendmail, OpenSMTPD) get
 * one name, the first of the answer, and look no further. Says nothing when no name at all is
 * confirmed: that is {@link FcrdnsMismatch}.
 */
public final class PtrFirstUnconfirmed implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "ptr-first-unconfirmed",
          Stage.CONNECT,
          "The first PTR name of the client address does not resolve back to it, although another"
              + " one does",
          "Keep only the PTR record whose name resolves back to the client address",
          List.of("RFC 8601 section 3", "RFC 2181 section 10.2"));

  @Override
  public RuleCard card() {
    return CARD;
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
