package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloLiteralTest {

  @Test
  void passesWithAName() {
    assertThat(examine("mail.example.org").result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[IPv6:2001:db8::25]", "[192.0.2.25]"})
  void failsWithALiteralHoweverRight(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void showsTheLiteral() {
    Outcome outcome = examine("[IPv6:2001:db8::25]");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name [IPv6:2001:db8::25]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[2001:db8::25]", "[x]", "2001:db8::25", "my mail"})
  void isSkippedWhenItIsNeitherANameNorAWellFormedLiteral(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloLiteral(), helo);
  }
}
