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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PtrGenericTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org", "mx25.example.net", "host.example.org",
        "static.example.org", "mail.static.example.org", "mail1.static.example.org",
        "mail-1.customer.example.org", "pooled1.example.org", "static-v2.example.org",
        "dead-beef.example.org", "mx-2001.example.org", "mx1.2001.example.org",
        "v1-2-3.example.org", "www-2026-11-24.example.org", "dynamo7.example.org",
        "1and1.example", "0-0-0.example.org"
      })
  void passesNamesThatPeopleGive(String name) {
    assertThat(examine("2001:db8:0:1::25", name).result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @CsvSource({
    "2001-db8-0-1-0-0-0-25.isp.example, 2001-db8-0-1-0-0-0-25",
    "2001-0db8-0000-0001-0000-0000-0000-0025.isp.example,"
        + " 2001-0db8-0000-0001-0000-0000-0000-0025",
    "2001-db8-0-1--25.isp.example, 2001-db8-0-1",
    "ip6.2001.db8.0.1.isp.example, 2001.db8.0.1",
    "h20010db8000000010000000000000025.isp.example, 20010db8000000010000000000000025",
    "p20010db800000001.dip.isp.example, 20010db800000001",
    "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1.0.0.0.isp.example, 5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0",
    "static.25.2.0.192.clients.isp.example, 25.2.0.192",
    "192-0-2-25.isp.example, 192-0-2-25",
  })
  void failsWhenTheNameHoldsAnAddress(String name, String part) {
    assertGenerated("2001:db8:0:1::25", name, part);
  }

  @Test
  void failsWhenTheNameHoldsTheShortFormOfTheAddress() {
    assertGenerated("2001:db8::25", "ip-2001-db8--25.dyn.isp.example", "2001-db8--25");
  }

  @ParameterizedTest
  @CsvSource({
    "dyn25.isp.example, dyn25",
    "dhcp-25.isp.example, dhcp-25",
    "adsl-1a2b.isp.example, adsl-1a2b",
    "dyn-a1b2c3.isp.example, dyn-a1b2c3",
    "pool-7-25.isp.example, pool-7",
    "static.25.isp.example, static.25",
    "25.dyn.isp.example, 25.dyn",
    "7-25.cable.isp.example, 7-25.cable",
    "25-ppp.isp.example, 25-ppp",
    "customer25.isp.example, customer25",
  })
  void failsWhenAWordOfAccessProvidersStandsNextToANumber(String name, String part) {
    assertGenerated("2001:db8:0:1::25", name, part);
  }

  @ParameterizedTest
  @CsvSource({
    "192-0-2-25.isp.example, 192-0-2-25",
    "25.2.0.192.isp.example, 25.2.0.192",
    "host-192x000x002x025.isp.example, 192x000x002x025",
    "ip192000002025.isp.example, 192000002025",
    "pc0000219.dip.isp.example, c0000219",
  })
  void failsWhenTheNameHoldsAnAddressOfIpv4(String name, String part) {
    assertGenerated("192.0.2.25", name, part);
  }

  @Test
  void failsWhenOneOfSeveralNamesIsGenerated() {
    Outcome outcome =
        new PtrGeneric()
            .examine(
                Attempt.from("2001:db8::25"),
                ZoneDns.of(
                    """
                    2001:db8::25  PTR  mail.example.org
                    2001:db8::25  PTR  dyn25.isp.example
                    """));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "2001:db8::25 PTR [mail.example.org, dyn25.isp.example]",
            "generated part of dyn25.isp.example dyn25");
  }

  @Test
  void looksForTheWholeAddressFirst() {
    String address = "2001-db8-5e4d-0-0-0-0-13";

    assertGenerated("2001:db8:5e4d::13", address + ".dyn.isp.example", address);
  }

  @Test
  void leavesNamesThatNoHostCanHaveToTheirOwnRule() {
    String appended = "mail.example.org.1.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";

    assertThat(examine("2001:db8:0:1::25", appended).result()).isEqualTo(SKIPPED);
  }

  @Test
  void isUndecidedWhenTheReverseLookupTimesOut() {
    assertThat(examine("2001:db8::25", "!timeout").result()).isEqualTo(UNDECIDED);
  }

  private static void assertGenerated(String address, String name, String part) {
    Outcome outcome = examine(address, name);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(address + " PTR [" + name + "]", "generated part of " + name + " " + part);
  }

  private static Outcome examine(String address, String name) {
    return new PtrGeneric().examine(Attempt.from(address), ZoneDns.of(address + "  PTR  " + name));
  }
}
