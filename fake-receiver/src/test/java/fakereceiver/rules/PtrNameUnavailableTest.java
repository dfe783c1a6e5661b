package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PtrNameUnavailableTest {

  @Test
  void passesWhenEveryNameCanBeLookedUp() {
    Outcome outcome =
        examine(
            """
            2001:db8::25      PTR   mail.example.org
            2001:db8::25      PTR   gone.example.org
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void isUndecidedWhenOneNameCannotThoughAnotherLeadsBackAndShowsWhichOne() {
    Outcome outcome =
        examine(
            """
            2001:db8::25      PTR   mail.example.org
            2001:db8::25      PTR   old.example.net
            mail.example.org  AAAA  2001:db8::25
            old.example.net   AAAA  !servfail
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines())
        .containsExactly("old.example.net AAAA no answer: SERVFAIL");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "2001:db8::25  PTR  !servfail", "2001:db8::25  PTR  !timeout"})
  void isSkippedWithoutAName(String zone) {
    assertThat(examine(zone).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return new PtrNameUnavailable().examine(Attempt.from("2001:db8::25"), ZoneDns.of(zone));
  }
}
