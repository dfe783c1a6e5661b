package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SenderDomainSyntaxTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@-x.example.org",
        "alice@x-.example.org",
        "alice@x..example.org",
        "alice@.example.org",
        "alice@example.org:25",
        "alice@[]"
      })
  void failsWithWhatNoDomainCanBe(String sender) {
    assertThat(SenderForms.failing(sender)).containsExactly("sender-domain-syntax");
  }

  @ParameterizedTest
  @CsvSource({"63, PASSED", "64, FAILED"})
  void aLabelMayHave63Octets(int length, Outcome.Result result) {
    assertThat(result("x".repeat(length) + ".example.org")).isEqualTo(result);
  }

  @ParameterizedTest
  @CsvSource({"50, PASSED", "51, FAILED"})
  void aDomainMayHave255Octets(int labels, Outcome.Result result) {
    assertThat(result("xxxx.".repeat(labels) + "exam")).isEqualTo(result);
  }

  private static Outcome.Result result(String domain) {
    return SenderForms.outcome(new SenderDomainSyntax(), "alice@" + domain).result();
  }
}
