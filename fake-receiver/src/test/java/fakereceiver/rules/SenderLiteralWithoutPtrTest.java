package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderLiteralWithoutPtrTest {

  private static final String PATH = "alice@[IPv6:2001:db8::26]";

  @Test
  void passesWhenTheAddressInTheLiteralHasAName() {
    assertThat(examine(PATH, "2001:db8::26  PTR  mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenOnlyTheClientAddressHasOneAndShowsTheLookup() {
    Outcome outcome = examine(PATH, "2001:db8::25  PTR  mail.example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("2001:db8::26 PTR no such name");
  }

  @Test
  void failsForAnIpv4LiteralToo() {
    assertThat(examine("alice@[192.0.2.25]", "").result()).isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenTheReverseLookupFails() {
    assertThat(examine(PATH, "2001:db8::26  PTR  !servfail").result()).isEqualTo(UNDECIDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "alice", "alice@example.org", "alice@[x]", "alice@[IPv6:"})
  void isSkippedWithoutAnAddressInALiteral(String path) {
    assertThat(examine(path, "").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String path, String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withReversePath(ReversePath.of(path));
    return new SenderLiteralWithoutPtr().examine(attempt, ZoneDns.of(zone));
  }
}
