package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloWithoutAddressTest {

  @ParameterizedTest
  @ValueSource(strings = {"AAAA  2001:db8::26", "A  192.0.2.25"})
  void passesWithAnAddressOfEitherFamilyWhicheverItIs(String record) {
    assertThat(examine("mail.example.org  " + record).result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithOneFamilyWhenTheOtherCannotBeLookedUp() {
    Outcome outcome =
        examine(
            """
            mail.example.org  AAAA  !servfail
            mail.example.org  A     192.0.2.25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithAnMxRecordAloneAndShowsBothLookups() {
    Outcome outcome = examine("mail.example.org  MX  10 mx.example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "mail.example.org AAAA no such record", "mail.example.org A no such record");
  }

  @Test
  void failsWhenTheNameDoesNotExist() {
    assertThat(examine("").result()).isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenNeitherIsFoundAndALookupFails() {
    assertThat(examine("mail.example.org  A  !timeout").result()).isEqualTo(UNDECIDED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of("mail.example.org"));
    return new HeloWithoutAddress().examine(attempt, ZoneDns.of(zone));
  }
}
