package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class PtrSeveralTest {

  @Test
  void passesWithOnePtrRecord() {
    assertThat(examine("2001:db8::25  PTR  mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithTwoPtrRecordsAndShowsBoth() {
    Outcome outcome =
        examine(
            """
            2001:db8::25  PTR  mail.example.org
            2001:db8::25  PTR  www.example.org
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("2001:db8::25 PTR [mail.example.org, www.example.org]");
  }

  private static Outcome examine(String zone) {
    return new PtrSeveral().examine(Attempt.from("2001:db8::25"), ZoneDns.of(zone));
  }
}
