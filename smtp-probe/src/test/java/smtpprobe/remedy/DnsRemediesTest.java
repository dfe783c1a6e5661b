package smtpprobe.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.OverlayDns;
import fakereceiver.dns.ZoneDns;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Records that are planned leave alone what stands beside them. */
class DnsRemediesTest {

  private static final DomainName MAIL = DomainName.of("mail.example.org");
  private static final Ip6Address ADDRESS = Ip6Address.of("2001:db8:2::25");

  private static List<String> lines(List<Change> changes) {
    return changes.stream().flatMap(change -> ((DnsChange) change).zoneLines().stream()).toList();
  }

  private static List<String> lead(String zone) {
    return lines(Forward.lead(MAIL, ADDRESS, ZoneDns.of(zone), other -> true));
  }

  @Test
  void anAddressIsAddedToThoseThatAreThere() {
    assertThat(lead("mail.example.org AAAA 2001:db8:9::1"))
        .containsExactly(
            "mail.example.org. 3600 IN AAAA 2001:db8:2::25",
            "mail.example.org. 3600 IN AAAA 2001:db8:9::1");
  }

  @Test
  void whatNobodyCanReadIsNotReplaced() {
    assertThat(lead("mail.example.org AAAA !servfail")).isEmpty();
  }

  @Test
  void aReverseNameThatIsAnAliasIsAskedOfWhoeverHasTheZoneBehindIt() {
    DnsChange own = DnsChange.ptr(ADDRESS, DomainName.of("25.rev.example.org"), MAIL);
    DnsChange provider = DnsChange.ptr(ADDRESS, ADDRESS.reverseName(), MAIL);

    assertThat(own.recipes().get(0).lines().get(0)).startsWith("PTR record of 25.rev.example.org");
    assertThat(provider.recipes().get(0).lines().get(0))
        .startsWith("Reverse DNS of 2001:db8:2::25");
  }

  @Test
  void anAliasIsTakenAwayFirstAndWhatItGaveIsKept() {
    String zone =
        """
        mail.example.org   CNAME  host7.example.org
        host7.example.org  A      192.0.2.25
        host7.example.org  TXT    "some=thing"
        host7.example.org  MX     10 in.example.org
        """;

    assertThat(lead(zone))
        .containsExactly(
            "mail.example.org. CNAME !nodata",
            "mail.example.org. 3600 IN AAAA 2001:db8:2::25",
            "mail.example.org. 3600 IN A 192.0.2.25",
            "mail.example.org. 3600 IN MX 10 in.example.org.",
            "mail.example.org. 3600 IN TXT \"some=thing\"");
  }

  @Test
  void theAliasIsGoneInThePlan() {
    Dns now =
        ZoneDns.of("mail.example.org CNAME host7.example.org\nhost7.example.org AAAA 2001:db8::7");
    Dns then =
        OverlayDns.of(
            lines(Forward.lead(MAIL, ADDRESS, now, other -> true)).stream()
                .collect(Collectors.joining("\n")),
            now);

    assertThat(then.aaaa(MAIL).aliases()).isEmpty();
    assertThat(then.aaaa(MAIL).records()).contains(ADDRESS, Ip6Address.of("2001:db8::7"));
  }

  @Test
  void whatAWildcardGaveIsKept() {
    assertThat(lead("*.example.org A 192.0.2.25\n*.example.org MX 10 in.example.org"))
        .containsExactly(
            "mail.example.org. 3600 IN AAAA 2001:db8:2::25",
            "mail.example.org. 3600 IN A 192.0.2.25",
            "mail.example.org. 3600 IN MX 10 in.example.org.");
  }

  @Test
  void theAliasIsRemovedInTheWordsOfEachTool() {
    List<Recipe> recipes = DnsChange.noAlias(MAIL).recipes();

    assertThat(recipes)
        .flatExtracting(Recipe::lines)
        .contains(
            "update delete mail.example.org. CNAME",
            "pdnsutil delete-rrset example.org mail CNAME");
  }

  @Test
  void aLongTextIsSplitAndQuoted() {
    DnsChange change = DnsChange.texts(MAIL, List.of("a\"b\\c;" + "x".repeat(300), ""));

    assertThat(change.data().get(0)).startsWith("\"a\\\"b\\\\c;x").contains("x\" \"x");
    assertThat(change.data().get(1)).isEqualTo("\"\"");
  }

  @ParameterizedTest
  @CsvSource({
    "co.uk,is a public suffix",
    "nobody.test,does not exist",
    "x;y.example.org,is no full name",
    "org,is no full name",
  })
  void namesAreRefusedThatCannotHaveRecords(String name, String why) {
    Dns dns = ZoneDns.of("example.org MX 10 mail.example.org");

    assertThat(NameCheck.problem(DomainName.of(name), dns).orElse("")).contains(why);
  }

  @Test
  void aNameThatWillBeMadeIsGood() {
    Dns dns = ZoneDns.of("example.org MX 10 mail.example.org");

    assertThat(NameCheck.problem(DomainName.of("new.example.org"), dns)).isEmpty();
    assertThat(NameCheck.taken(DomainName.of("new.example.org"), dns)).isEmpty();
  }

  @Test
  void aNameInUseIsNotFreeAndNeitherIsOneThatDnsIsSilentAbout() {
    Dns dns = ZoneDns.of("mail.example.org A 192.0.2.1\nbroken.example.org ANY !servfail");

    assertThat(NameCheck.taken(MAIL, dns).orElse("")).startsWith("is in use");
    assertThat(NameCheck.taken(DomainName.of("broken.example.org"), dns).orElse(""))
        .startsWith("is perhaps in use");
  }

  @Test
  void aNameThatOnlyAWildcardCoversIsFree() {
    Dns dns = ZoneDns.of("*.example.org A 192.0.2.1");

    assertThat(NameCheck.taken(DomainName.of("new.example.org"), dns)).isEmpty();
  }
}
