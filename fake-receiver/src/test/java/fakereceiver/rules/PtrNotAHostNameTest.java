package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PtrNotAHostNameTest {

  @Test
  void passesWithAFullHostName() {
    assertThat(examine("2001:db8::25  PTR  mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithAnUnderscore() {
    assertThat(examine("2001:db8::25  PTR  mail_out.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithAnInternationalName() {
    assertThat(examine("2001:db8::25  PTR  xn--mller-kva.example").result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ".                     | is the root, which names no host",
        "mail                  | has one label only",
        "localhost             | names the host itself, wherever it is asked for",
        "localhost.localdomain | names the host itself, wherever it is asked for",
      })
  void failsWhenNobodyElseCanAskForTheName(String name, String problem) {
    Outcome outcome = examine("2001:db8::25  PTR  " + name);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("2001:db8::25 PTR [" + name + "]", "PTR name " + name + " " + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "the\\032mail.example.org",
        "-mail.example.org",
        "mail-.example.org",
        "b\\195\\188cher.example",
      })
  void failsWhenTheNameIsNotLegal(String name) {
    Outcome outcome = examine("2001:db8::25  PTR  " + name);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .endsWith(
            "PTR name "
                + DomainName.of(name)
                + " has a character that no host name has, or a hyphen at the edge of a label");
  }

  @Test
  void failsWhenTheFinalDotWasForgottenAndSaysHowToWriteTheName() {
    Outcome outcome = examine("2001:db8::25  PTR  mail.example.org.8.b.d.0.1.0.0.2.ip6.arpa");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "2001:db8::25 PTR [mail.example.org.8.b.d.0.1.0.0.2.ip6.arpa]",
            "PTR name mail.example.org.8.b.d.0.1.0.0.2.ip6.arpa lies in the reverse tree:"
                + " its final dot is missing in the zone file");
    assertThat(outcome.remedy().orElseThrow()).contains("with a final dot, mail.example.org. -");
  }

  @Test
  void failsWhenTheFinalDotWasForgottenInAZoneOfIpv4() {
    Outcome outcome =
        new PtrNotAHostName()
            .examine(
                Attempt.from("192.0.2.25"),
                ZoneDns.of("192.0.2.25  PTR  mail.example.org.2.0.192.in-addr.arpa"));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy().orElseThrow()).contains("with a final dot, mail.example.org. -");
  }

  @Test
  void failsWhenOneOfSeveralNamesIsWrong() {
    Outcome outcome =
        examine(
            """
            2001:db8::25  PTR  mail.example.org
            2001:db8::25  PTR  localhost
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("PTR name localhost names the host itself, wherever it is asked for");
  }

  private static Outcome examine(String zone) {
    return new PtrNotAHostName().examine(Attempt.from("2001:db8::25"), ZoneDns.of(zone));
  }
}
