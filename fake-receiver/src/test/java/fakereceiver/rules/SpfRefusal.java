package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import org.junit.jupiter.api.Test;

/**
 * What holds alike for the two results that refuse.
 *
 * @see SpfFailTest
 * @see SpfSoftfailTest
 */
abstract class SpfRefusal {

  private final Rule rule;
  private final String all;
  private final String word;

  /** {@code all} is the term that leads to the result. */
  SpfRefusal(Rule rule, String all, String word) {
    this.rule = rule;
    this.all = all;
    this.word = word;
  }

  @Test
  void passesWhenSpfPasses() {
    assertThat(examine("example.org  TXT  \"v=spf1 ip6:2001:db8::/64 " + all + "\"").result())
        .isEqualTo(PASSED);
  }

  @Test
  void passesWhenSpfSaysSomethingElse() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 ?all\"");

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsAndTellsWhereTheAddressBelongs() {
    Outcome outcome =
        examine(
            "example.org  TXT  \"v=spf1 ip6:2001:db8:1::/64  " + all + " exp=why.example.org\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .contains("SPF of alice@example.org is " + word + " (" + all + " of example.org)");
    assertThat(outcome.remedy())
        .hasValue(
            "Publish as the SPF record of example.org: v=spf1 ip6:2001:db8:1::/64  ip6:2001:db8::25"
                + " "
                + all
                + " exp=why.example.org");
  }

  @Test
  void looksAtTheHeloNameForTheNullReversePath() {
    Outcome outcome = examine(Letters.path(""), "mail.example.org  TXT  \"v=spf1 " + all + "\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of mail.example.org: v=spf1 ip6:2001:db8::25 " + all);
  }

  @Test
  void putsTheAddressBeforeARedirectThatDecided() {
    Outcome outcome =
        examine(
            """
            example.org       TXT  "v=spf1 redirect=_spf.example.org"
            _spf.example.org  TXT  "v=spf1 %s"
            """
                .formatted(all));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy())
        .hasValue(
            "Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25"
                + " redirect=_spf.example.org");
  }

  private Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private Outcome examine(Attempt attempt, String zone) {
    return rule.examine(attempt, ZoneDns.of(zone));
  }
}
