package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.zonefile.ZoneFileException;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Zone texts from a seeded generator: a zone or a {@link ZoneFileException}, nothing else. */
class ZoneParserFuzzTest {

  private static final String[] PIECES = {
    "mail.example.org.",
    "example",
    "@",
    ".",
    "*",
    "*.a",
    "2001:db8::25",
    "192.0.2.25",
    "::",
    "a..b",
    "\\",
    "\\0",
    "\\999",
    "\\046",
    "SOA",
    "NS",
    "A",
    "AAAA",
    "MX",
    "PTR",
    "TXT",
    "CNAME",
    "ANY",
    "TYPE65",
    "\\# 4 0a000001",
    "\\# 2 zz",
    "SRV",
    "DNSKEY",
    "RRSIG",
    "NSEC3",
    "LOC",
    "CAA",
    "SVCB",
    "HTTPS",
    "APL",
    "NAPTR",
    "TLSA",
    "DS",
    "WKS",
    "IPSECKEY",
    "1 2 3 4 5",
    "10",
    "-1",
    "99999999999",
    "1h",
    "1w2d",
    "IN",
    "CH",
    "HS",
    "(",
    ")",
    "\"",
    "\"text\"",
    ";",
    "; x",
    "$ORIGIN",
    "$ORIGIN x",
    "$TTL",
    "$TTL 5",
    "$INCLUDE x",
    "$GENERATE 1-3 a$ A 192.0.2.$",
    "$GENERATE 3-1 a$ PTR b",
    "$GENERATE 1-2/0 ${0,3,d} A 1",
    "$",
    "!servfail",
    "!delay 5ms",
    "!delay",
    "!",
    "!x",
    "\u00fc",
    "\u0000",
    "\u0007",
    "\ud83d\ude00",
    "a".repeat(64),
    "b.".repeat(140),
    "\t",
    "=",
    "key=\"x",
  };

  private static final String SEED_TEXT =
      """
      $ORIGIN example.org.
      $TTL 300
      @ IN SOA ns admin ( 1 2 3 4 5 )
        MX 10 mail
      mail AAAA 2001:db8::25
      2001:db8::25 PTR mail.example.org.
      *.w TXT "a; b" "c\\"d"
      bad ANY !delay 300ms
      """;

  @Test
  void readsOrRefusesAnyHeapOfPieces() {
    Random random = new Random(1987);
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int pieces = random.nextInt(14); pieces > 0; pieces--) {
        text.append(PIECES[random.nextInt(PIECES.length)])
            .append(random.nextInt(4) == 0 ? "\n" : " ");
      }
      read += isRead(text.toString()) ? 1 : 0;
    }
    assertThat(read).isPositive();
  }

  @Test
  void readsOrRefusesADamagedZone() {
    Random random = new Random(1035);
    int read = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(SEED_TEXT);
      for (int changes = 1 + random.nextInt(5); changes > 0; changes--) {
        int at = random.nextInt(text.length());
        switch (random.nextInt(3)) {
          case 0 -> text.setCharAt(at, (char) random.nextInt(256));
          case 1 -> text.deleteCharAt(at);
          default -> text.insert(at, text.charAt(random.nextInt(text.length())));
        }
      }
      read += isRead(text.toString()) ? 1 : 0;
    }
    assertThat(read).isPositive();
  }

  private static boolean isRead(String text) {
    try {
      ZoneDns dns = ZoneDns.of(text);
      for (String name : new String[] {"mail.example.org", "x.w.example.org", "."}) {
        assertThat(dns.txt(DomainName.of(name))).isNotNull();
        assertThat(dns.aaaa(DomainName.of(name))).isNotNull();
      }
      return true;
    } catch (ZoneFileException e) {
      assertThat(e).hasMessageStartingWith("zone:");
      return false;
    } catch (RuntimeException e) {
      throw new AssertionError("for the zone\n" + text, e);
    }
  }
}
