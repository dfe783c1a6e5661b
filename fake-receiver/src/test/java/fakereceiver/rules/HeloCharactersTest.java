package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloCharactersTest {

  @ParameterizedTest
  @ValueSource(strings = {"mail.example.org", "web_1.example.org", "192.0.2.25", "mail"})
  void passesWithLettersDigitsHyphensUnderscoresAndDots(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mail..example.org", "-mail.example.org", ".mail", "-"})
  void passesWithLabelsThatAreWrongInOtherWays(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bob's-PC.example.org",
        "my mail",
        "$myhostname",
        "m\u00fcller.example",
        "mail.example.org\u0085",
        "2001:db8::25"
      })
  void failsWithAnyOtherCharacterAndShowsTheName(String helo) {
    Outcome outcome = examine(helo);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name " + helo);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[IPv6:2001:db8::25]", "[2001:db8::25]", "[x y]"})
  void isSkippedWithoutANameAndWithBrackets(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloCharacters(), helo);
  }
}
