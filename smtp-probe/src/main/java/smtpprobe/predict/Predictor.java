package smtpprobe.predict;

import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
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

  /** Who has more names than this has them looked at in part. */
  private static final int MAX_TURNS = 8;

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
    return new Prediction(signed, judged(signed, personas, dns));
  }

  /**
   * The same, whatever order PTR records come in: of several names many receivers take the first,
   * and name servers give them in changing order. Of what may become of the mail the worst is told.
   */
  public Prediction predictInAnyOrder(Attempt plan, List<Persona> personas) {
    Prediction now = predict(plan, personas);
    DomainName reverse = plan.clientAddress().reverseName();
    int names = dns.ask(new Question<>(reverse, RecordType.PTR)).records().size();
    return new Prediction(
        now.attempt(),
        IntStream.range(1, Math.min(names, MAX_TURNS))
            .mapToObj(turn -> new TurnedNames(dns, reverse, turn))
            .map(turned -> judged(now.attempt(), personas, turned))
            .reduce(now.verdicts(), Predictor::worse));
  }

  private List<Verdict> judged(Attempt attempt, List<Persona> personas, Dns source) {
    return new RuleBook(clock).judges(personas, source).whole(attempt);
  }

  private static List<Verdict> worse(List<Verdict> one, List<Verdict> other) {
    return IntStream.range(0, one.size())
        .mapToObj(
            i ->
                other.get(i).action().compareTo(one.get(i).action()) > 0
                    ? other.get(i)
                    : one.get(i))
        .toList();
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
