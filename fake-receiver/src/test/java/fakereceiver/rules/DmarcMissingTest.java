package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DmarcMissingTest {

  @Test
  void passesWithARecord() {
    assertThat(examine("_dmarc.example.org  TXT  \"v=DMARC1; p=none\"").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutOneAndTellsTheFirstOne() {
    Outcome outcome = examine("example.org  A  192.0.2.25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).contains("_dmarc.example.org TXT no such name");
    assertThat(outcome.remedy())
        .hasValue("Publish as the TXT record of _dmarc.example.org: v=DMARC1; p=none");
  }

  @ParameterizedTest
  @ValueSource(strings = {"v=dmarc1; p=reject", "v=DMARC1; p=rejected", "DMARC1; p=none"})
  void proposesNoneBesideOneThatDoesNotWork(String text) {
    Outcome outcome = examine("_dmarc.example.org TXT \"" + text + "\"");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy().orElseThrow()).startsWith("Mend the DMARC record that is there");
  }

  private static Outcome examine(String zone) {
    return new DmarcMissing().examine(Letters.letter(Letters.GOOD), ZoneDns.of(zone));
  }
}
