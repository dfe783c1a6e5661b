package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnseenClientTest {

  private static final Card CARD =
      new Card(
          "spf-fail", Owner.DNS, "SPF says fail", "Add the address that mail leaves from to SPF");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "172.18.0.1",
        "10.0.0.1",
        "100.64.0.1",
        "fd00::25",
        "fe80::25",
        "64:ff9b::c000:219",
        "::1"
      })
  void isNeverPublished(String client) {
    Outcome outcome = spared(client, "Publish v=spf1 ip6:" + client + " -all");

    assertThat(outcome.remedy().orElseThrow())
        .startsWith("Change nothing in DNS for this: " + client + " is a")
        .contains("; it goes with client-not-global. ")
        .endsWith("(smtp-probe: --seen-as)");
    assertThat(outcome.result()).isEqualTo(Outcome.Result.FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2002:c000:219::1", "2001:0:53aa:64c::1"})
  void isNeverPublishedWhereItIsOfATunnel(String client) {
    assertThat(spared(client, "Publish v=spf1 ip6:" + client + " -all").remedy())
        .contains(UnseenClient.NATIVE_IPV6);
    assertThat(spared(client, "Greet with another name").remedy())
        .contains("Greet with another name");
  }

  @Test
  void leavesRemediesThatDoNotSpeakOfIt() {
    assertThat(spared("172.18.0.1", "Greet with another name").remedy())
        .contains("Greet with another name");
  }

  @Test
  void leavesAddressesThatReceiversMeet() {
    assertThat(spared("192.0.2.25", "Publish v=spf1 ip4:192.0.2.25 -all").remedy())
        .contains("Publish v=spf1 ip4:192.0.2.25 -all");
  }

  private static Outcome spared(String client, String remedy) {
    return UnseenClient.spare(
        CARD, Attempt.from(IpAddress.of(client)), Outcome.failed(Evidence.NONE, remedy));
  }
}
