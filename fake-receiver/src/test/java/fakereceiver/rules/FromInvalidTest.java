package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FromInvalidTest {

  @Test
  void passesWithOneAddress() {
    assertThat(examine(Letters.letter(Letters.GOOD), "").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutTheField() {
    Outcome outcome = examine(Letters.letter("Subject: Hello\n\n"), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("From fields none");
  }

  @Test
  void failsWithTwoFieldsAndShowsThem() {
    Outcome outcome = examine(Letters.letter("From: eve@example.net\n" + Letters.GOOD), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("From fields [eve@example.net, Alice <alice@example.org>]");
  }

  @Test
  void failsWithTwoAddresses() {
    Outcome outcome =
        examine(Letters.letter("From: alice@example.org, bob@example.org\n\nHello\n"), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("addresses [alice@example.org, bob@example.org]");
  }

  @Test
  void failsWithoutADomain() {
    assertThat(examine(Letters.letter("From: root\n\nHello\n"), "").result()).isEqualTo(FAILED);
  }

  @Test
  void failsWithADomainOfOneLabel() {
    assertThat(examine(Letters.letter("From: root@localhost\n\nHello\n"), "").result())
        .isEqualTo(FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'alice@example.org'", "[alice@example.org]", "alice@example.org:25"})
  void failsWithADomainThatIsNone(String from) {
    Outcome outcome = examine(Letters.letter("From: " + from + "\n\nHello\n"), "");

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new FromInvalid().examine(attempt, ZoneDns.of(zone));
  }
}
