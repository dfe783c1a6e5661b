package fakereceiver.rules;

import fakereceiver.auth.arc.Arc;
import fakereceiver.auth.arc.ArcChain;
import fakereceiver.auth.arc.ArcReport;
import fakereceiver.dns.Dns;
import fakereceiver.dns.LookAt;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Message;
import java.util.Optional;

/**
 * The message has an ARC chain, and the chain does not validate: what earlier hops found counts for
 * nothing then.
 */
final class ArcFail extends Rule {

  ArcFail() {
    super(
        Stage.MESSAGE,
        new Card(
            "arc-fail",
            Owner.MESSAGE,
            "The ARC chain of the message is broken",
            "Look at the first hop whose set the evidence names: it changed the message "
                + "after sealing, or sealed wrongly",
            "RFC 8617 section 5.2"));
  }

  @Override
  public void prepare(Attempt attempt, Dns dns) {
    attempt.message().ifPresent(message -> chain(message, dns).prefetchKeys(dns));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    Optional<Message> message = attempt.message();
    if (message.isEmpty()) {
      return Outcome.skipped(DmarcLook.NO_MESSAGE);
    }
    ArcReport arc = new Arc(dns).validate(chain(message.get(), dns));
    Evidence evidence =
        Evidence.of(arc.answers()).and(Evidence.given("ARC chain is", arc.toString()));
    return switch (arc.result()) {
      case PASS -> Outcome.passed(evidence);
      case FAIL -> Outcome.failed(evidence);
      case NONE -> Outcome.skipped("the message has no ARC chain");
      case TEMPERROR -> Outcome.undecided(evidence);
    };
  }

  private static ArcChain chain(Message message, Dns dns) {
    return dns.plain()
        .once(new ChainOf(message), () -> ArcChain.of(MessageParts.text(message, dns)));
  }

  private static final class ChainOf extends LookAt<Message, ArcChain> {
    ChainOf(Message message) {
      super(message);
    }
  }
}
