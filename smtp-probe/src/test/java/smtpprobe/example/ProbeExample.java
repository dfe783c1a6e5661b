package smtpprobe.example;

import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import java.time.Clock;
import smtpprobe.Probe;
import smtpprobe.predict.Prediction;

/** Asks what receivers would do with a mail, before there is one. */
public final class ProbeExample {

  private static final String ZONE =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::26
      example.org         MX     10 mail.example.org
      """;

  private ProbeExample() {}

  public static void main(String... args) {
    Attempt plan =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"))
            .withRecipient(Mailbox.of("bob@example.net"));
    Probe probe = new Probe(ZoneDns.of(ZONE), Clock.systemUTC());

    Prediction prediction = probe.predict(plan, Personas.builtIn().all());

    for (Verdict verdict : prediction.verdicts()) {
      System.out.println(verdict.persona() + ": " + verdict.action() + " " + verdict.because());
    }
  }
}
