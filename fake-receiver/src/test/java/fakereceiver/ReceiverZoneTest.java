package fakereceiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.server.Client;
import java.io.IOException;
import java.net.DatagramSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zone of a receiver while it runs. */
class ReceiverZoneTest {

  private static final String GOOD =
      """
      2001:db8::25        PTR    mail.example.org
      mail.example.org    AAAA   2001:db8::25
      example.org         MX     10 mail.example.org
      """;
  private static final String STALE = GOOD.replace("AAAA   2001:db8::25", "AAAA   2001:db8::26");
  private static final String SILENT = GOOD + "25.0.0.0.example ANY !timeout\n";

  private static String knocks(FakeReceiver receiver) {
    try (Client client = Client.connected(receiver)) {
      client.say("EHLO mail.example.org");
      client.say("MAIL FROM:<alice@example.org>");
      return client.say("RCPT TO:<bob@example.net>");
    }
  }

  @Test
  void changesFromOneSessionToTheNext() {
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict").zone(GOOD).claims("2001:db8::25").start()) {
      assertThat(knocks(receiver)).startsWith("250");
      receiver.zone(STALE);
      assertThat(knocks(receiver)).startsWith("450 4.7.25");
      receiver.zone(STALE + "2001:db8::25 ANY !servfail\n");
      assertThat(knocks(receiver)).startsWith("450");
      receiver.zone(GOOD);
      assertThat(knocks(receiver)).startsWith("250");
    }
  }

  @Test
  void isReadFromAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("lab.zone"), STALE);
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict").zone(file).claims("2001:db8::25").start()) {
      assertThat(knocks(receiver)).startsWith("450 4.7.25");
    }
  }

  @Test
  void isServedToOtherProcessesAndChangesThere() throws IOException {
    int port;
    try (FakeReceiver receiver = FakeReceiver.builder("permissive").zone(SILENT).start()) {
      port = receiver.dnsServer().getPort();
      assertThat(receiver.dnsServer().getPort()).isEqualTo(port);
      try (LiveDns dns = LiveDns.of(List.of(receiver.dnsServer()))) {
        assertThat(dns.aaaa(DomainName.of("mail.example.org")).records())
            .hasToString("[2001:db8::25]");
        receiver.zone(STALE);
        assertThat(dns.aaaa(DomainName.of("mail.example.org")).records())
            .hasToString("[2001:db8::26]");
        receiver.zone("mail.example.org ANY !servfail");
        assertThat(dns.aaaa(DomainName.of("mail.example.org")).status())
            .isEqualTo(Answer.Status.UNAVAILABLE);
      }
    }
    try (DatagramSocket again = new DatagramSocket(port, IpAddress.of("::1").toInetAddress())) {
      assertThat(again.isBound()).isTrue(); // nothing is left listening
    }
  }

  @Test
  void isNeededForADnsServer() {
    try (FakeReceiver receiver = FakeReceiver.builder("permissive").dns(ZoneDns.of(GOOD)).start()) {
      assertThatIllegalStateException()
          .isThrownBy(receiver::dnsServer)
          .withMessageContaining("zone(...)");
    }
  }

  @Test
  void aClosedReceiverStartsNoDnsServer() {
    FakeReceiver receiver = FakeReceiver.builder("permissive").zone("").start();
    receiver.close();

    assertThatIllegalStateException()
        .isThrownBy(receiver::dnsServer)
        .withMessage("the receiver is closed, and its DNS server with it");
  }
}
