package fakereceiver.journal;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Transcript;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.Mail;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Judged mails to put into journals. */
public final class Mails {

  public static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  private static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::25
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8::25 -all"
      """;

  private Mails() {}

  /** A mail as {@code persona} judges it. */
  public static Mail judged(String persona, String client, String subject, Instant time) {
    Attempt attempt =
        Attempt.from(IpAddress.of(client))
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"))
            .withRecipient(Mailbox.of("bob@example.net"))
            .withMessage(
                Message.of(
                    "From: alice@example.org\r\nSubject: " + subject + "\r\n\r\nHello, Bob.\r\n"));
    Verdict verdict = verdict(persona, attempt);
    return new Mail(
        "1",
        1,
        persona,
        time,
        IpAddress.of("::1"),
        Map.of("CLAIMED", client),
        new Transaction(
            attempt,
            verdict,
            TransactionParameters.EMPTY,
            Optional.empty(),
            Optional.empty(),
            verdict.reply(),
            List.of(),
            List.of()),
        new Transcript(
            List.of(
                new Transcript.Line(
                    Duration.ofMillis(3), Transcript.Speaker.CLIENT, "EHLO mail.example.org"))),
        Optional.empty(),
        Optional.empty());
  }

  /** The same mail, which came with another message. */
  public static Mail with(String message, Mail mail) {
    Transaction was = mail.transaction();
    return new Mail(
        mail.session(),
        mail.number(),
        mail.persona(),
        mail.time(),
        mail.peer(),
        mail.claims(),
        new Transaction(
            was.attempt().withMessage(Message.of(message)),
            was.verdict(),
            was.parameters(),
            was.stored(),
            was.file(),
            was.reply(),
            was.others(),
            was.refusals()),
        mail.transcript(),
        mail.tls(),
        mail.trouble());
  }

  /** What {@code persona} makes of an attempt, in a small world. */
  public static Verdict verdict(String persona, Attempt attempt) {
    return new RuleBook(Clock.systemUTC())
        .judge(Personas.builtIn().named(persona), ZoneDns.of(ZONE))
        .whole(attempt);
  }
}
