package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpfIp6SyntaxTest {

  @Test
  void passesWithARightTerm() {
    assertThat(examine("example.org  TXT  \"v=spf1 ip6:2001:db8::25 -all\"").result())
        .isEqualTo(PASSED);
  }

  /** Brackets, a zone id, the other family, a prefix too long, no mechanism, nothing legible. */
  @ParameterizedTest
  @CsvSource({
    "ip6:[2001:db8::25], ip6:2001:db8::25",
    "~ip6:2001:db8::25%eth0, ~ip6:2001:db8::25",
    "ip4:2001:db8::/64, ip6:2001:db8::/64",
    "ip6:2001:db8::25/129, ip6:2001:db8::25",
    "2001:db8::25, ip6:2001:db8::25",
    "ip6:2001:db8::zz, ip6:2001:db8::25",
  })
  void correctsATermThatIsMeantForAnAddress(String written, String right) {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 mx " + written + " -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).last().asString().contains(written + " ");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 mx " + right + " -all");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ip6=2001:db8::25", "IPv6=2001:db8::25", "ip4=2001:db8::25"})
  void correctsAMechanismThatIsWrittenAsAModifierEvenIfAllIsWell(String term) {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 " + term + " +all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .startsWith(term)
        .contains("unknown modifier");
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 ip6:2001:db8::25 +all");
  }

  @Test
  void correctsATermWithTheNameOfTheProtocol() {
    Outcome outcome = examine("example.org  TXT  \"v=spf1 mx ipv6:2001:db8::/64 -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy())
        .hasValue("Publish as the SPF record of example.org: v=spf1 mx ip6:2001:db8::/64 -all");
  }

  @Test
  void passesAModifierThatIsOnlyUnknown() {
    assertThat(examine("example.org  TXT  \"v=spf1 ip=6 ip4=192.0.2.1 -all\"").result())
        .isEqualTo(PASSED);
  }

  @Test
  void failsOverIp4Too() {
    Outcome outcome =
        examine(
            Letters.path("192.0.2.25", "alice@example.org"),
            "example.org  TXT  \"v=spf1 ip4:192.0.2.25 ip6: -all\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
  }

  @Test
  void namesOnlyTheFormWhenTheTermIsOfAnIncludedRecord() {
    Outcome outcome =
        examine(
            """
            example.org  TXT  "v=spf1 include:example.net -all"
            example.net  TXT  "v=spf1 ip6:2001:db8::zz -all"
            """);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).last().asString().contains("ip6:2001:db8::zz ");
    assertThat(outcome.remedy())
        .hasValue(
            "Write IPv6 addresses as ip6:2001:db8::25 or ip6:2001:db8::/64: no brackets, no zone"
                + " id, not ip4: or ip6=");
  }

  @Test
  void isSkippedForAnotherTerm() {
    assertThat(examine("example.org  TXT  \"v=spf1 mix -all\"").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    return examine(Letters.path("alice@example.org"), zone);
  }

  private static Outcome examine(Attempt attempt, String zone) {
    return new SpfIp6Syntax(Letters.AUTHENTICATION).examine(attempt, ZoneDns.of(zone));
  }
}
