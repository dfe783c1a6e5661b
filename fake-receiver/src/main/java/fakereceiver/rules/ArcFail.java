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
import fakereceiver.mail.Message;

/**
 * The message has an ARC chain, and the chain does not validate: what earlier hops found counts for
 * nothing then.
 */
final class ArcFail extends MessageRule {

  ArcFail() {
    super(
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
  Outcome examine(Message message, Attempt attempt, Dns dns) {
    ArcReport arc = new Arc(dns).validate(chain(message, dns));
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
