package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Records of kinds that stand in zones in use, and what is wrong with others. */
class ZoneGrammarTest {

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

  /** Lines of kinds that stand in zones in use. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail IN 3600 AAAA 2001:db8::25",
        "mail 1h30m IN AAAA 2001:db8::25",
        "MAIL\t\taaaa\t2001:DB8::25 ; comment",
        "mail AAAA ( 2001:db8::25\n)",
        "mail TYPE28 \\# 16 20010db8000000000000000000000025",
        "mail AAAA 2001:db8::25\n@ CAA 0 issue \"ca.example\"\n@ TYPE65534 \\# 1 00",
        "mail AAAA 2001:db8::25\n_25._tcp.mail TLSA 3 1 1 ( 00\n 11 )",
        "mail AAAA 2001:db8::25\n@ LOC 52 14 05 N 00 08 50 E 10m",
        "mail AAAA 2001:db8::25\n@ SSHFP 4 9 00\n@ NAPTR 1 1 \"\" \"\" \"\" .\n@ HINFO \"a\" \"b\"",
        "mail AAAA 2001:db8::25\ns._domainkey TXT ( \"v=DKIM1; \"\n \"p=MIIB;(\" )",
        "mail AAAA 2001:db8::25\nk TXT v=spf1",
        "mail AAAA 2001:db8::25\n@ SPF \"v=spf1 -all\"\n@ RP admin .",
        "mail AAAA 2001:db8::25\n@ HTTPS 1 . alpn=h2,h3\n@ DNSKEY 257 3 13 AAAA",
        "mail AAAA 2001:db8::25\nsmtp\\.x A 192.0.2.1\n*.w A 192.0.2.1",
        "mail AAAA 2001:db8::25\n1/25.2.0.192 PTR mail\n@ DS 1 13 9 00",
      })
  void takesTheGrammarThatNameServersTake(String lines) throws IOException {
    Path file =
        file(
            "db.example.org",
            "$TTL 1D\n@ 1D IN SOA ns1 hm (2026112801 4H 1H 2W 1D)\n" + lines + "\n");

    assertThat(dns(file).aaaa(MAIL).records()).containsExactly(ADDRESS);
  }

  /** Types that BIND 9.18 and NSD load and nobody asks for, and those of PowerDNS. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "AMTRELAY 10 0 1 203.0.113.15",
        "( IN AMTRELAY 10\n 0 1 203.0.113.15 )",
        "AVC \"app-name:x|app-class:y\"",
        "CSYNC 66 3 A NS AAAA",
        "DSYNC CDS NOTIFY 5359 cds-scanner.example.net.",
        "EUI48 00-00-5e-00-53-2a",
        "L32 10 192.0.2.1",
        "L64 10 2001:0DB8:1140:1000",
        "NID 10 0014:4fff:ff20:ee64",
        "RESINFO qnamemin exterr=15-17",
        "WALLET \"BTC\" \"addr\"",
        "AMTRELAY \\# 2 0a00",
        "APL 1:192.0.2.0/24 !2:2001:db8::/32",
        "APL !2:2001:db8::/32",
        "APL",
        "ALIAS mail",
      })
  void keepsThatThereIsARecordOfATypeThatNobodyAsksFor(String record) throws IOException {
    String zone = "@" + SOA + "h " + record + "\n TXT \"beside\"\nmail AAAA 2001:db8::25\n";
    ZoneDns dns = dns(file("db.example.org", zone));
    DomainName name = DomainName.of("h.example.org");

    assertThat(dns.mx(name).status()).isEqualTo(Answer.Status.NO_SUCH_RECORD);
    assertThat(dns.txt(name).isFound()).isTrue();
    assertThat(dns.aaaa(MAIL).records()).containsExactly(ADDRESS);
  }

  @Test
  void doesNotKnowWhatTheNameServerComputes() throws IOException {
    ZoneDns dns =
        dns(
            file(
                "db.example.org",
                "@"
                    + SOA
                    + "@ ALIAS mail\n"
                    + "mail AAAA 2001:db8::25\n"
                    + "own ALIAS mail\n AAAA 2001:db8::25\n"
                    + "lua 60 IN LUA MX \"';return x'\"\n AAAA 2001:db8::25\n"
                    + "*.any LUA CNAME \"x()\"\n"));

    for (Answer<?> open :
        List.of(
            dns.a(DomainName.of("example.org")),
            dns.aaaa(DomainName.of("example.org")),
            dns.a(DomainName.of("own.example.org")),
            dns.mx(DomainName.of("lua.example.org")),
            dns.txt(DomainName.of("x.any.example.org")))) {
      assertThat(open.isLeftOpenByZones()).as(open.toString()).isTrue();
    }
    assertThat(dns.mx(DomainName.of("example.org")).isAbsent()).isTrue();
    assertThat(dns.aaaa(DomainName.of("own.example.org")).records()).containsExactly(ADDRESS);
    assertThat(dns.aaaa(DomainName.of("lua.example.org")).records()).containsExactly(ADDRESS);
    assertThat(dns.txt(DomainName.of("lua.example.org")).isAbsent()).isTrue();
  }

  @Test
  void laysAnAliasOfAPlanOverWhatIsNow() {
    Dns now = ZoneDns.of("mail.example.org AAAA 2001:db8::25\n");

    assertThat(OverlayDns.of("mail.example.org ALIAS x.example.org", now).a(MAIL).said())
        .isEqualTo(Answer.COMPUTED);
  }

  @Test
  void makesRecordsOfAnyTypeOfGenerate() throws IOException {
    ZoneDns dns =
        dns(
            file(
                "db.example.org",
                "@"
                    + SOA
                    + "$GENERATE 1-127 HOST-$ MX \"0 .\"\n"
                    + "$GENERATE 1-2 m$ 300 IN MX 10 mail$\n"
                    + "$GENERATE 1-2 t$ TXT \"\\\"host $\\\"\"\n"
                    + "$GENERATE 0-2/2 c\\$$ A 192.0.2.${10}\n"
                    + "$GENERATE 8-9 x${0,3,o} AAAA 2001:db8::${2,2,X}\n"
                    + "$GENERATE 1-1 d$$ EUI48 00-00-5e-00-53-2a\n"));

    assertThat(dns.mx(DomainName.of("host-127.example.org")).records())
        .containsExactly(new Mx(0, DomainName.ROOT));
    assertThat(dns.mx(DomainName.of("m2.example.org")).records())
        .containsExactly(new Mx(10, DomainName.of("mail2.example.org")));
    assertThat(dns.txt(DomainName.of("t1.example.org")).records()).containsExactly("host 1");
    assertThat(dns.a(DomainName.of("c$2.example.org")).records()).hasToString("[192.0.2.12]");
    assertThat(dns.aaaa(DomainName.of("x011.example.org")).records()).hasToString("[2001:db8::b]");
    assertThat(dns.a(DomainName.of("d$.example.org")).status())
        .isEqualTo(Answer.Status.NO_SUCH_RECORD);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "A | a record of type A has no data",
        "TXT ( ) | a record of type TXT has no data; an empty text is \"\"",
        "MX 10 | expected a name, found \"q MX 10\"",
        "MX mail | expected an integer, found \"q MX mail\"",
        "SRV 0 0 25 | expected a name, found \"q SRV 0 0 25\"",
        "CAA 0 issue | expected a string, found \"q CAA 0 issue\"",
        "NAPTR 100 10 \"S\" | expected a string, found \"q NAPTR 100 10 \"S\"\"",
        "HTTPS 1 . alpn | Non-empty list must be specified for alpn, found \"q HTTPS 1 . alpn\"",
        "TXT \"open | expected a second quotation mark in the same line",
        "TXT \"open \\\" | expected a second quotation mark in the same line",
        "SOA ( 1 | a parenthesis is open to the end of the file",
        ") CSYNC 66 3 A | a parenthesis is closed that was not opened",
        "A 192.0.2.1 ) | a parenthesis is closed that was not opened",
        "TYPE257 ( \\# 5 0005697373 ) | expected more data for a record of that type, found",
        "TYPE65300 x | expected \\#, the number of octets and these in hex (RFC 3597), found",
        "MXX 10 mail | \"MXX\" is not a record type; one without a name is written TYPE65280",
        "300 IN | expected the type of the record",
        "LUA \"x()\" | expected the type that the LUA record stands for, found \"\"",
        "NID | a record of type NID has no data",
        "AVC \"x | expected a second quotation mark in the same line",
      })
  void namesTheLineAndWhatIsExpectedThere(String record, String message) throws IOException {
    Path before = file("db.example.org", "@" + SOA + "mail A 192.0.2.1\nq " + record);
    Path within = file("db.example.net", "@" + SOA + "\n\nq " + record + "\nr A 192.0.2.1\n");

    assertThatThrownBy(() -> dns(before)).hasMessageStartingWith(before + ":3: " + message);
    assertThatThrownBy(() -> dns(within)).hasMessageStartingWith(within + ":4: " + message);
  }

  @Test
  void saysThatAStringOfATextIsTooLong() throws IOException {
    String key = "v=DKIM1; p=" + "A".repeat(392);
    Path one = file("db.example.org", "@" + SOA + "k._domainkey TXT \"" + key + "\"\n");

    assertThatThrownBy(() -> dns(one))
        .hasMessageStartingWith(
            one
                + ":2: expected strings of at most 255 octets (a longer text is split into several,"
                + " \"first\" \"second\", which are read as one), found \"k._domainkey TXT");
  }
}
