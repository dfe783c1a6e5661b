package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.NotALab;
import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloUnknownTldTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.org", "mail.example.co.uk", "example.org", "MAIL.EXAMPLE.ORG"})
  void passesBelowADomainThatExists(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail.lan", "mail.local", "localhost", "mail", "localhost.localdomain"})
  void failsBelowADomainThatNobodyHasDelegated(String helo) {
    Outcome outcome = examine(helo);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name " + helo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"org", "co.uk"})
  void failsForADomainUnderWhichAnybodyMayRegister(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void failsWithAFinalDot() {
    assertThat(examine("mail.example.org.").result()).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my mail.example.org", "-mail.example.org", "$host.org"})
  void looksAtTheLastLabelOfANameWithOddCharacters(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"my mail", "my mail.lan", "mail..example.org", ".mail.org", "a b.org."})
  void failsForANameWithOddCharactersThatEndsInNoDomain(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void takesTheNamesOfALaboratoryThereOnly() {
    assertThat(examine("mail.example").result()).isEqualTo(PASSED);
    assertThat(
            new HeloUnknownTld()
                .examine(attempt("mail.example"), new NotALab(ZoneDns.of("")))
                .result())
        .isEqualTo(FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[IPv6:2001:db8::25]", "[2001:db8::25]", "[x]", "2001:db8::25"})
  void isSkippedForWhatIsNotMeantAsAName(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return new HeloUnknownTld().examine(attempt(helo), ZoneDns.of(""));
  }

  private static Attempt attempt(String helo) {
    return Attempt.from("2001:db8::25").withHelo(HeloName.of(helo));
  }
}
