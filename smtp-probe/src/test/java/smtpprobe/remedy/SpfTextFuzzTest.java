package smtpprobe.remedy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.OverlayDns;
import fakereceiver.dns.ZoneDns;
import java.util.List;

/**
 * Whatever record a domain has, the one that is proposed admits its own address and no stranger.
 */
class SpfTextFuzzTest {

  private static final DomainName DOMAIN = DomainName.of("example.org");
  private static final List<IpAddress> OWN = List.of(IpAddress.of("2001:db8:2::25"));
  private static final List<IpAddress> STRANGER = List.of(IpAddress.of("2001:db8:7::1"));
  private static final Dns OTHERS =
      ZoneDns.of(
          """
          all.test   TXT   "v=spf1 +all"
          some.test  TXT   "v=spf1 ip6:2001:db8:3::/64 -all"
          host.test  AAAA  2001:db8:3::1
          """);

  @FuzzTest
  void admitting(byte[] input) {
    Dns before = publishing(List.of("v=spf1 " + new String(input, ISO_8859_1), "another text"));

    SpfText text = SpfText.admitting(DOMAIN, OWN, before).orElseThrow();

    Dns after = OverlayDns.of(String.join("\n", text.at(DOMAIN).zoneLines()), OTHERS);
    assertThat(SpfRecord.parse(text.text()).errors()).isEmpty();
    assertThat(text.others()).containsExactly("another text");
    assertThat(SpfText.admits(DOMAIN, OWN, after)).isTrue();
    // Terms that cannot stay may have kept receivers from those behind them.
    if (text.leftOut().isEmpty() && !SpfText.admits(DOMAIN, STRANGER, before)) {
      assertThat(SpfText.admits(DOMAIN, STRANGER, after)).as(text.text()).isFalse();
    }
  }

  private static Dns publishing(List<String> texts) {
    return OverlayDns.of(String.join("\n", DnsChange.texts(DOMAIN, texts).zoneLines()), OTHERS);
  }
}
