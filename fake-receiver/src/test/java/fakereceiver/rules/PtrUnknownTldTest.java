package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.NotALab;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtrUnknownTldTest {

  @Test
  void passesWhenEveryNameIsBelowADomainThatExists() {
    Outcome outcome =
        examine(
            """
            2001:db8::25  PTR  mail.example.org
            2001:db8::25  PTR  mail.example.co.uk
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "mail.lan", "mail", "org", "co.uk", "."})
  void failsForANameThatNobodyCanOwnAndShowsIt(String name) {
    Outcome outcome = examine("2001:db8::25  PTR  " + name);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("2001:db8::25 PTR [" + name + "]");
  }

  @Test
  void failsWhenOneOfSeveralNamesIsSuchAName() {
    Outcome outcome =
        examine(
            """
            2001:db8::25  PTR  mail.example.org
            2001:db8::25  PTR  mail.lan
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void takesTheNamesOfALaboratoryThereOnly() {
    String zone = "2001:db8::25  PTR  mail.example";

    assertThat(examine(zone).result()).isEqualTo(PASSED);
    assertThat(
            new PtrUnknownTld()
                .examine(Attempt.from("2001:db8::25"), new NotALab(ZoneDns.of(zone)))
                .result())
        .isEqualTo(FAILED);
  }

  @Test
  void isSkippedWithoutAPtrRecord() {
    assertThat(examine("").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return new PtrUnknownTld().examine(Attempt.from("2001:db8::25"), ZoneDns.of(zone));
  }
}
