package smtpprobe.fix;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MailRepairTest {

  private static final String ZONE =
      """
      2001:db8:2::25    PTR   mail.example.org
      mail.example.org  AAAA  2001:db8:2::25
      mail.example.org  TXT   "v=spf1 a -all"
      example.org       MX    10 mail.example.org
      example.org       TXT   "v=spf1 mx -all"
      example.net       MX    10 mx.example.net
      """;

  private static final List<Persona> GMAIL = List.of(Personas.builtIn().named("gmail"));

  private static Cure cure(String client, String zone) {
    return cure(client, "mail.example.org", "alice@example.org", zone);
  }

  private static Cure cure(String client, String helo, String from, String zone) {
    Dns dns = ZoneDns.of(zone);
    Attempt mail =
        Attempt.from(client)
            .withHelo(HeloName.of(helo))
            .withReversePath(ReversePath.of(from))
            .withRecipient(Mailbox.of("bob@example.net"));
    return new MailRepair(dns, Clock.systemUTC(), Optional.empty()).cure(mail, GMAIL, List.of());
  }

  private static List<String> advice(Cure cure) {
    return cure.steps().stream().map(step -> step.remedy().advice(step.plan())).toList();
  }

  @Test
  void mailLeavesFromTheAddressThatDnsHasBesideOneThatItDoesNotKnow() {
    Cure cure = cure("2001:db8:2:0:71c3:9a4e:d20b:6f15", ZONE);

    assertThat(advice(cure))
        .first()
        .isEqualTo(
            "Make the mail server send from 2001:db8:2::25. DNS has it for the HELO name, in both"
                + " directions");
    assertThat(cure.steps().get(0).mended().ids())
        .contains("ptr-missing", "helo-unconfirmed", "spf-fail", "spf-helo-fail");
  }

  @ParameterizedTest
  @CsvSource({
    "2001:db8:2::26, 2001:db8:2::26 PTR other.example.org", // is known
    "2001:db8:2::26, ''", // somebody chose it: perhaps of another machine
    "2001:db8:3:0:71c3:9a4e:d20b:6f15, ''", // is in another network
  })
  void anotherAddressGetsItsRecords(String client, String record) {
    assertThat(advice(cure(client, ZONE + record + "\n")))
        .isNotEmpty()
        .noneMatch(advice -> advice.contains("send from"));
  }

  @Test
  void soDoesOneWhoseHeloNameIsThatOfAWebServer() {
    String web = ZONE.replace("PTR   mail.example.org", "PTR   web.example.org");
    String zone = web + "web.example.org AAAA 2001:db8:2::25\n";

    assertThat(advice(cure("2001:db8:2:0:71c3:9a4e:d20b:6f15", zone)))
        .isNotEmpty()
        .noneMatch(advice -> advice.contains("send from"));
  }

  @Test
  void theNameOfANeighbourGetsNoRecordWhereTheAddressHasAConfirmedName() {
    String zone = ZONE + "web.example.org AAAA 2001:db8:2::80\n";

    assertThat(advice(cure("2001:db8:2::25", "web.example.org", "alice@example.org", zone)))
        .contains("Greet as mail.example.org")
        .noneMatch(advice -> advice.contains("web.example.org"));
  }

  @Test
  void aStaleNameIsMendedWhereTheConfirmedOneIsThatOfAProvider() {
    String zone =
        """
        2001:db8:2::25      PTR   v25.example.net
        v25.example.net     AAAA  2001:db8:2::25
        mail.example.org    AAAA  2001:db8:2::24
        example.org         MX    10 mail.example.org
        """;

    assertThat(advice(cure("2001:db8:2::25", zone)))
        .anyMatch(advice -> advice.startsWith("Publish mail.example.org. AAAA 2001:db8:2::25"))
        .noneMatch(advice -> advice.contains("example.net"));
  }

  @Test
  void aHostThatSendsAsItselfKeepsItsNameThoughItLeadsToWhereItWasBefore() {
    Cure cure = cure("2001:db8:3::25", "mail.example.org", "postmaster@mail.example.org", ZONE);

    assertThat(advice(cure)).isNotEmpty().noneMatch(advice -> advice.contains("mail.mail"));
  }
}
