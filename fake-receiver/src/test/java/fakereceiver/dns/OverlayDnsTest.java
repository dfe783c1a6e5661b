package fakereceiver.dns;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import fakereceiver.dns.zonefile.ZoneFileException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OverlayDnsTest {

  private static final DomainName MAIL = DomainName.of("mail.example.org");

  private static final String NOW =
      """
      2001:db8::25     PTR old.example.org
      mail.example.org A 192.0.2.25
      mail.example.org AAAA 2001:db8::1
      example.org      MX 10 mx.example.org
      mx.example.org   CNAME mail.example.org
      www.example.org  CNAME mail.example.org
      slow.example.org TXT !timeout
      """;

  private static Dns with(String plan) {
    return OverlayDns.of(plan, ZoneDns.of(NOW));
  }

  @Test
  void replacesTheRecordsOfThatNameAndTypeAndNothingElse() {
    Dns dns = with("mail.example.org AAAA 2001:db8::25\n2001:db8::25 PTR mail.example.org");
    assertEquals(List.of(Ip6Address.of("2001:db8::25")), dns.aaaa(MAIL).records());
    assertEquals(List.of(IpAddress.of("192.0.2.25")), dns.a(MAIL).records());
    assertEquals(List.of(MAIL), dns.ptr(Ip6Address.of("2001:db8::25")).records());
    assertTrue(dns.txt(DomainName.of("slow.example.org")).isSilence());
  }

  @Test
  void reachesNamesThatTheLiveAliasLeadsTo() {
    Answer<Ip6Address> answer =
        with("mail.example.org AAAA 2001:db8::25").aaaa(DomainName.of("www.example.org"));
    assertEquals(List.of(Ip6Address.of("2001:db8::25")), answer.records());
    assertEquals(List.of(MAIL), answer.aliases());
  }

  @Test
  void aPlannedAliasLeadsToWhatDnsSaysNow() {
    Answer<Ip6Address> answer =
        with("new.example.org CNAME www.example.org").aaaa(DomainName.of("new.example.org"));
    assertEquals(List.of(Ip6Address.of("2001:db8::1")), answer.records());
    assertEquals(List.of(DomainName.of("www.example.org"), MAIL), answer.aliases());
  }

  @Test
  void recordsBesideALiveAliasTakeItsPlace() {
    Dns dns = with("mx.example.org AAAA 2001:db8::25");
    DomainName mx = DomainName.of("mx.example.org");
    assertEquals(List.of(), dns.aaaa(mx).aliases());
    assertEquals(Answer.Status.NO_SUCH_RECORD, dns.a(mx).status());
  }

  @Test
  void takesRecordsAway() {
    Dns dns = with("mail.example.org A !nodata");
    assertEquals(Answer.Status.NO_SUCH_RECORD, dns.a(MAIL).status());
    assertTrue(dns.aaaa(MAIL).isFound());
  }

  @Test
  void namesAboveAPlannedOneExistThen() {
    Dns dns = with("a.b.example.org AAAA 2001:db8::25");
    assertEquals(Answer.Status.NO_SUCH_RECORD, dns.aaaa(DomainName.of("b.example.org")).status());
    assertEquals(Answer.Status.NO_SUCH_NAME, dns.aaaa(DomainName.of("c.example.org")).status());
  }

  @Test
  void aZoneWithAnSoaIsTheWholeZone() {
    Dns dns =
        with(
            """
            $ORIGIN example.org.
            @    SOA ns hostmaster 1 2 3 4 5
            mail AAAA 2001:db8::25
            """);
    assertEquals(Answer.Status.NO_SUCH_RECORD, dns.a(MAIL).status());
    assertEquals(Answer.Status.NO_SUCH_NAME, dns.aaaa(DomainName.of("www.example.org")).status());
    assertTrue(dns.ptr(Ip6Address.of("2001:db8::25")).isFound());
  }

  @Test
  void aPlannedWildcardStandsForNamesThatAreNotThere() {
    Dns dns = with("*.example.org TXT wild");
    assertEquals(List.of("wild"), dns.txt(DomainName.of("any.example.org")).records());
    assertEquals(Answer.Status.NO_SUCH_RECORD, dns.txt(MAIL).status());
  }

  @Test
  void aliasesInACircleEndSomewhere() {
    Dns dns = with("a.example.org CNAME b.example.org\nb.example.org CNAME a.example.org");
    assertTrue(dns.aaaa(DomainName.of("a.example.org")).isUnavailable());
  }

  @Test
  void answersTheSameWhenAskedAhead() {
    try (LabDns server = LabDns.start(Zones.of(NOW));
        LiveDns wire = LiveDns.of(List.of(server.address()))) {
      Dns dns = OverlayDns.of("mail.example.org AAAA 2001:db8::25", wire);
      assertTrue(dns.canBegin());
      for (String name : List.of("mail.example.org", "www.example.org", "none.example.org")) {
        Question<Ip6Address> question = new Question<>(DomainName.of(name), RecordType.AAAA);
        Answer<Ip6Address> ahead = dns.begin(question, Duration.ofSeconds(5)).orElseThrow().join();
        Answer<Ip6Address> asked = dns.ask(question);
        assertEquals(asked.records(), ahead.records());
        assertEquals(asked.status(), ahead.status());
        assertEquals(asked.aliases(), ahead.aliases());
      }
      assertTrue(dns.allowsDocumentationAddresses());
    }
  }

  @Test
  void readsFilesAndNamesTheLineThatIsWrong(@TempDir Path folder) throws Exception {
    Path plan = Files.writeString(folder.resolve("plan.zone"), "mail.example.org AAAA 2001:db8::9");
    assertEquals(
        List.of(Ip6Address.of("2001:db8::9")),
        OverlayDns.readFiles(List.of(ZoneFile.of(plan)), ZoneDns.of(NOW)).aaaa(MAIL).records());
    Files.writeString(plan, "\nmail.example.org AAAA nonsense\n");
    ZoneFileException e =
        assertThrows(
            ZoneFileException.class,
            () -> OverlayDns.readFiles(List.of(ZoneFile.of(plan)), ZoneDns.of(NOW)));
    assertTrue(String.valueOf(e.getMessage()).startsWith(plan + ":2: "), e::toString);
  }
}
