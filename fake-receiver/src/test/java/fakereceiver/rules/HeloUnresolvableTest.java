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

class HeloUnresolvableTest {

  @ParameterizedTest
  @ValueSource(strings = {"AAAA  2001:db8::99", "A  192.0.2.99", "MX  10 mx.example.org"})
  void passesWithOneRecordOfAnyUsefulType(String record) {
    assertThat(examine("mail.example.org  " + record).result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithATrailingDot() {
    assertThat(examine("mail.example.org.", "mail.example.org  AAAA  2001:db8::25").result())
        .isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheNameDoesNotExistAndShowsEveryLookup() {
    Outcome outcome = examine("");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "mail.example.org AAAA no such name",
            "mail.example.org A no such name",
            "mail.example.org MX no such name");
  }

  @Test
  void failsWhenTheNameHasNothingButText() {
    assertThat(examine("mail.example.org  TXT  \"a note\"").result()).isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenOneLookupFailsAndTheOthersFindNothing() {
    Outcome outcome = examine("mail.example.org  AAAA  !servfail");

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "mail.example.org AAAA no answer: SERVFAIL",
            "mail.example.org A no such name",
            "mail.example.org MX no such name");
  }

  @Test
  void passesWhenOneLookupFailsAndAnotherFindsAnAddress() {
    Outcome outcome =
        examine(
            """
            mail.example.org  AAAA  !servfail
            mail.example.org  A     192.0.2.25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  private static Outcome examine(String zone) {
    return examine("mail.example.org", zone);
  }

  private static Outcome examine(String helo, String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of(helo));
    return new HeloUnresolvable().examine(attempt, ZoneDns.of(zone));
  }
}
