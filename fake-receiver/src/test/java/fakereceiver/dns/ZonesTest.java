package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.zonefile.ZoneFileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ZonesTest {

  private static final String SOA = " SOA ns admin 1 3600 600 86400 30\n";

  private static DomainName name(String text) {
    return DomainName.of(text);
  }

  @Test
  void readsDirectivesParenthesesQuotesAndComments() {
    ZoneDns dns =
        ZoneDns.of(
            """
            ; a comment ( with a parenthesis and a "quote
            $ORIGIN example.org. ; another
            $TTL 2m
            @ IN SOA ns admin (
                 1      ; serial )
                 1h 10m 1d 30s )
              MX 10 mail
            mail AAAA 2001:db8::25 ; "
                 A 192.0.2.25
            text TXT ( "one; (" " two\\"" ) ; three
            $ORIGIN sub
            host A 192.0.2.1
            $ORIGIN example.net.
            absolute.example.org. A 192.0.2.2
            """);

    assertThat(dns.mx(name("example.org")).records())
        .containsExactly(new Mx(10, name("mail.example.org")));
    assertThat(dns.a(name("mail.example.org")).ttl()).contains(Duration.ofMinutes(2));
    assertThat(dns.txt(name("text.example.org")).records()).containsExactly("one; ( two\"");
    assertThat(dns.a(name("host.sub.example.org")).isFound()).isTrue();
    assertThat(dns.a(name("absolute.example.org")).isFound()).isTrue();
  }

  @Test
  void takesAnAddressForItsReverseName() {
    ZoneDns dns =
        ZoneDns.of(
            """
            2001:db8::25 PTR mail.example.org.
            192.0.2.25 PTR mail.example.org.
            2001:db8::26 PTR !servfail
            $ORIGIN example.org.
            2001:DB8::27 PTR mail
            """);

    for (String address : List.of("2001:db8::25", "192.0.2.25", "2001:db8::27")) {
      assertThat(dns.ptr(IpAddress.of(address)).records())
          .containsExactly(name("mail.example.org"));
    }
    assertThat(dns.ptr(IpAddress.of("2001:db8::26")).said()).isEqualTo("SERVFAIL");
  }

  @Test
  void tellsWhatAFileWithoutAnSoaSaysBesideAZone(@TempDir Path folder) throws IOException {
    Path zone = folder.resolve("zone");
    Files.writeString(zone, "example.net." + SOA + "mail.example.com. A 192.0.2.9\n");
    Path dug = folder.resolve("dug.txt");
    Files.writeString(dug, "mail.example.org. A 192.0.2.25\nwww.example.org. CNAME mail\n");
    ZoneDns dns = new ZoneDns(Zones.read(List.of(zone, dug)));

    assertThat(dns.a(name("mail.example.org")).isFound()).isTrue();
    assertThat(dns.txt(name("mail.example.org")).isOutsideOfZones()).isTrue();
    assertThat(dns.a(name("example.org")).isOutsideOfZones()).isTrue();
    assertThat(dns.a(name("mail.example.com")).isOutsideOfZones()).isTrue();
  }

  @Test
  void takesNameServersWithOtherRecordsBesideThemForThoseOfTheZone() {
    ZoneDns dns =
        ZoneDns.of(
            """
            example.org. NS ns.example.org.
            example.org. MX 10 mail.example.org.
            mail.example.org. A 192.0.2.25
            sub.example.org. NS ns.example.net.
            a.sub.example.org. A 192.0.2.1
            """);

    assertThat(dns.a(name("mail.example.org")).isFound()).isTrue();
    assertThat(dns.txt(name("mail.example.org")).status()).isEqualTo(Answer.Status.NO_SUCH_RECORD);
    assertThat(dns.a(name("a.sub.example.org")).isFound()).isTrue();
    assertThat(dns.a(name("b.sub.example.org")).isOutsideOfZones()).isTrue();
  }

  @Test
  void takesFourNumbersBelowAnOriginForLabels() {
    ZoneDns dns = ZoneDns.of("$ORIGIN bl.example.\n2.0.0.127 A 127.0.0.2\n");

    assertThat(dns.a(name("2.0.0.127.bl.example")).isFound()).isTrue();
  }

  @Test
  void readsOctetsOutsideAsciiAsAFileWould(@TempDir Path folder) throws IOException {
    String text = "a.example TXT \"\u00fc\"\n";
    Path file = Files.writeString(folder.resolve("utf8.zone"), text);

    assertThat(ZoneDns.of(text).txt(name("a.example")).records()).containsExactly("\u00c3\u00bc");
    assertThat(new ZoneDns(Zones.read(List.of(file))).txt(name("a.example")).records())
        .containsExactly("\u00c3\u00bc");
  }

  @Test
  void hasEachRecordOnce() {
    ZoneDns dns =
        ZoneDns.of(
            """
            2001:db8::25 PTR mail.example.org.
            2001:db8::25 PTR MAIL.example.org.
            """);

    assertThat(dns.ptr(IpAddress.of("2001:db8::25")).records()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "host.wild.example.org, FOUND",
    "a.b.wild.example.org, FOUND",
    "wild.example.org, NO_SUCH_RECORD",
    "there.wild.example.org, NO_SUCH_RECORD",
    "below.there.wild.example.org, NO_SUCH_NAME",
    "empty.wild.example.org, NO_SUCH_RECORD",
    "other.empty.wild.example.org, NO_SUCH_NAME",
    "deep.empty.wild.example.org, FOUND",
    "none.example.org, NO_SUCH_NAME",
    "'*.wild.example.org', FOUND",
  })
  void followsTheRulesForWildcards(String asked, Answer.Status status) {
    ZoneDns dns =
        ZoneDns.of(
            "example.org."
                + SOA
                + """
                *.wild.example.org A 192.0.2.1
                there.wild.example.org TXT "there"
                deep.empty.wild.example.org A 192.0.2.2
                """);

    assertThat(dns.a(name(asked)).status()).isEqualTo(status);
  }

  @Test
  void followsAliasesFromZoneToZone() {
    ZoneDns dns =
        ZoneDns.of(
            "2.0.192.in-addr.arpa."
                + SOA
                + "example.org."
                + SOA
                + """
                192.0.2.25 CNAME 25.0-63.rev.example.org.
                25.0-63.rev.example.org. 60 PTR mail.example.org.
                *.alias.example.org. CNAME mail.example.org.
                mail.example.org. 90 A 192.0.2.25
                """);

    Answer<DomainName> ptr = dns.ptr(IpAddress.of("192.0.2.25"));
    assertThat(ptr.records()).containsExactly(name("mail.example.org"));
    assertThat(ptr.aliases()).containsExactly(name("25.0-63.rev.example.org"));
    assertThat(ptr.ttl()).contains(Duration.ofMinutes(1));
    assertThat(dns.a(name("x.alias.example.org")).aliases())
        .containsExactly(name("mail.example.org"));
  }

  @Test
  void knowsWhatIsDelegatedAndWhatIsNobodys() {
    ZoneDns dns =
        ZoneDns.of(
            "example.org."
                + SOA
                + "here.sub.example.org."
                + SOA
                + """
                sub.example.org. NS ns.example.net.
                a.sub.example.org. A 192.0.2.1
                a.here.sub.example.org. A 192.0.2.2
                """);

    assertThat(dns.a(name("a.sub.example.org")).said())
        .isEqualTo("the name is delegated to a zone that is not given");
    assertThat(dns.a(name("a.sub.example.org")).isOutsideOfZones()).isTrue();
    assertThat(dns.a(name("a.here.sub.example.org")).isFound()).isTrue();
    assertThat(dns.a(name("example.net")).said()).isEqualTo("no zone is given for this name");
  }

  @Test
  void isTheWholeOfDnsWithoutASoaRecord() {
    ZoneDns dns = ZoneDns.of("mail.example.org A 192.0.2.25");

    assertThat(dns.a(name("mail.example.org")).isFound()).isTrue();
    assertThat(dns.a(name("example.org")).status()).isEqualTo(Answer.Status.NO_SUCH_RECORD);
    assertThat(dns.a(name("example.net")).status()).isEqualTo(Answer.Status.NO_SUCH_NAME);
    assertThat(dns.a(DomainName.ROOT).status()).isEqualTo(Answer.Status.NO_SUCH_RECORD);
    assertThat(ZoneDns.of("").a(name("example.net")).isAbsent()).isTrue();
  }

  @Test
  void goesWrongWhereItIsToldTo() {
    ZoneDns dns =
        ZoneDns.of(
            """
            *.bad.example ANY !servfail
            one.bad.example AAAA !refused
            mail.example AAAA !nodata
            mail.example AAAA 2001:db8::25
            mail.example A 192.0.2.25
            late.example A !delay 100ms
            late.example A 192.0.2.26
            """);

    assertThat(dns.a(name("x.y.bad.example")).said()).isEqualTo("SERVFAIL");
    assertThat(dns.aaaa(name("one.bad.example")).said()).isEqualTo("REFUSED");
    assertThat(dns.a(name("one.bad.example")).said()).isEqualTo("SERVFAIL");
    assertThat(dns.aaaa(name("mail.example")).status()).isEqualTo(Answer.Status.NO_SUCH_RECORD);
    assertThat(dns.a(name("mail.example")).isFound()).isTrue();
    Question<Ip4Address> late = new Question<>(name("late.example"), RecordType.A);
    assertThat(dns.ask(late, Duration.ofMillis(100)).isFound()).isTrue();
    assertThat(dns.ask(late, Duration.ofMillis(99)).isUnavailable()).isTrue();
  }

  @Test
  void makesAliasesOfTheNamesBelowADname() {
    String zone =
        """
        old.example SOA ns.old.example hm.old.example 1 2 3 4 300
        old.example DNAME new.example
        old.example TXT "its own"
        *.old.example AAAA 2001:db8::1
        hidden.old.example DNAME far.example
        new.example SOA ns.new.example hm.new.example 1 2 3 4 300
        a.hidden.new.example AAAA 2001:db8::25
        """;
    ZoneDns dns = ZoneDns.of(zone);
    Answer<?> below = dns.aaaa(name("a.hidden.old.example"));

    assertThat(below.records()).hasToString("[2001:db8::25]");
    assertThat(below.aliases()).containsExactly(name("a.hidden.new.example"));
    assertThat(dns.aaaa(name("b.old.example")).status()).isEqualTo(Answer.Status.NO_SUCH_NAME);
    assertThat(dns.txt(name("old.example")).isFound()).isTrue();
    assertThat(OverlayDns.of(zone, ZoneDns.of("")).aaaa(name("a.hidden.old.example")).isFound())
        .isTrue();
  }

  @Test
  void cannotAnswerWhereADnameMakesANameTooLong() {
    String label = "a".repeat(60);
    String longer = String.join(".", label, label, label, "example");
    ZoneDns dns = ZoneDns.of("x.example DNAME " + longer + "\n");

    assertThat(dns.aaaa(name(label + "." + label + ".x.example")).status())
        .isEqualTo(Answer.Status.UNAVAILABLE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.example A 192.0.2.256 | zone:2: ",
        "a.example AAAA 192.0.2.1 | zone:2: ",
        "a.example NONSENSE x | zone:2: ",
        "a.example A !nonsense | zone:2: there is no fault \"!nonsense\", expected !nxdomain",
        "a.example A !delay | zone:2: \"!delay\", expected !delay and how long: !delay 300ms",
        "a.example A !delay 3h | zone:2: \"3h\" is not a delay, expected milliseconds such as"
            + " 300ms",
        "a.example A !servfail x | zone:2: \"!servfail x\", expected !servfail and nothing more",
        "2001:db8::25/64 PTR a.example. | zone:2: \"2001:db8::25/64\" is not an address, expected",
        "2001:db8::zz PTR a.example. | zone:2: \"2001:db8::zz\" is not an address, expected one",
        "2001:db8::25/64 ANY !timeout | zone:2: \"2001:db8::25/64\" is not an address, expected",
        "a.example WHAT !servfail | zone:2: \"WHAT\" is not a record type",
        "a.example !servfail | zone:2: expected a name and a type before !servfail",
        "a..example A !servfail | zone:2: \"a..example\" is not a domain name",
        "$ORIGIN a b | zone:2: expected one name after $ORIGIN",
        "$INCLUDE /etc/passwd | zone:2: ",
        "$GENERATE 1-300000 a$.example. A 192.0.2.1 | it has more than 200000 records",
      })
  void saysWhereAndWhatIsWrong(String line, String message) {
    assertThatThrownBy(() -> Zones.of("; first line\n" + line))
        .isInstanceOf(ZoneFileException.class)
        .hasMessageContaining(message)
        .hasMessageEndingWith(", in a zone file (RFC 1035 section 5)");
  }

  @Test
  void takesANameOfAnotherTypeThatLooksLikeAnAddress() {
    ZoneDns dns = ZoneDns.of("00:16:3e:aa:bb:cc.mac.example TXT \"rack 7\"\n");

    assertThat(dns.txt(name("00:16:3e:aa:bb:cc.mac.example")).isFound()).isTrue();
  }

  @Test
  void wantsANameAfterAFault() {
    assertThatThrownBy(() -> Zones.of("a.example A !servfail\n  AAAA 2001:db8::1\n"))
        .isInstanceOf(ZoneFileException.class)
        .hasMessageContaining("zone:2: expected a name");
  }

  @Test
  void namesTheFileThatIsWrong(@TempDir Path folder) throws IOException {
    Path good = Files.writeString(folder.resolve("good.zone"), "a.example A 192.0.2.1\n");
    Path bad = Files.writeString(folder.resolve("bad.zone"), "\n\na.example A nonsense\n");

    assertThatThrownBy(() -> Zones.read(List.of(good, bad)))
        .isInstanceOf(ZoneFileException.class)
        .hasMessageStartingWith(bad + ":3: ");
    assertThatThrownBy(() -> Zones.read(List.of(folder.resolve("none.zone"))))
        .isInstanceOf(ZoneFileException.class)
        .hasMessage(folder.resolve("none.zone") + ": there is no such file");
    assertThatThrownBy(() -> Zones.read(List.of(folder)))
        .hasMessage(folder + ": it is a folder, not a file");
  }

  @Test
  void readsTheZonesOfTheLaboratory() throws IOException {
    ZoneDns dns = new ZoneDns(Zones.read(laboratory()));

    assertThat(dns.ptr(IpAddress.of("2001:db8:5e4d::1")).records())
        .containsExactly(name("s01.good.example"));
    assertThat(dns.aaaa(name("ns.lab.example")).records()).hasSize(1);
    assertThat(dns.mx(name("rcpt.example")).records()).hasSize(6);
    assertThat(dns.ptr(IpAddress.of("2001:db8:5e4d::3")).status())
        .isEqualTo(Answer.Status.NO_SUCH_RECORD);
    assertThat(dns.ptr(IpAddress.of("2001:db8:5e4d::4")).isUnavailable()).isTrue();
    assertThat(dns.ptr(IpAddress.of("2001:db8:5e4d::11")).records().size()).isGreaterThan(37);
    assertThat(dns.a(name("example.test")).status()).isEqualTo(Answer.Status.NO_SUCH_NAME);
  }

  private static List<Path> laboratory() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/resources/truth/zones"))) {
      return files.filter(f -> f.toString().endsWith(".zone")).sorted().toList();
    }
  }
}
