package fakereceiver.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;

/** Zone files, packets and names, well-formed or not. */
class DnsFuzzTest {

  private static final LabReplies REPLIES =
      new LabReplies(
          Zones.of(
              """
              example.org        SOA   ns.example.org. admin.example.org. 1 2 3 4 5
              mail.example.org   AAAA  2001:db8::25
              alias.example.org  CNAME alias.example.org
              *.w.example.org    TXT   "a"
              """));

  @FuzzTest
  void zone(byte[] input) {
    try {
      ZoneDns dns = ZoneDns.of(new String(input, UTF_8));
      assertThat(dns.txt(DomainName.of("x.w.example.org"))).isNotNull();
      assertThat(dns.aaaa(DomainName.of("mail.example.org"))).isNotNull();
    } catch (ZoneFileException e) {
      assertThat(e).hasMessageStartingWith("zone:");
    }
  }

  @FuzzTest
  void packet(byte[] input) {
    Optional<LabReplies.Reply> reply = REPLIES.to(input, false);

    reply.ifPresent(r -> assertThat(r.wire().length).isBetween(12, 4096));
  }

  @FuzzTest
  void names(byte[] input) {
    String text = new String(input, UTF_8);
    DomainName.parse(text)
        .ifPresent(name -> assertThat(DomainName.parse(name.text())).contains(name));
    IpAddress.parse(text)
        .ifPresent(address -> assertThat(IpAddress.parse(address.text())).contains(address));
    try {
      assertThat(Endpoint.parse(text, 25).port()).isBetween(0, 65_535);
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty();
    }
  }
}
