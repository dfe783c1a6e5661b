package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.zonefile.ZoneFileException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Zone files as name servers load them: what {@code @} means stands in another file. */
class ZoneFilesTest {

  private static final String SOA = " IN SOA ns1 hostmaster ( 1 7200 900 1209600 300 )\n";
  private static final DomainName MAIL = DomainName.of("mail.example.org");
  private static final Ip6Address ADDRESS = Ip6Address.of("2001:db8::25");

  @TempDir private Path folder = Path.of("");

  private Path file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static ZoneDns dns(Path file) {
    return new ZoneDns(Zones.read(List.of(file)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "db.example.org", "example.org.zone", "example.org.db", "example.org.dns",
        "example.org.zone.signed", "named.example.org", "Example.ORG", "pri.example.org"
      })
  void takesTheZoneFromTheNameOfTheFile(String name) throws IOException {
    Path file = file(name, "$TTL 1h\n@" + SOA + " IN NS ns1\nmail IN AAAA 2001:db8::25\n");

    assertThat(dns(file).aaaa(MAIL).records()).containsExactly(ADDRESS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"db.local", "planned.zone", "zone", "db.192.0.2", "example.org.bak", "_a.b.zone"})
  void asksForTheZoneWhereTheNameOfTheFileDoesNotTell(String name) throws IOException {
    Path file = file(name, "$TTL 1h\n\n@" + SOA + "mail AAAA 2001:db8::25\n");

    assertThatThrownBy(() -> dns(file))
        .isInstanceOf(ZoneFileException.class)
        .hasMessageStartingWith(file + ":3: the SOA record is for @, and neither an $ORIGIN nor")
        .hasMessageContaining("--zone example.org=" + file);
  }

  @Test
  void takesTheZoneThatTheUserNames() throws IOException {
    Path file = file("planned.zone", "@" + SOA + "mail AAAA 2001:db8::25\n");
    ZoneFile named = ZoneFile.parse("example.org=" + file);

    assertThat(named).isEqualTo(new ZoneFile(file, Optional.of(DomainName.of("example.org"))));
    assertThat(new ZoneDns(Zones.readFiles(List.of(named))).aaaa(MAIL).records())
        .containsExactly(ADDRESS);
  }

  @Test
  void takesAFileThatIsThereForItself() throws IOException {
    Path file = file("example.org=1", "");

    assertThat(ZoneFile.parse(file.toString())).isEqualTo(ZoneFile.of(file));
    assertThat(ZoneFile.parse("a b=c").zone()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "example.org." + SOA + "mail AAAA 2001:db8::25\n",
        "example.org. 3600" + SOA + "@ MX 10 mail\nmail AAAA 2001:db8::25\n",
        "example.org. SOA ns1 h (\n1\n7200 900 1209600 300 )\nmail AAAA 2001:db8::25\n",
        "example.org." + SOA + "mail.example.org AAAA 2001:db8::25\n", // one of ours, without dots
        "example.org SOA ns.example.org h 1 2 3 4 5\nmail.example.org AAAA 2001:db8::25\n",
        "$ORIGIN example.org.\n@" + SOA + "mail AAAA 2001:db8::25\n",
        "$ORIGIN org.\nexample" + SOA + "$ORIGIN example.org.\nmail AAAA 2001:db8::25\n",
        "mail.example.org AAAA 2001:db8::25\n",
      })
  void takesTheZoneFromTheSoaRecordWhereNamesAreRelativeToIt(String text) throws IOException {
    assertThat(dns(file("any", text)).aaaa(MAIL).records()).containsExactly(ADDRESS);
  }

  /** Named and nsd look in their directory, whatever file it is that includes another. */
  @ParameterizedTest
  @ValueSource(strings = {"mail.inc", "sub/mail.inc"})
  void readsWhatAnIncludedFileIncludesFromItsFolderOrTheFirst(String name) throws IOException {
    Files.createDirectory(folder.resolve("sub"));
    file("sub/mail.inc", "mail AAAA 2001:db8::25\n");
    file("sub/all.inc", "$INCLUDE " + name + "\n");

    assertThat(dns(file("db.example.org", "@" + SOA + "$INCLUDE sub/all.inc\n")).aaaa(MAIL))
        .extracting(Answer::records)
        .isEqualTo(List.of(ADDRESS));
  }

  @Test
  void readsWhatAFileIncludesWithAnOriginOfItsOwn() throws IOException {
    file("soa.inc", "@" + SOA);
    file("hosts.inc", "www A 192.0.2.80\n$ORIGIN deep\nwww A 192.0.2.81\n");
    Path file =
        file(
            "db.example.org",
            """
            $INCLUDE soa.inc ; serial and so on
            mail AAAA 2001:db8::25
            $INCLUDE "hosts.inc" lab
              A 192.0.2.25
            other A 192.0.2.26
            """);
    ZoneDns dns = dns(file);

    assertThat(dns.aaaa(MAIL).records()).containsExactly(ADDRESS);
    assertThat(dns.a(MAIL).records()).as("the name before the $INCLUDE").hasSize(1);
    assertThat(dns.a(DomainName.of("www.lab.example.org")).records()).hasSize(1);
    assertThat(dns.a(DomainName.of("www.deep.lab.example.org")).records()).hasSize(1);
    assertThat(dns.a(DomainName.of("other.example.org")).records()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$INCLUDE /etc/hostname | does not follow $INCLUDE out of the folder of the zone file:"
            + " copy",
        "$INCLUDE ../other.inc | does not follow $INCLUDE out of the folder of the zone file: copy",
        "$INCLUDE link.inc | does not follow $INCLUDE out of the folder of the zone file: copy",
        "$INCLUDE none.inc | none.inc: there is no such file",
        "$INCLUDE db.example.org | more than 10 files that include each other",
        "$INCLUDE a b c | expected $INCLUDE FILE or $INCLUDE FILE ORIGIN",
      })
  void readsNothingOutsideOfItsFolder(String line, String message) throws IOException {
    Path outside = Files.createTempFile("outside", ".inc");
    Files.createSymbolicLink(folder.resolve("link.inc"), outside);
    Path file = file("db.example.org", "$ORIGIN example.org.\n" + line + "\n");

    assertThatThrownBy(() -> dns(file))
        .isInstanceOf(ZoneFileException.class)
        .hasMessageStartingWith(file + ":2: ")
        .hasMessageContaining(message);
    Files.delete(outside);
  }

  @Test
  void namesTheIncludedFileThatIsWrong() throws IOException {
    Path included = file("hosts.inc", "; one\nwww A nonsense\n");
    Path file = file("db.example.org", "@" + SOA + "\n$INCLUDE hosts.inc\n");

    assertThatThrownBy(() -> dns(file)).hasMessageStartingWith(included + ":2: ");
  }

  @Test
  void makesTheRecordsOfGenerate() throws IOException {
    ZoneDns dns =
        dns(
            file(
                "db.example.org",
                "@"
                    + SOA
                    + "$GENERATE 1-3 host$ AAAA 2001:db8::$\n"
                    + "$GENERATE 0-8/4 p${1,2,d} A 192.0.2.$\n"));

    assertThat(dns.aaaa(DomainName.of("host3.example.org")).records()).hasSize(1);
    assertThat(dns.a(DomainName.of("p05.example.org")).records()).hasToString("[192.0.2.4]");
  }

  @Test
  void makesTheNibblesOfGenerate() throws IOException {
    ZoneDns dns =
        dns(
            file(
                "db.2001:db8",
                "$ORIGIN 2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa.\n@ SOA ns1.example.org."
                    + " hm.example.org. 1 2 3 4 5\n"
                    + "$GENERATE 37-38 ${0,31,n} PTR h$.example.org.\n"
                    + " TXT \"of the zone\"\n"
                    + "$GENERATE 1-2 ${170,0,N}.x CNAME y\n"));

    assertThat(dns.ptr(IpAddress.of("2001:db8:1:2::26")).records())
        .hasToString("[h38.example.org]");
    assertThat(dns.ptr(IpAddress.of("2001:db8:1:2::27")).isFound()).isFalse();
    String zone = ".2.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa";
    assertThat(dns.txt(DomainName.of(zone.substring(1))).isFound()).isTrue();
    assertThat(dns.txt(DomainName.of("C.A.x" + zone)).aliases()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$GENERATE x ${0,3,n} PTR a | expected $GENERATE and a range such as 1-100",
        "$GENERATE 1-2 ${-3,3,n} PTR a | a number is below zero",
        "$GENERATE 2-1 a$ A 192.0.2.$ | the range 2-1 has no number in it",
        "$GENERATE 1-2/0 a$ A 192.0.2.$ | the range 1-2/0 has no number in it",
        "$GENERATE 1-2 a${0,3,q} A 192.0.2.$ | expected ${OFFSET,WIDTH,BASE} such as ${0,3,d}",
        "$GENERATE 1-2 a$ A 192.0.2.${ 0 } | expected ${OFFSET,WIDTH,BASE} such as ${0,3,d}",
        "$GENERATE 1-300 a$ A 192.0.2.$ | Invalid address: 192.0.2.256, found",
        "$GENERATE 1-2 a$ NONSENSE x | \"NONSENSE\" is not a record type",
        "$GENERATE 1-2 | expected a name, a type and data behind the range",
        "$GENERATE 1-300000 ${0,3,n} PTR a | it has more than 200000 records",
      })
  void saysWhatIsWrongWithGenerate(String line, String message) throws IOException {
    Path file = file("db.example.org", "@" + SOA + line + "\n");

    assertThatThrownBy(() -> dns(file)).hasMessageStartingWith(file + ":2: " + message);
  }

  @Test
  void readsOverTheByteOrderMarkOfEachFile() throws IOException {
    file("hosts.inc", "\ufeffmail AAAA 2001:db8::25\n");
    Path file = file("db.example.org", "\ufeff@" + SOA + "$INCLUDE hosts.inc\n");

    assertThat(dns(file).aaaa(MAIL).records()).containsExactly(ADDRESS);
    assertThat(ZonePlaces.of(List.of(ZoneFile.of(file)))).containsKey("example.org soa");
    assertThat(ZoneDns.of("\ufeffmail.example.org AAAA 2001:db8::25").aaaa(MAIL).isFound())
        .isTrue();
  }

  @Test
  void refusesUtf16() throws IOException {
    Path file = folder.resolve("db.example.org");
    Files.write(file, "\ufeffmail AAAA 2001:db8::25\n".getBytes(StandardCharsets.UTF_16LE));

    assertThatThrownBy(() -> dns(file)).hasMessage(file + ": it is text in UTF-16, expected UTF-8");
  }

  @Test
  void namesTheLineOfARecordThatIsRefused() throws IOException {
    Path classes = file("db.example.org", "@" + SOA + "\n; x\nx CH TXT ( a\n b )\n");
    Path included = file("hosts.inc", "\n\nmail CNAME host\n");
    Path alias = file("example.org.zone", "@" + SOA + "mail AAAA ::1\n$INCLUDE hosts.inc\n");
    Path soa = file("example.org.db", "@" + SOA + "@ SOA ns2 hostmaster 1 2 3 4 5\n");

    assertThatThrownBy(() -> dns(classes))
        .hasMessage(classes + ":5: x.example.org. has a record of class CH, not IN");
    assertThatThrownBy(() -> dns(alias))
        .hasMessageStartingWith(included + ":3: mail.example.org. has a CNAME record, and");
    assertThatThrownBy(() -> dns(soa))
        .hasMessageStartingWith(soa + ":2: example.org. has two SOA records");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "www CNAME mail; www A 192.0.2.1 | www.example.org. has a CNAME record, and a record of"
            + " type A",
        "@ CNAME mail | example.org. has a CNAME record, and a record of type SOA",
        "www CNAME mail; www CNAME ns1 | www.example.org. has two CNAME records",
      })
  void refusesAnAliasBesideData(String lines, String message) throws IOException {
    Path file = file("db.example.org", "@" + SOA + lines.replace("; ", "\n") + "\n");

    assertThatThrownBy(() -> dns(file))
        .isInstanceOf(ZoneFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void takesSignaturesBesideAnAlias() throws IOException {
    String records =
        """
        www CNAME mail
        www CNAME mail
        www NSEC @ CNAME RRSIG NSEC
        mail AAAA ::1
        """;
    Path file = file("db.example.org", "@" + SOA + records);

    assertThat(dns(file).aaaa(DomainName.of("www.example.org")).isFound()).isTrue();
  }
}
