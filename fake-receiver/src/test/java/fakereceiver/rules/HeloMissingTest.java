package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;

class HeloMissingTest {

  @Test
  void passesWithAnyName() {
    Outcome outcome = examine("mail.example.org");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutAName() {
    Outcome outcome = examine("");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name (nothing)");
  }

  private static Outcome examine(String helo) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of(helo));
    return new HeloMissing().examine(attempt, ZoneDns.of(""));
  }
}
