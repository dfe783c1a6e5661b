package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfTest {

  private static final String CLIENT = "2001:db8:2::25";

  @Test
  void namesTheTermThatMatchedAndTheIncludesThatLedThere() {
    SpfReport report =
        mailFrom(
            """
            example.org       TXT "v=spf1 include:_spf.example.net -all"
            _spf.example.net  TXT "v=spf1 redirect=_six.example.net"
            _six.example.net  TXT "v=spf1 ip6:2001:db8:1::/48 ip6:2001:db8:2::/48 ~all"
            """);

    assertThat(report.result()).isEqualTo(SpfResult.PASS);
    assertThat(report.match())
        .extracting(SpfHop::toString)
        .containsExactly(
            "include:_spf.example.net of example.org",
            "redirect=_six.example.net of _spf.example.net",
            "ip6:2001:db8:2::/48 of _six.example.net");
    assertThat(report.steps())
        .extracting(SpfStep::toString)
        .containsExactly(
            "include:_spf.example.net of example.org: matches, its record says pass",
            "  redirect=_six.example.net of _spf.example.net: matches, its record says pass",
            "    ip6:2001:db8:1::/48 of _six.example.net: does not match, the client is " + CLIENT,
            "    ip6:2001:db8:2::/48 of _six.example.net: matches, the client is " + CLIENT);
    assertThat(report.answers())
        .extracting(a -> a.question().toString())
        .containsExactly("example.org TXT", "_spf.example.net TXT", "_six.example.net TXT");
    assertThat(report.lookupTerms()).isEqualTo(2);
    assertThat(report.voidLookups()).isZero();
  }

  @Test
  void tellsWhereEachTermStandsInTheRecord() {
    SpfReport report = mailFrom("example.org TXT \"v=spf1  a:mail.example.org  -all\"");

    SpfRecord spf = report.record().orElseThrow();
    assertThat(spf.terms())
        .allSatisfy(
            term ->
                assertThat(spf.text().substring(term.start(), term.end())).isEqualTo(term.text()));
    assertThat(spf.mechanisms()).extracting(SpfMechanism::start).containsExactly(8, 28);
  }

  @Test
  void failsWithTheWordsOfTheDomain() {
    SpfReport report =
        mailFrom(
            """
            example.org      TXT "v=spf1 ip4:192.0.2.25 exp=why.%{d} -all"
            why.example.org  TXT "%{c} may not send as %{s}, says %{r}"
            """);

    assertThat(report.result()).isEqualTo(SpfResult.FAIL);
    assertThat(report.why()).isEqualTo("-all of example.org");
    assertThat(report.explanation())
        .contains(CLIENT + " may not send as alice@example.org, says mx.example.net");
  }

  @Test
  void asksForAaaaAloneWhenTheClientHasIpv6SoThatVoidLookupsDifferByFamily() {
    String zone =
        """
        example.org    TXT "v=spf1 a:a.example.org a:b.example.org a:c.example.org +all"
        a.example.org  A   192.0.2.1
        b.example.org  A   192.0.2.2
        c.example.org  A   192.0.2.3
        """;

    assertThat(mailFrom(zone, "192.0.2.25").result()).isEqualTo(SpfResult.PASS);
    SpfReport six = mailFrom(zone, CLIENT);
    assertThat(six.result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(six.problem().orElseThrow().kind()).isEqualTo(SpfProblem.Kind.TOO_MANY_VOID_LOOKUPS);
    assertThat(six.problem().orElseThrow().term().map(SpfTerm::text)).contains("a:c.example.org");
    assertThat(six.voidLookups()).isEqualTo(3);
  }

  @Test
  void matchesIpv6Networks() {
    assertThat(mailFrom("example.org TXT \"v=spf1 ip6:2001:db8:2:: -all\"").result())
        .isEqualTo(SpfResult.FAIL);
    assertThat(mailFrom("example.org TXT \"v=spf1 ip6:2001:db8::/46 -all\"").result())
        .isEqualTo(SpfResult.PASS);
    assertThat(mailFrom("example.org TXT \"v=spf1 ip6:2001:db8::/47 -all\"").result())
        .isEqualTo(SpfResult.FAIL);
    assertThat(mailFrom("example.org TXT \"v=spf1 ip4:0.0.0.0/0 -all\"").result())
        .isEqualTo(SpfResult.FAIL);
  }

  @Test
  void tellsWhichTermIsWrongAndWhatWasExpected() {
    SpfReport report = mailFrom("example.org TXT \"v=spf1 ip4:2001:db8::25 ipv6:::1 -all\"");

    assertThat(report.result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(report.why())
        .isEqualTo(
            "ip4:2001:db8::25 of example.org: expected a colon and an IPv4 address such as"
                + " 192.0.2.0/24");
    assertThat(report.record().orElseThrow().errors())
        .extracting(SpfSyntaxError::text)
        .containsExactly("ip4:2001:db8::25", "ipv6:::1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2=1", "_=1", "-=1", "f!=x", "+redirect=mail.example.org"})
  void passesOverAModifierOfAnyNameWhereTermsAreReadByPattern(String term) {
    String zone = "example.org TXT \"v=spf1 " + term + " ip6:" + CLIENT + "\"";
    SpfReading byPattern = new SpfReading(Set.of(SpfHabit.TERMS_ARE_READ_BY_PATTERN));

    assertThat(mailFrom(zone).result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(
            new Spf(ZoneDns.of(zone), "mx.example.net", Clock.systemUTC(), byPattern)
                .mailFrom(
                    IpAddress.of(CLIENT),
                    HeloName.of("mail.example.org"),
                    ReversePath.of("alice@example.org"))
                .result())
        .isEqualTo(SpfResult.PASS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a:{d}", "include:{d}", "exists:%{d}}", "a:%%{d}", "mx:%{d}x"})
  void isPermerrorWhereADomainEndsNeitherInAMacroNorInATopLevelName(String term) {
    SpfReport report = mailFrom("example.org TXT \"v=spf1 ip6:" + CLIENT + " " + term + "\"");

    assertThat(report.result()).isEqualTo(SpfResult.PERMERROR);
    assertThat(report.why()).contains("is not a domain: expected a dot and a top-level name");
  }

  @Test
  void isTemperrorWhenDnsDoesNotAnswer() {
    SpfReport report = mailFrom("example.org TXT !servfail");

    assertThat(report.result()).isEqualTo(SpfResult.TEMPERROR);
    assertThat(report.why()).isEqualTo("example.org TXT: no answer: SERVFAIL");
  }

  @Test
  void isTemperrorWhenAliasesLeadInACircle() {
    SpfReport report =
        mailFrom(
            """
            example.org    TXT   "v=spf1 a:a.example.org -all"
            a.example.org  CNAME b.example.org.
            b.example.org  CNAME a.example.org.
            """);

    assertThat(report.result()).isEqualTo(SpfResult.TEMPERROR);
  }

  @Test
  void checksTheHeloNameForTheNullReversePath() {
    ZoneDns dns = ZoneDns.of("mail.example.org TXT \"v=spf1 ip6:" + CLIENT + " -all\"");
    SpfReport report =
        spf(dns).mailFrom(IpAddress.of(CLIENT), HeloName.of("mail.example.org"), ReversePath.NULL);

    assertThat(report.result()).isEqualTo(SpfResult.PASS);
    assertThat(report.sender()).isEqualTo("postmaster@mail.example.org");
    assertThat(report.domain()).contains(DomainName.of("mail.example.org"));
    assertThat(spf(dns).helo(IpAddress.of(CLIENT), HeloName.of("mail.example.org")).scope())
        .isEqualTo(SpfScope.HELO);
  }

  @Test
  void isNoneWhenThereIsNoDomainToAsk() {
    List<String> names = List.of("[IPv6:2001:db8::1]", "localhost", "", "a..b", "über .test");
    for (String name : names) {
      SpfReport report = spf(ZoneDns.of("")).helo(IpAddress.of(CLIENT), HeloName.of(name));
      assertThat(report.result()).as(name).isEqualTo(SpfResult.NONE);
      assertThat(report.answers()).isEmpty();
    }
  }

  @Test
  void writesWhateverAsciiStandsInALocalPartIntoTheName() {
    String zone =
        """
        example.org                 TXT "v=spf1 exists:%{l}._spf.%{d} -all"
        a\\032b\\\\c._spf.example.org  A   127.0.0.2
        """;

    assertThat(mailFrom(zone, ReversePath.of("a b\\c@example.org")).result())
        .isEqualTo(SpfResult.PASS);
  }

  /** RFC 8616 section 4. */
  @Test
  void matchesNoTermWithALocalPartBeyondAscii() {
    String zone =
        """
        example.org                    TXT "v=spf1 -exists:%{l}._spf.%{d} exists:%{d} -all"
        j\\195\\188rgen._spf.example.org  A   127.0.0.2
        example.org                    A   127.0.0.2
        """;

    assertThat(mailFrom(zone, ReversePath.of("jürgen@example.org")).result())
        .isEqualTo(SpfResult.PASS);
  }

  private static SpfReport mailFrom(String zone, ReversePath sender) {
    return spf(ZoneDns.of(zone))
        .mailFrom(IpAddress.of(CLIENT), HeloName.of("mail.example.org"), sender);
  }

  private static SpfReport mailFrom(String zone) {
    return mailFrom(zone, CLIENT);
  }

  private static SpfReport mailFrom(String zone, String client) {
    return spf(ZoneDns.of(zone))
        .mailFrom(
            IpAddress.of(client),
            HeloName.of("mail.example.org"),
            ReversePath.of("alice@example.org"));
  }

  private static Spf spf(ZoneDns dns) {
    return new Spf(
        dns, "mx.example.net", Clock.fixed(Instant.parse("2026-11-24T00:00:00Z"), ZoneOffset.UTC));
  }
}
