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

class FromDomainMissingTest {

  private static final Attempt FROM_BOSS =
      Letters.letter("From: Boss <ceo@boss.example>\n\nHello\n");

  @Test
  void failsWhenDnsDeniesTheName() {
    Outcome outcome = examine(FROM_BOSS, "example.org MX 10 mail.example.org");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).anyMatch(line -> line.contains("boss.example MX"));
  }

  @Test
  void passesWhenTheDomainIsThereWhateverItHas() {
    assertThat(examine(FROM_BOSS, "boss.example MX 10 mx.boss.example").result()).isEqualTo(PASSED);
    assertThat(examine(FROM_BOSS, "boss.example TXT \"hello\"").result()).isEqualTo(PASSED);
  }

  @Test
  void isUndecidedWithoutAnAnswer() {
    assertThat(examine(FROM_BOSS, "boss.example ANY !servfail").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void leavesTheDomainOfTheReversePathToItsOwnRule() {
    Attempt same = Letters.letter(Letters.GOOD);

    assertThat(examine(same, "mail.example.org A 192.0.2.1").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWithoutOneAuthorAndWithoutAMessage() {
    assertThat(examine(Letters.letter("From: root\n\nHello\n"), "a.test A 192.0.2.1").result())
        .isEqualTo(SKIPPED);
    assertThat(examine(Letters.path("alice@example.org"), "a.test A 192.0.2.1").result())
        .isEqualTo(SKIPPED);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new FromDomainMissing().examine(attempt, ZoneDns.of(zone));
  }
}
