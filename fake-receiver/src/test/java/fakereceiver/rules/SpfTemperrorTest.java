package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfTemperrorTest {

  @Test
  void passesWhateverSpfSays() {
    assertThat(examine("example.org  TXT  \"v=spf1 -all\"").result()).isEqualTo(PASSED);
  }

  @Test
  void isUndecidedWhenAnIncludeCannotBeLookedUpAndShowsIt() {
    Outcome outcome =
        examine(
            """
            example.org  TXT  "v=spf1 include:example.net -all"
            example.net  TXT  !servfail
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines()).contains("example.net TXT no answer: SERVFAIL");
  }

  private static Outcome examine(String zone) {
    return new SpfTemperror(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
