package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;

class TlsMissingTest {

  private static final Attempt PLAN = Letters.path("alice@example.org");

  @Test
  void passesOverTls() {
    assertThat(examine(PLAN.withEncryption(true)).result()).isEqualTo(PASSED);
  }

  @Test
  void failsInTheClearAndSaysSo() {
    Outcome outcome = examine(PLAN.withEncryption(false));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("the session is in the clear");
  }

  @Test
  void isSkippedForAPlanThatDoesNotTell() {
    assertThat(examine(PLAN).result()).isEqualTo(SKIPPED);
  }

  @Test
  void remembersItInEveryTransactionOfTheSession() {
    Attempt session = Attempt.from("2001:db8::25").withEncryption(false);
    Attempt second =
        session
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ReversePath.of("alice@example.org"))
            .withReversePath(ReversePath.NULL);

    assertThat(examine(second).result()).isEqualTo(FAILED);
  }

  private static Outcome examine(Attempt attempt) {
    return new TlsMissing().examine(attempt, ZoneDns.of(""));
  }
}
