package smtpprobe.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.report.Format;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Style;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import smtpprobe.Probe;

class CountingTest {

  private static final String ZONE =
      """
      2001:db8:2::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8:2::25
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8:2::25 -all"
      """;

  private static final Persona NO_IPV6 = Personas.builtIn().named("exchange-online-no-ipv6");

  private static Report predicted(Persona persona) {
    Attempt attempt =
        Attempt.from("2001:db8:2::25")
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"))
            .withRecipient(Mailbox.of("bob@example.net"));
    return Reports.of(
        new Probe(ZoneDns.of(ZONE), Clock.systemUTC()).predict(attempt, List.of(persona)));
  }

  @Test
  void aReceiverThatRefusesEverybodyIsShownAndDoesNotCount() {
    Report report = predicted(NO_IPV6);

    assertThat(report.status()).isEqualTo(Status.OK);
    assertThat(Format.TEXT.render(report, Style.PLAIN))
        .anyMatch(line -> line.startsWith("exchange-online-no-ipv6  reject"));
    assertThat(Format.TAP.render(report, Style.PLAIN))
        .anyMatch(
            line -> line.startsWith("not ok 1 ") && line.endsWith("# TODO it does not count"));
  }

  @Test
  void aReceiverThatIsAskedForByNameCounts() {
    assertThat(predicted(NO_IPV6.counting()).status()).isEqualTo(Status.WORSE);
  }
}
