package smtpprobe.reading;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.Hostile;

class RedactionTest {

  private final Redaction redaction =
      new Redaction(List.of(Ip6Address.of("2600::1")), "srv-acme-7\n");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2a00:1:2:3::25/64|2001:db8:1:3::25/64",
        "2a00:1:2:3:5054:ff:fe12:3456|2001:db8:1:3:0:ff:fe00:1",
        "[2a00:1:2::1]:25|[2001:db8:1::1]:25",
        "[IPv6:2a00:1:2::1]|[IPv6:2001:db8:1::1]",
        "fd12:3456:789a:5::1|fd00:db8:1:5::1",
        "2002:c633:6401::1|2002:c633:6401::1",
        "2002:808:808:7::1|2002:c000:201:7::1",
        "8.8.8.8 and 8.8.4.4|192.0.2.1 and 192.0.2.2",
        "10.0.0.0/8 127.0.0.1|10.0.0.0/8 127.0.0.1",
        "52:54:00:12:34:56|02:00:00:00:00:01",
        "mail.acme.co.uk is srv-acme-7.acme.co.uk|mail.domain1.example is host1.domain1.example",
        "hello from srv-acme-7|hello from host1",
        "alice@acme.de|user1@domain1.example",
        "interface = 2a00::1::2::::25|interface = 2001::db8::1::::25",
        "target 2600::1 ::1 :: 2001:db8::7|target 2600::1 ::1 :: 2001:db8::7",
        "main.cf net.ipv6.conf.eth0.forwarding mail.example.org|"
            + "main.cf net.ipv6.conf.eth0.forwarding mail.example.org",
        "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.3.0.0.0.2.0.0.0.1.0.0.0.0.0.a.2.ip6.arpa|"
            + "5.2.0.0.0.0.0.0.0.0.0.0.0.0.0.0.3.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
        "3.0.0.0.2.0.0.0.1.0.0.0.0.0.a.2.ip6.arpa|3.0.0.0.1.0.0.0.8.b.d.0.1.0.0.2.ip6.arpa",
        "2a000001000200030000000000000025 02 40 00 80|20010db8000100030000000000000025 02 40 00 80",
        "0: 0100002A03000200000000002500000 0|0: 0100002A03000200000000002500000 0",
        "0: 0100002A030002000000000025000000:0019|0: B80D0120030001000000000025000000:0019",
        "0: 08080808:0019 00000000:0000 0A|0: 010200C0:0019 00000000:0000 0A",
        "20:11:59 3.7.11 1700 s|20:11:59 3.7.11 1700 s",
      })
  void replacesWhatIsRealAndKeepsItsKind(String real, String shown) {
    assertThat(redaction.apply(real)).isEqualTo(shown);
  }

  @Test
  void givesTheSameStandInEveryWhere() {
    assertThat(redaction.apply("2a00:1:2:3::25\n2a00001:x 2a00000100020003000000000000002a"))
        .contains("2001:db8:1:3::25")
        .contains("20010db800010003000000000000002a");
    assertThat(redaction.apply("2a00:1:2:4::25 2a00:1:9::1"))
        .isEqualTo("2001:db8:1:4::25 2001:db8:2::1");
  }

  @Test
  void hidesRandomIdentifiers() {
    String shown = redaction.apply("2a00:1:2:3:a1b2:c3d4:e5f6:718");

    assertThat(shown).startsWith("2001:db8:1:3:").doesNotContain("a1b2").doesNotContain("718");
    assertThat(redaction.apply("2a00:1:2:3:a1b2:c3d4:e5f6:718")).isEqualTo(shown);
  }

  @Test
  void keepsColumnsWhereTheyWere() {
    assertThat(redaction.apply("2a00:1:2:3::25/64  eth0  global\n2a00:1:2:3::2             x"))
        .isEqualTo("2001:db8:1:3::25/64  eth0  global\n2001:db8:1:3::2           x");
  }

  @Test
  void endsWithTextsThatAreLongerThanAnyName() {
    String dotted = "a.".repeat(200_000);
    String word = "a".repeat(200_000);

    assertThat(Hostile.inTime(() -> redaction.apply(dotted))).isEqualTo(dotted);
    assertThat(Hostile.inTime(() -> redaction.apply(word))).isEqualTo(word);
    assertThat(redaction.apply("8.8.8.8_alice@acme.de")).doesNotContain("alice");
  }
}
