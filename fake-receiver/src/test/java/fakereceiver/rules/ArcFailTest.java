package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.Resources;
import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import java.util.List;
import org.junit.jupiter.api.Test;

class ArcFailTest {

  /** The records of the zone, an empty line, and a message with a chain that is whole. */
  private static final String CHAIN =
      Resources.latin1("/arc/mail-auth/001.txt").replace("\r\n", "\n");

  private static final String SEALED = CHAIN.substring(CHAIN.indexOf("\n\n") + 2);

  @Test
  void passesWhenTheChainIsWhole() {
    assertThat(examine(Letters.letter(SEALED), keys()).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheMessageWasChangedAndNamesTheSet() {
    Outcome outcome = examine(Letters.letter(SEALED + "Unsubscribe here\n"), keys());

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .last()
        .asString()
        .startsWith("ARC chain is fail (ARC-Message-Signature i=");
  }

  @Test
  void isUndecidedWhenOnlyAKeyCannotBeLookedUp() {
    ScriptedDns broken = new ScriptedDns();
    recordsOfTheZone().forEach(record -> broken.fail(record.split(" ", 2)[0]));

    assertThat(examine(Letters.letter(SEALED), broken).result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWithoutAChain() {
    assertThat(examine(Letters.letter(Letters.GOOD), keys()).result()).isEqualTo(SKIPPED);
  }

  private static Dns keys() {
    ScriptedDns dns = new ScriptedDns();
    for (String record : recordsOfTheZone()) {
      String[] nameAndText = record.split(" ", 2);
      dns.txt(nameAndText[0], nameAndText[1]);
    }
    return dns;
  }

  private static List<String> recordsOfTheZone() {
    return CHAIN.substring(0, CHAIN.indexOf("\n\n")).lines().toList();
  }

  private static Outcome examine(Attempt attempt, Dns dns) {
    return new ArcFail().examine(attempt, dns);
  }
}
