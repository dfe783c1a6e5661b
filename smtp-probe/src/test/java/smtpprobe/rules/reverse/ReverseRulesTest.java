package smtpprobe.rules.reverse;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.check.Seen;
import smtpprobe.report.SeenText;
import smtpprobe.reverse.LabWorld;
import smtpprobe.reverse.Network;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.Validation;

class ReverseRulesTest {

  private static final Ip6Address SOURCE = Ip6Address.of("2001:db8::25");

  private static Reverse look(LabWorld world) {
    try (LabWorld started = world.start();
        Network network = started.network()) {
      return Reverse.look(SOURCE, network);
    }
  }

  private static Outcome outcome(String id, LabWorld world) {
    return of(id, look(world)).outcome();
  }

  private static Finding of(String id, Reverse reverse) {
    return LabWorld.examine(ReverseRules.all(), id, reverse).get(0);
  }

  private static void assertFailed(String id, LabWorld world, String... seen) {
    LabWorld.assertIs(FAILED, outcome(id, world), seen);
  }

  @Test
  void findNothingWhereAllIsWell() {
    Reverse reverse = look(new LabWorld());

    assertThat(ReverseRules.all())
        .allSatisfy(
            rule ->
                assertThat(rule.examine(reverse).get(0).outcome().result())
                    .as(rule.card().id() + " " + rule.examine(reverse))
                    .isEqualTo(PASSED));
    assertThat(SeenText.of(new Seen.OfReverse(reverse)))
        .contains(
            "  2001:db8::25: mail.example.org",
            "    8.b.d.0.1.0.0.2.ip6.arpa: ns1.hoster.test, ns2.hoster.test; 4 of 4 addresses know"
                + " it (2 IPv6)",
            "    DNSSEC insecure: not signed, or the resolver does not check",
            "    after a change, resolvers may hold the old answer for 300 s");
  }

  @Test
  void findARecordThatIsMissingAndSayWhomToAsk() {
    Outcome outcome =
        outcome(
            "reverse-record-missing",
            new LabWorld().without("hoster1", LabWorld.PTR).without("hoster2", LabWorld.PTR));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy().orElseThrow())
        .contains(
            "whoever runs the zone 8.b.d.0.1.0.0.2.ip6.arpa",
            "hostmaster@hoster.test",
            "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa. PTR",
            "300 s");
  }

  @Test
  void areUndecidedOnceWhenNobodyKnows() {
    Reverse reverse =
        look(
            new LabWorld()
                .with("hoster1", "*.ip6.arpa. ANY !refused")
                .with("hoster2", "*.ip6.arpa. ANY !servfail"));

    assertThat(of("reverse-record-missing", reverse).outcome().result()).isEqualTo(UNDECIDED);
    assertThat(of("reverse-zone-lame", reverse).outcome().result()).isEqualTo(FAILED);
    assertThat(of("reverse-answers-differ", reverse).outcome().result()).isEqualTo(SKIPPED);
  }

  @Test
  void findALameServer() {
    assertFailed(
        "reverse-zone-lame",
        new LabWorld().with("hoster2", "*.ip6.arpa. ANY !refused"),
        "ns2.hoster.test [2001:db8:53::2]: 2001:db8::25 PTR REFUSED",
        "ns2.hoster.test [192.0.2.2]");
  }

  @Test
  void findAServerThatIsNowhereButNotOneThatTheResolverCannotLookUp() {
    LabWorld world = new LabWorld().with("arpa", "8.b.d.0.1.0.0.2.ip6.arpa. NS ns3.hoster.test.");

    assertFailed("reverse-zone-lame", world, "ns3.hoster.test has no address");
    assertThat(
            outcome(
                    "reverse-zone-lame",
                    new LabWorld()
                        .with("arpa", "8.b.d.0.1.0.0.2.ip6.arpa. NS ns3.hoster.test.")
                        .with("resolver", "ns3.hoster.test. ANY !servfail"))
                .result())
        .isEqualTo(PASSED);
  }

  @Test
  void findASilentServer() {
    assertFailed(
        "reverse-server-silent",
        new LabWorld().with("hoster2", "*.ip6.arpa. ANY !timeout"),
        "ns2.hoster.test [2001:db8:53::2]: 2001:db8::25 PTR timed out");
  }

  @Test
  void findServersThatDoNotAgree() {
    assertFailed(
        "reverse-answers-differ",
        new LabWorld()
            .without("hoster2", LabWorld.PTR)
            .with("hoster2", "2001:db8::25 PTR old.example.org."),
        "[mail.example.org.]",
        "[old.example.org.]");
  }

  @Test
  void findADelegationThatTheZoneDoesNotKnow() {
    assertFailed(
        "reverse-servers-differ",
        new LabWorld()
            .without("hoster1", "8.b.d.0.1.0.0.2.ip6.arpa. NS ns2.hoster.test.\n")
            .without("hoster2", "8.b.d.0.1.0.0.2.ip6.arpa. NS ns2.hoster.test.\n"),
        "named by the zone above [ns1.hoster.test, ns2.hoster.test]",
        "NS [ns1.hoster.test.]");
  }

  @Test
  void findServersWithoutIpv6() {
    LabWorld world = new LabWorld();
    for (String server : new String[] {"arpa", "resolver"}) {
      world
          .without(server, "ns1.hoster.test. AAAA 2001:db8:53::1\n")
          .without(server, "ns2.hoster.test. AAAA 2001:db8:53::2\n");
    }

    assertFailed("reverse-servers-without-ipv6", world, "ns1.hoster.test [192.0.2.1]");
  }

  @Test
  void findANonTerminalThatIsDenied() {
    String above = "2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.";

    assertFailed(
        "reverse-non-terminal-denied",
        new LabWorld().with("hoster2", above + " ANY !nxdomain"),
        "ns2.hoster.test",
        "no such name");
  }

  @Test
  void findSignaturesThatAreWrong() {
    Outcome outcome =
        outcome("reverse-zone-bogus", new LabWorld().with("resolver", "2001:db8::25 PTR !bogus"));

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(String.join("\n", outcome.evidence().lines()))
        .contains(
            "SERVFAIL (DNSSEC_BOGUS: as the zone file says)",
            "the same without checking (CD) [mail.example.org.]");
  }

  @Test
  void knowASecureZone() {
    Reverse reverse = look(new LabWorld().with("resolver", "2001:db8::25 PTR !secure"));

    assertThat(reverse.validation().orElseThrow().state()).isEqualTo(Validation.State.SECURE);
    assertThat(of("reverse-zone-bogus", reverse).outcome().result()).isEqualTo(PASSED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"!servfail", "!refused"})
  void doNotCallBrokenWhatTheResolverDoesNotAnswerEitherWay(String fault) {
    assertThat(
            outcome(
                    "reverse-zone-bogus",
                    new LabWorld().with("resolver", "2001:db8::25 PTR " + fault))
                .result())
        .isEqualTo(UNDECIDED);
  }

  private static Reverse old() {
    return look(
        new LabWorld()
            .without("resolver", LabWorld.PTR)
            .with("resolver", "2001:db8::25 120 PTR old.example.org."));
  }

  @Test
  void findAResolverThatHoldsTheOldAnswer() {
    Reverse old = old();
    Outcome outcome =
        of(
                "reverse-answer-stale",
                new Reverse(old.source(), old.walk(), old.resolver(), old.validation()))
            .outcome();

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.remedy().orElseThrow()).contains("another 120 s");
  }

  @Test
  void doNotAdviseToWaitForAnAnswerThatDoesNotAge() {
    Reverse old = old(); // the resolver of the laboratory answers as if it knew

    assertThat(old.ages()).isFalse();
    assertThat(of("reverse-answer-stale", old).outcome().result()).isEqualTo(SKIPPED);
  }

  @Test
  void areUndecidedWhenTheWayEndsAtTheRoot() {
    Reverse reverse = look(new LabWorld().with("root", "*.ip6.arpa. ANY !servfail"));

    assertThat(reverse.walk().end()).contains("no server of . answers for it: the way ends here");
    assertThat(of("reverse-record-missing", reverse).outcome().result()).isEqualTo(UNDECIDED);
  }
}
