package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What all rules about DMARC say when there is nothing to say, or nobody to ask. */
class DmarcRulesTest {

  static List<Rule> aboutARecord() {
    return List.of(
        new DmarcPolicyless(Letters.AUTHENTICATION),
        new DmarcUnaligned(Letters.AUTHENTICATION),
        new DmarcQuarantine(Letters.AUTHENTICATION),
        new DmarcReject(Letters.AUTHENTICATION));
  }

  static List<Rule> all() {
    List<Rule> all = new ArrayList<>(aboutARecord());
    all.add(new DmarcMissing());
    return all;
  }

  @ParameterizedTest
  @MethodSource("all")
  void areUndecidedWhenTheRecordCannotBeLookedUp(Rule rule) {
    Attempt attempt = Letters.letter(Letters.GOOD);

    assertThat(examine(rule, attempt, "_dmarc.example.org  TXT  !timeout")).isEqualTo(UNDECIDED);
  }

  @ParameterizedTest
  @MethodSource("aboutARecord")
  void areSkippedWithoutARecord(Rule rule) {
    Attempt attempt = Letters.letter(Letters.GOOD);

    assertThat(examine(rule, attempt, "")).isEqualTo(SKIPPED);
    assertThat(examine(rule, attempt, "example.org  A  192.0.2.25")).isEqualTo(SKIPPED);
  }

  @ParameterizedTest
  @MethodSource("all")
  void areSkippedWithoutAHeaderFrom(Rule rule) {
    assertThat(examine(rule, Letters.letter("Subject: Hello\n\n"), "")).isEqualTo(SKIPPED);
  }

  @ParameterizedTest
  @MethodSource("all")
  void areSkippedWithoutAMessage(Rule rule) {
    Attempt attempt = Letters.path("alice@example.org");

    assertThat(examine(rule, attempt, "example.org  TXT  \"v=spf1 -all\"")).isEqualTo(SKIPPED);
  }

  static List<Arguments> byPolicy() {
    return List.of(
        arguments(new DmarcUnaligned(Letters.AUTHENTICATION), "none"),
        arguments(new DmarcQuarantine(Letters.AUTHENTICATION), "quarantine"),
        arguments(new DmarcReject(Letters.AUTHENTICATION), "reject"));
  }

  @ParameterizedTest
  @MethodSource("byPolicy")
  void passBySpfAndAreUndecidedWhereItCannotBeChecked(Rule rule, String policy) {
    Attempt attempt = Letters.letter(Letters.GOOD);
    String record = "_dmarc.example.org  TXT  \"v=DMARC1; p=" + policy + "\"\n";
    String spf = "example.org  TXT  \"v=spf1 ip6:2001:db8::25 -all\"";

    assertThat(examine(rule, attempt, record + spf)).isEqualTo(PASSED);
    assertThat(examine(rule, attempt, record + "example.org  TXT  !timeout")).isEqualTo(UNDECIDED);
  }

  private static Outcome.Result examine(Rule rule, Attempt attempt, String zone) {
    return rule.examine(attempt, ZoneDns.of(zone)).result();
  }
}
