package smtpprobe.predict;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.letter.Addressing;
import smtpprobe.letter.Letter;

/**
 * Says what receivers will do with mail. Immutable, safe for several threads.
 *
 * @param dns where things are looked up
 * @param clock dates test mails and signatures, and says which signatures have expired
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
            : plan.withMessage(testMessage(plan));
    Attempt signed = whole.message().map(this::signed).map(whole::withMessage).orElse(whole);
    return new Prediction(signed, new RuleBook(clock).judges(personas, dns).whole(signed));
  }

  /** The message as it goes over the wire with a signature on top, if this probe signs. */
  public Message signed(Message message) {
    return signer.map(dkim -> dkim.sign(Dialogue.asSent(message), clock.instant())).orElse(message);
  }

  private Message testMessage(Attempt plan) {
    String id = new UUID(clock.millis(), System.nanoTime()).toString(); // nobody has to guess it
    Mailbox author =
        Addressing.authorFor(
            plan.reversePath().orElse(ReversePath.NULL),
            plan.heloName().orElseGet(() -> HeloName.of("")));
    return Letter.usual("predict").write(Addressing.of(plan, author, id, clock.instant()));
  }
}
