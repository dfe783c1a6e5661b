package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;

class PtrFirstUnconfirmedTest {

  @Test
  void passesWhenTheFirstNameIsConfirmed() {
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
  void failsWhenOnlyALaterNameIsConfirmedAndSaysWhichToKeep() {
    Outcome outcome =
        examine(
            """
            2001:db8::25      PTR   gone.example.org
            2001:db8::25      PTR   mail.example.org
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "2001:db8::25 PTR [gone.example.org, mail.example.org]",
            "gone.example.org AAAA no such name",
            "mail.example.org AAAA [2001:db8::25]");
    assertThat(outcome.remedy().orElseThrow())
        .contains("Remove the PTR record of gone.example.org and keep that of mail.example.org");
  }

  @Test
  void isUndecidedWhenTheFirstNameCannotBeLookedUp() {
    Outcome outcome =
        examine(
            """
            2001:db8::25        PTR   broken.example.org
            2001:db8::25        PTR   mail.example.org
            broken.example.org  AAAA  !servfail
            mail.example.org    AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWhenNoNameIsConfirmed() {
    Outcome outcome =
        examine(
            """
            2001:db8::25      PTR   gone.example.org
            2001:db8::25      PTR   mail.example.org
            """);

    assertThat(outcome.result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenTheReverseLookupTimesOut() {
    assertThat(examine("2001:db8::25  PTR  !timeout").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWhenThereIsNoPtrRecord() {
    assertThat(examine("").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return new PtrFirstUnconfirmed().examine(Attempt.from("2001:db8::25"), ZoneDns.of(zone));
  }
}
