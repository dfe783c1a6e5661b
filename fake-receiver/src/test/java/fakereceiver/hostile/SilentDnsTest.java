package fakereceiver.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Zones;
import fakereceiver.server.Client;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Sessions that wait for name servers which never answer hold no good client up. */
class SilentDnsTest {

  private static final String ZONE =
      """
      good.example. AAAA 2001:db8::25
      mail.good.example. AAAA 2001:db8::25
      good.example. MX 10 mail.good.example.
      good.example. TXT "v=spf1 ip6:2001:db8::25 -all"
      2001:db8::25 PTR mail.good.example.
      example.net. MX 10 mail.good.example.
      """;

  private static final int SESSIONS = 500;
  private static final Duration SOON = Duration.ofSeconds(3);

  @Test
  void aGoodClientIsJudgedAsEverBesideHundredsOfThem() {
    List<Client> bad = new ArrayList<>();
    try (LabDns lab = LabDns.start(Zones.of(ZONE + silent()));
        LiveDns live = LiveDns.of(List.of(lab.address()));
        FakeReceiver receiver =
            FakeReceiver.builder("postfix-strict").dns(live).xclient(true).start()) {
      mail(receiver); // compiles, loads
      for (int i = 0; i < SESSIONS; i++) {
        Client client = Client.connected(receiver);
        client.send(
            """
            XCLIENT ADDR=IPV6:2001:db8:bad:%d::%d\r
            EHLO h%d.evil.example\r
            MAIL FROM:<x@e%d.evil.example>\r
            RCPT TO:<b@example.net>\r
            """
                .formatted(i % 3, i + 1, i, i));
        bad.add(client);
      }

      for (int i = 0; i < 5; i++) {
        long began = System.nanoTime();
        assertThat(mail(receiver)).startsWith("250");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(SOON);
      }
      assertThat(receiver.mails().toString()).doesNotContain("too many questions");
      bad.forEach(Client::reset);
    }
  }

  private static String silent() {
    StringBuilder zone = new StringBuilder();
    for (int i = 0; i < SESSIONS; i++) {
      zone.append("2001:db8:bad:%d::%d PTR !timeout\n".formatted(i % 3, i + 1))
          .append("h%d.evil.example. ANY !timeout\n".formatted(i))
          .append("e%d.evil.example. ANY !timeout\n".formatted(i));
    }
    return zone.toString();
  }

  private static String mail(FakeReceiver receiver) {
    try (Client client = Client.connected(receiver)) {
      client.say("XCLIENT ADDR=IPV6:2001:db8::25");
      client.say("EHLO mail.good.example");
      client.say("MAIL FROM:<a@good.example>");
      client.say("RCPT TO:<b@example.net>");
      client.say("DATA");
      client.send("From: a@good.example\r\nTo: b@example.net\r\n\r\nx\r\n.\r\n");
      return client.reply();
    }
  }
}
