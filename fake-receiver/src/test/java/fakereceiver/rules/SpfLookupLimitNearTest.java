package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.persona.Personas;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfLookupLimitNearTest {

  @Test
  void passesWithSevenTerms() {
    assertThat(examine(zone(7)).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(ints = {8, 9, 10})
  void failsWithEightToTenAndCountsThem(int terms) {
    Outcome outcome = examine(zone(terms));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("terms that ask DNS " + terms + " of 10");
  }

  @Test
  void isSkippedOverTheLimit() {
    assertThat(examine(zone(11)).result()).isEqualTo(SKIPPED);
  }

  @Test
  void isSkippedWithoutARecord() {
    assertThat(examine("example.org AAAA 2001:db8::25").result()).isEqualTo(SKIPPED);
  }

  @Test
  void isUndecidedWhenALookupTimesOut() {
    assertThat(examine("example.org TXT !timeout").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedForAReceiverThatHasAnotherLimit() {
    Attempt attempt =
        Letters.path("alice@example.org").to(Personas.builtIn().named("postfix-rspamd").receiver());

    assertThat(
            new SpfLookupLimitNear(Letters.AUTHENTICATION)
                .examine(attempt, ZoneDns.of(zone(9)))
                .result())
        .isEqualTo(SKIPPED);
  }

  /** A record of as many terms that ask DNS, none of which matches. */
  static String zone(int terms) {
    String record =
        IntStream.range(0, terms)
            .mapToObj(i -> "a:h" + i + ".example.org")
            .collect(Collectors.joining(" "));
    String hosts =
        IntStream.range(0, terms)
            .mapToObj(i -> "h" + i + ".example.org AAAA 2001:db8::1:" + i)
            .collect(Collectors.joining("\n"));
    return "example.org TXT \"v=spf1 " + record + " -all\"\n" + hosts;
  }

  private static Outcome examine(String zone) {
    return new SpfLookupLimitNear(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
