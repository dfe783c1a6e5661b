package smtpprobe.predict;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.TestMessage;

/**
 * Says what receivers will do with mail. Immutable, safe for several threads.
 *
 * @param dns where things are looked up
 * @param clock dates test mails and signatures
 * @param signer signs every mail, if there is one
 */
public record Predictor(Dns dns, Clock clock, Optional<DkimSigner> signer) {

  /**
   * What each persona would do with {@code plan}. Nothing is sent.
   *
   * @param plan the attempt; without a message, a short test mail is judged
   * @throws IllegalArgumentException when the message is to be signed and cannot be
   */
  public Prediction predict(Attempt plan, List<Persona> personas) {
    Attempt whole =
        plan.message().isPresent() || plan.recipients().isEmpty()
            ? plan
            : plan.withMessage(
                testMessage(plan.reversePath().orElse(ReversePath.NULL), plan.recipients().get(0)));
    Attempt signed = whole.message().map(this::signed).map(whole::withMessage).orElse(whole);
    return new Prediction(signed, verdicts(signed, personas));
  }

  private List<Verdict> verdicts(Attempt attempt, List<Persona> personas) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Persona persona : personas) {
      verdicts.add(new Judge(RuleBook.rules(), persona, dns).whole(attempt));
    }
    return verdicts;
  }

  /** The message as it goes over the wire with a signature on top, if this probe signs. */
  public Message signed(Message message) {
    return signer.map(dkim -> dkim.sign(Dialogue.asSent(message), clock.instant())).orElse(message);
  }

  private Message testMessage(ReversePath from, Mailbox to) {
    return TestMessage.of(
        TestMessage.authorFor(from), to, clock.instant(), UUID.randomUUID().toString());
  }
}
