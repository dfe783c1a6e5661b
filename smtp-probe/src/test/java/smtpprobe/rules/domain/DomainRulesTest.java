package smtpprobe.rules.domain;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static smtpprobe.reverse.LabWorld.assertIs;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Zones;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.mail.HeloName;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.check.Seen;
import smtpprobe.domain.MailDomain;
import smtpprobe.domain.MailDomainLook;
import smtpprobe.domain.PolicyFetch;
import smtpprobe.report.SeenText;
import smtpprobe.reverse.LabWorld;
import smtpprobe.reverse.Network;
import smtpprobe.reverse.Places;

class DomainRulesTest {

  private static final String KEY =
      "v=DKIM1; k=ed25519; p=11qYAYKxCrfVS/7TyWQHOg7hcvPapiMlrwIaaPcHURo=";

  static final String GOOD =
      """
      example.org. MX 10 mail.example.org.
      mail.example.org. AAAA 2001:db8::25
      mail.example.org. A 192.0.2.25
      2001:db8::25 PTR mail.example.org.
      example.org. TXT "v=spf1 ip6:2001:db8::25 ip4:192.0.2.25 -all"
      here._domainkey.example.org. TXT "KEY"
      _dmarc.example.org. TXT "v=DMARC1; p=reject"
      _mta-sts.example.org. TXT "v=STSv1; id=20260101"
      _smtp._tls.example.org. TXT "v=TLSRPTv1; rua=mailto:tls@example.org"
      _25._tcp.mail.example.org. TLSA 3 1 1 (
        00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff )
      _25._tcp.mail.example.org. TLSA !secure
      2.0.0.0.0.0.f.7.f.f.f.f.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.list.test. A 127.0.0.2
      """
          .replace("KEY", KEY);

  private static final String POLICY =
      "version: STSv1\r\nmode: enforce\r\nmx: *.example.org\r\nmax_age: 86400\r\n";

  private String zone = GOOD;
  private PolicyFetch.Fetched policy = PolicyFetch.Fetched.policy(POLICY);
  private List<String> selectors = List.of("here");
  private List<DomainName> lists = List.of(DomainName.of("list.test"));

  private DomainRulesTest without(String line) {
    assertThat(zone).contains(line);
    zone = zone.lines().filter(l -> !l.contains(line)).reduce("", (a, b) -> a + b + "\n");
    return this;
  }

  private DomainRulesTest with(String lines) {
    zone += lines + "\n";
    return this;
  }

  private MailDomain look() {
    try (LabDns lab = LabDns.start(Zones.of(zone));
        Network network =
            new Network(
                LiveDns.of(List.of(lab.address())),
                List.of(lab.address()),
                Places.AS_THEY_ARE,
                List.of(),
                Duration.ofSeconds(20))) {
      return look(network);
    }
  }

  MailDomain look(Network network) {
    Map<IpAddress, String> own = new LinkedHashMap<>();
    own.put(IpAddress.of("2001:db8::25"), "mail leaves from it");
    own.put(IpAddress.of("192.0.2.25"), "the HELO name leads to it");
    return new MailDomainLook(network, domain -> policy, Clock.systemUTC())
        .look(
            new MailDomainLook.Wish(
                DomainName.of("example.org"),
                HeloName.of("mail.example.org"),
                own,
                selectors,
                lists));
  }

  private Outcome outcome(String id) {
    return findings(id).get(0).outcome();
  }

  private List<Finding> findings(String id) {
    return LabWorld.examine(DomainRules.all(), id, look());
  }

  private void assertFailed(String id, String... seen) {
    assertIs(FAILED, outcome(id), seen);
  }

  @Test
  void findNothingWhereAllIsWell() {
    MailDomain seen = look();

    for (DomainRule rule : DomainRules.all()) {
      boolean asksServers =
          rule.card().id().startsWith("domain-server") || rule.card().id().contains("glue");
      assertThat(rule.examine(seen))
          .allSatisfy(
              f ->
                  assertThat(f.outcome().result())
                      .as(f.toString())
                      .isEqualTo(asksServers ? SKIPPED : PASSED));
    }
    assertThat(SeenText.of(new Seen.OfDomain(seen)))
        .contains(
            "  example.org: MX [10 mail.example.org]",
            "    mail.example.org: AAAA [2001:db8::25], A [192.0.2.25]",
            "    SPF for 192.0.2.25 (the HELO name leads to it): pass",
            "    DKIM selectors here",
            "    MTA-STS enforce");
  }

  @Test
  void findADomainThatTakesNoMail() {
    without("MX 10").with("example.org. MX 0 .").assertFailed("domain-null-mx", "MX [0 .]");
    assertThat(outcome("mx-is-alias").result()).isEqualTo(SKIPPED);
  }

  @Test
  void findADomainWithoutMx() {
    without("MX 10").assertFailed("domain-mx-implicit", "example.org MX no such record");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"domain-null-mx", "domain-mx-implicit", "mx-without-ipv6", "mx-without-ipv4"})
  void areUndecidedWhenDnsDoesNotSayWhoTakesMail(String id) {
    with("example.org. MX !servfail");

    assertIs(UNDECIDED, outcome(id), "SERVFAIL");
  }

  @Test
  void findAnMxThatIsAnAlias() {
    without("mail.example.org. AAAA")
        .without("mail.example.org. A ")
        .without("TLSA")
        .without("00112233445566778899")
        .with("mail.example.org. CNAME host.example.org.\nhost.example.org. AAAA 2001:db8::25")
        .assertFailed("mx-is-alias", "through the alias [host.example.org]");
  }

  @Test
  void findAnMxThatIsAnAddress() {
    without("MX 10").with("example.org. MX 10 192.0.2.25.").assertFailed("mx-is-address");
    assertThat(outcome("mx-without-address").result()).isEqualTo(SKIPPED);
  }

  @Test
  void findADomainThatDoesNotExistAndNothingElse() {
    zone = "example.net. A 192.0.2.1\n";

    List<Finding> findings = DomainRules.examine(look());

    assertThat(findings)
        .filteredOn(Finding::isFailed)
        .extracting(Finding::id)
        .containsExactly("domain-missing");
    assertThat(findings).extracting(Finding::isUndecided).doesNotContain(true);
  }

  @Test
  void speakOfNoMxRecordWhereThereIsNone() {
    zone = "example.org. TXT \"v=spf1 -all\"\n";

    assertFailed("domain-mx-implicit", "example.org MX no such record", "AAAA no such record");
    assertThat(outcome("mx-without-address").result()).isEqualTo(Outcome.Result.SKIPPED);
  }

  @Test
  void findAnMxWithoutAddress() {
    without("MX 10")
        .with("example.org. MX 10 gone.example.org.")
        .assertFailed("mx-without-address", "gone.example.org AAAA no such name");
    assertThat(outcome("mx-without-ipv4").result()).isEqualTo(SKIPPED);
  }

  @ParameterizedTest
  @CsvSource({"AAAA, mx-without-ipv6, mx-without-ipv4", "'A ', mx-without-ipv4, mx-without-ipv6"})
  void findADomainThatTakesMailOverOneFamilyOnly(String type, String id, String other) {
    DomainRulesTest domain = without("mail.example.org. " + type);

    domain.assertFailed(id, type.strip() + " no such record");
    assertIs(PASSED, outcome(other), "mail.example.org");
  }

  @Test
  void findAnMxThatNobodyReaches() {
    with("mail.example.org. AAAA fd00::25")
        .assertFailed("mx-address-not-global", "fd00::25 is a unique local address");
  }

  @Test
  void findAnMxWhoseReverseDnsLeadsElsewhere() {
    DomainRulesTest bare = without("2001:db8::25 PTR");
    bare.assertFailed("mx-reverse-unconfirmed", "2001:db8::25 PTR");

    assertThat(bare.outcome("mx-reverse-unconfirmed").remedy())
        .hasValueSatisfying(remedy -> assertThat(remedy).contains("record for 2001:db8::25 that"));
  }

  @Test
  void askForNoReverseDnsOfWhatNobodyReaches() {
    with("mail.example.org. AAAA ::ffff:192.0.2.25");

    assertIs(PASSED, outcome("mx-reverse-unconfirmed"), "2001:db8::25 PTR");
  }

  @Test
  void areUndecidedWhenReverseDnsOfAnMxDoesNotAnswer() {
    with("2001:db8::25 PTR !servfail");

    assertIs(UNDECIDED, outcome("mx-reverse-unconfirmed"), "SERVFAIL");
  }

  @Test
  void findTheAddressThatSpfLeavesOut() {
    without("v=spf1").with("example.org. TXT \"v=spf1 ip4:192.0.2.25 -all\"");

    List<Finding> findings = findings("spf-source-left-out");

    assertIs(FAILED, findings.get(0).outcome(), "SPF fail");
    assertThat(findings.get(0).outcome().remedy())
        .contains("Add ip6:2001:db8::25 to the SPF record of example.org");
    assertIs(PASSED, findings.get(1).outcome(), "SPF pass");
  }

  @Test
  void findASelectorWithoutKey() {
    selectors = List.of("here", "there");

    List<Finding> findings = findings("dkim-key-missing");

    assertIs(PASSED, findings.get(0).outcome());
    assertIs(FAILED, findings.get(1).outcome(), "there._domainkey.example.org");
  }

  @Test
  void doNotCallAKeyMissingThatWasOnlyGuessed() {
    selectors = List.of();

    assertIs(SKIPPED, outcome("dkim-key-missing"), "--dkim-selector names yours");
    with("s1._domainkey.example.org. TXT \"" + KEY + "\"");
    assertIs(PASSED, outcome("dkim-key-missing"), "[s1]");
  }

  @Test
  void findAKeyThatCannotBeUsed() {
    without("here._domainkey")
        .with("here._domainkey.example.org. TXT \"v=DKIM1; p=\"")
        .assertFailed("dkim-key-broken", "the key:");
  }

  @Test
  void findADomainWithoutDmarc() {
    without("_dmarc").assertFailed("domain-dmarc-missing", "_dmarc.example.org TXT");
  }

  @Test
  void findAnStsRecordThatIsBroken() {
    without("_mta-sts")
        .with("_mta-sts.example.org. TXT \"v=STSv1\"")
        .assertFailed("mta-sts-record-broken");
  }

  @Test
  void findAPolicyThatIsNotThere() {
    policy = PolicyFetch.Fetched.failed("https://mta-sts.example.org/: HTTP status 404");

    assertFailed("mta-sts-policy-broken", "HTTP status 404");
    assertThat(outcome("mta-sts-mx-unlisted").result()).isEqualTo(SKIPPED);
  }

  @Test
  void findAPolicyThatIsNone() {
    policy = PolicyFetch.Fetched.policy("<html>");

    assertFailed("mta-sts-policy-broken", "version is \"\", expected STSv1");
  }

  @Test
  void sayWhyAPolicyIsNotFetched() {
    policy = PolicyFetch.Fetched.skipped("in a laboratory nothing is fetched");

    assertIs(SKIPPED, outcome("mta-sts-policy-broken"), "in a laboratory nothing is fetched");
  }

  @Test
  void findAnMxThatThePolicyDoesNotList() {
    policy = PolicyFetch.Fetched.policy(POLICY.replace("*.example.org", "mx.example.org"));

    assertFailed("mta-sts-mx-unlisted", "mode enforce, mx [mx.example.org]");
  }

  @Test
  void findReportsThatNobodyAsksFor() {
    without("_smtp._tls").assertFailed("tls-rpt-missing", "_smtp._tls.example.org TXT");
  }

  @Test
  void findTlsaRecordsThatDnssecDoesNotVouchFor() {
    without("TLSA !secure").assertFailed("tlsa-unsigned", "AD flag of the resolver not set");
  }

  @Test
  void findATlsaRecordThatSmtpCannotUse() {
    with("_25._tcp.mail.example.org. TLSA 1 1 1 00").assertFailed("tlsa-unusable", "usage 1");
  }

  @Test
  void findAnAddressOnAList() {
    with("5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.list.test."
            + " A 127.0.0.3")
        .assertFailed("source-on-blocklist", "list.test: 2001:db8::25/128 [127.0.0.3]");
  }

  @Test
  void findANetworkOnAList() {
    with("0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.8.b.d.0.1.0.0.2.list.test."
            + " A 127.0.0.3")
        .assertFailed("source-on-blocklist", "list.test: 2001:db8::/64 [127.0.0.3]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.255.255.254", "198.51.100.1"})
  void cannotTellWhereAListRefusesOrAResolverMakesUp(String address) {
    with("*.list.test. A " + address);

    assertIs(UNDECIDED, outcome("source-on-blocklist"), "[" + address + "]");
    assertThat(outcome("source-on-blocklist").remedy()).isPresent();
  }

  @Test
  void doNotTrustAListThatDoesNotServe() {
    without("list.test");

    assertIs(SKIPPED, outcome("source-on-blocklist"), "list.test does not serve");
  }

  @Test
  void askNoListUnlessTold() {
    lists = List.of();

    assertIs(SKIPPED, outcome("source-on-blocklist"), "--blocklist names it");
  }
}
