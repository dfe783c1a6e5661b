package smtpprobe.rules.domain;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static smtpprobe.reverse.LabWorld.assertIs;

import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.reverse.LabWorld;
import smtpprobe.reverse.Network;

/** What is found at the name servers of a domain where all else is well. */
class DomainServersTest {

  private Outcome inTheWorld(String id, LabWorld world) {
    try (LabWorld started =
            world.with("resolver", DomainRulesTest.GOOD.replace("2001:db8::25 PTR", "; ")).start();
        Network network = started.network()) {
      return LabWorld.examine(DomainRules.all(), id, new DomainRulesTest().look(network))
          .get(0)
          .outcome();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "domain-servers-without-ipv6",
        "domain-server-lame",
        "domain-server-silent",
        "domain-glue-missing"
      })
  void findNothingWrongWithGoodNameServers(String id) {
    assertIs(PASSED, inTheWorld(id, new LabWorld()));
  }

  @Test
  void findNameServersWithoutIpv6() {
    LabWorld world =
        new LabWorld()
            .without("org", "ns1.example.org. AAAA 2001:db8:53::1\n")
            .without("resolver", "ns1.example.org. AAAA 2001:db8:53::1\n")
            .without("resolver", "ns2.hoster.test. AAAA 2001:db8:53::2\n");

    assertIs(
        FAILED, inTheWorld("domain-servers-without-ipv6", world), "NS ns1.example.org [192.0.2.1]");
  }

  @ParameterizedTest
  @CsvSource({"lame, refused, REFUSED", "silent, timeout, timed out"})
  void findAServerThatDoesNotAnswer(String how, String answer, String told) {
    assertIs(
        FAILED,
        inTheWorld(
            "domain-server-" + how, new LabWorld().with("hoster2", "example.org. ANY !" + answer)),
        "ns2.hoster.test [2001:db8:53::2]: example.org SOA " + told);
  }

  @Test
  void findGlueThatIsMissing() {
    assertIs(
        FAILED,
        inTheWorld(
            "domain-glue-missing",
            new LabWorld().without("org", "ns1.example.org. AAAA 2001:db8:53::1\n")),
        "the zone above knows [192.0.2.1]");
  }
}
