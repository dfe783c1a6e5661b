package smtpprobe.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.OverlayDns;
import fakereceiver.dns.ZoneDns;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpfTextTest {

  private static final DomainName DOMAIN = DomainName.of("example.org");
  private static final List<IpAddress> OWN = List.of(IpAddress.of("2001:db8:2::25"));
  private static final List<IpAddress> OTHERS =
      List.of(
          IpAddress.of("192.0.2.1"),
          IpAddress.of("198.51.100.7"),
          IpAddress.of("2001:db8:3::1"),
          IpAddress.of("2001:db8:7::1"));

  private static final String ZONE =
      """
      open.example.net    TXT  "v=spf1 +all"
      some.example.net    TXT  "v=spf1 ip4:192.0.2.1 ip6:2001:db8:3::/64 -all"
      mail.example.org    AAAA 2001:db8:7::1
      """;

  private static Dns dns(String... texts) {
    StringBuilder zone = new StringBuilder(ZONE);
    for (String text : texts) {
      zone.append("example.org TXT \"").append(text).append("\"\n");
    }
    return ZoneDns.of(zone.toString());
  }

  private static Optional<SpfText> admitting(Dns dns) {
    return SpfText.admitting(DOMAIN, OWN, dns);
  }

  private static String text(String... texts) {
    return admitting(dns(texts)).orElseThrow().text();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\\\"v=spf1 include:some.example.net -all\\\"",
        " v=spf1 include:some.example.net -all",
        "'v=spf1 include:some.example.net -all'",
      })
  void takesWhatWasEnteredWithSignsOfItsOwnForTheRecordThatWasMeant(String entered) {
    SpfText spf = admitting(dns(entered, "some=thing")).orElseThrow();

    assertThat(spf.text()).isEqualTo("v=spf1 ip6:2001:db8:2::25 include:some.example.net -all");
    assertThat(spf.others()).containsExactly("some=thing");
  }

  /** An equals sign in the place of a colon: nothing is read of it as things are. */
  @Test
  void leavesOutWhatIsAMechanismButForItsEqualsSign() {
    SpfText spf =
        admitting(
                dns(
                    "v=spf1 ip6=2001:db8:2::25 ip6=2001:db8:2::251 ip4=192.0.2.9"
                        + " exp=why.example.org x=1 -all"))
            .orElseThrow();

    assertThat(spf.text()).isEqualTo("v=spf1 ip6:2001:db8:2::25 exp=why.example.org x=1 -all");
    assertThat(spf.leftOut())
        .containsExactly(
            "ip6=2001:db8:2::251: \"=\" makes it an unknown modifier, which is ignored; expected"
                + " \":\"",
            "ip4=192.0.2.9: \"=\" makes it an unknown modifier, which is ignored; expected \":\"");
  }

  @Test
  void leavesWhatWasEnteredSoAloneBesideARecord() {
    SpfText spf = admitting(dns("v=spf1 -all", "'v=spf1 +all'")).orElseThrow();

    assertThat(spf.text()).isEqualTo("v=spf1 ip6:2001:db8:2::25 -all");
    assertThat(spf.others()).containsExactly("'v=spf1 +all'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "v=spf1 -all",
        "v=spf1 a:mail.example.org -all",
        "v=spf1 a:mail.example.org -all include:open.example.net",
        "v=spf1 -all redirect=open.example.net",
        "v=spf1 redirect=open.example.net -all",
        "v=spf1 ip4:192.0.2.1 ~all ip4:198.51.100.7",
        "v=spf1 include:some.example.net -all exp=why.example.net",
        "v=spf1 include:some.example.net",
        "v=spf1 redirect=some.example.net",
        "v=spf1 -ip4:192.0.2.1 redirect=some.example.net",
        "v=spf1 ptr ip4:192.0.2.1 -all",
        "v=spf1 ipv4:192.0.2.1 -all",
        "v=spf1 ip6:2001:db8::/32 -all",
        "v=spf1 +all",
      })
  void letsTheOwnAddressInAndNobodyElse(String old) {
    Dns now = dns(old);
    DnsChange change = admitting(now).orElseThrow().at(DOMAIN);
    Dns then = OverlayDns.of(String.join("\n", change.zoneLines()), now);

    assertThat(SpfText.admits(DOMAIN, OWN, then)).isTrue();
    for (IpAddress other : OTHERS) {
      if (!SpfText.admits(DOMAIN, List.of(other), now)) {
        assertThat(SpfText.admits(DOMAIN, List.of(other), then)).as(other.text()).isFalse();
      }
    }
  }

  @Test
  void keepsWhatCountsAndPutsTheOwnAddressFirst() {
    assertThat(text("v=spf1 mx include:some.example.net -all"))
        .isEqualTo("v=spf1 ip6:2001:db8:2::25 mx include:some.example.net -all");
  }

  @Test
  void leavesOutWhatNobodyHears() {
    assertThat(text("v=spf1 a -all include:open.example.net redirect=open.example.net exp=e.test"))
        .isEqualTo("v=spf1 ip6:2001:db8:2::25 a exp=e.test -all");
  }

  @Test
  void keepsARedirectOnlyWhereThereIsNoAll() {
    assertThat(text("v=spf1 mx redirect=some.example.net"))
        .isEqualTo("v=spf1 ip6:2001:db8:2::25 mx redirect=some.example.net");
  }

  @Test
  void isNeutralAboutOthersWhereTheOldRecordWas() {
    assertThat(text("v=spf1 mx")).isEqualTo("v=spf1 ip6:2001:db8:2::25 mx ?all");
  }

  @Test
  void joinsRecordsThatEndAlike() {
    assertThat(text("v=spf1 mx -all", "v=spf1 a -all"))
        .startsWith("v=spf1 ip6:2001:db8:2::25 ")
        .contains(" mx ")
        .contains(" a ")
        .endsWith(" -all");
  }

  @Test
  void leavesRecordsAloneThatContradictEachOther() {
    assertThat(admitting(dns("v=spf1 mx -all", "v=spf1 redirect=some.example.net"))).isEmpty();
  }

  @Test
  void saysWhatIsLeftOut() {
    SpfText spf = admitting(dns("v=spf1 ptr ipv4:192.0.2.1 ip6:2001:db8::/32 -all")).orElseThrow();

    assertThat(spf.text()).isEqualTo("v=spf1 ip6:2001:db8:2::25 -all");
    assertThat(spf.leftOut())
        .anySatisfy(term -> assertThat(term).contains("ipv4:192.0.2.1"))
        .anySatisfy(term -> assertThat(term).startsWith("ptr: "))
        .anySatisfy(term -> assertThat(term).startsWith("ip6:2001:db8::/32: "));
  }

  /** Each name without an AAAA record is a void lookup for a client of IPv6; two are allowed. */
  @Test
  void writesOutWhatAHostMayThatMakesTheRecordFail() {
    Dns names =
        ZoneDns.of(
            """
            example.org  TXT "v=spf1 a:h1.example.net a:h2.example.net a:h3.example.net -all"
            h1.example.net  A  192.0.2.1
            h2.example.net  A  192.0.2.2
            h3.example.net  A  192.0.2.3
            """);

    SpfText spf = admitting(names).orElseThrow();

    assertThat(spf.text())
        .isEqualTo(
            "v=spf1 ip6:2001:db8:2::25 ip4:192.0.2.1 a:h2.example.net a:h3.example.net -all");
    assertThat(spf.leftOut()).isEmpty();
  }

  /** Who sends over IPv4 by a service whose hosts have no IPv6 address goes on doing so. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "include:void.example.net", // three names without an AAAA record
        "include:%{ir}.spf.example.net", // a name for each client, as large providers have it
      })
  void keepsWhatFailsForSomeClientsAlone(String term) {
    Dns dns =
        OverlayDns.of(
            """
            void.example.net TXT "v=spf1 a:h1.example.net a:h2.example.net a:h3.example.net -all"
            h1.example.net A 192.0.2.1
            h2.example.net A 192.0.2.2
            h3.example.net A 192.0.2.3
            1.2.0.192.spf.example.net TXT "v=spf1 +all"
            """,
            dns("v=spf1 " + term + " -all"));
    SpfText spf = admitting(dns).orElseThrow();

    assertThat(spf.text()).isEqualTo("v=spf1 ip6:2001:db8:2::25 " + term + " -all");
    assertThat(spf.leftOut()).isEmpty();
    Dns after = OverlayDns.of(String.join("\n", spf.at(DOMAIN).zoneLines()), dns);
    assertThat(SpfText.admits(DOMAIN, OWN, after)).isTrue();
    assertThat(SpfText.admits(DOMAIN, List.of(IpAddress.of("192.0.2.1")), after)).isTrue();
  }

  @Test
  void keepsOtherTexts() {
    DnsChange change = admitting(dns("v=spf1 -all", "site=1", "")).orElseThrow().at(DOMAIN);

    assertThat(change.data())
        .containsExactlyInAnyOrder("\"v=spf1 ip6:2001:db8:2::25 -all\"", "\"site=1\"", "\"\"");
  }

  @Test
  void doesNotGuessWhenDnsIsSilent() {
    assertThat(admitting(ZoneDns.of("example.org TXT !timeout"))).isEmpty();
  }
}
