package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;

class SpfHeloTemperrorTest {

  @Test
  void isUndecidedWhenAnIncludeCannotBeLookedUp() {
    Outcome outcome =
        examine(
            """
            mail.example.org    TXT  "v=spf1 include:broken.example.org -all"
            broken.example.org  TXT  !servfail
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .startsWith("SPF of postmaster@mail.example.org is temperror");
  }

  private static Outcome examine(String zone) {
    return new SpfHeloTemperror(Letters.AUTHENTICATION)
        .examine(Letters.path("alice@example.org"), ZoneDns.of(zone));
  }
}
