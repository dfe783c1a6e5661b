package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {"mail.example.org", "mail_out.example.org", "localhost", "[IPv6:2001:db8::25]"})
  void passesWithWhatTheGrammarAllows(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithIllegalCharactersAndShowsThem() {
    Outcome outcome = examine("my mail!.example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name my mail!.example.org", "illegal in a host name: [space, !]");
  }

  @Test
  void failsWithCharactersOutsideAscii() {
    Outcome outcome = examine("b\u00fccher.example");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("illegal in a host name: [\u00fc]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-mail.example.org", "mail..example.org"})
  void failsWithLabelsThatNoHostCanHave(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void saysWhatIsWrongWithALabel() {
    Outcome outcome = examine("mail..example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "HELO name mail..example.org",
            "a label of it is empty, too long, or has a hyphen at its edge");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[2001:db8::25]", "[mail.example.org]", "2001:db8::25", "192.0.2.25"})
  void isSkippedWhenItIsNotMeantAsAHostName(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloSyntax(), helo);
  }
}
