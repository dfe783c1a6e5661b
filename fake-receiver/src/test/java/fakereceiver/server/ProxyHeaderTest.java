package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.IpAddress;
import fakereceiver.session.SessionRecord;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProxyHeaderTest {

  private static final byte[] MAGIC = "\r\n\r\n\0\r\nQUIT\n".getBytes(StandardCharsets.US_ASCII);

  @Test
  void takesTheAddressOfVersion1AndLosesNothingBehindIt() {
    assertThat(
            clientAddress(
                "PROXY TCP6 2001:db8::25 2001:db8::1 49152 25\r\nEHLO a.example\r\nQUIT\r\n"
                    .getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("2001:db8::25");
    assertThat(
            clientAddress(
                "PROXY TCP4 192.0.2.25 192.0.2.1 49152 25\r\nEHLO a.example\r\nQUIT\r\n"
                    .getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("192.0.2.25");
  }

  @Test
  void takesAMappedAddressForTheIpv4ClientThatItIs() {
    assertThat(
            clientAddress(
                "PROXY TCP6 ::ffff:192.0.2.25 2001:db8::1 49152 25\r\nEHLO a.example\r\nQUIT\r\n"
                    .getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("192.0.2.25");
  }

  @Test
  void keepsTheRealAddressWhenVersion1NamesNobody() {
    assertThat(
            clientAddress(
                "PROXY UNKNOWN\r\nEHLO a.example\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII)))
        .isEqualTo("::1");
  }

  @Test
  void takesTheAddressOfVersion2AndLosesNothingBehindIt() {
    assertThat(clientAddress(version2(0x21, 0x21, "2001:db8::25", "2001:db8::1", 0)))
        .isEqualTo("2001:db8::25");
    assertThat(clientAddress(version2(0x21, 0x11, "192.0.2.25", "192.0.2.1", 0)))
        .isEqualTo("192.0.2.25");
  }

  @Test
  void readsVersion2WithMoreThan127OctetsOfOtherThings() {
    assertThat(clientAddress(version2(0x21, 0x21, "2001:db8::25", "2001:db8::1", 200)))
        .isEqualTo("2001:db8::25");
  }

  @Test
  void keepsTheRealAddressWhenVersion2IsLocalOrOfNoFamily() {
    assertThat(clientAddress(version2(0x20, 0x21, "2001:db8::25", "2001:db8::1", 0)))
        .isEqualTo("::1");
    assertThat(clientAddress(version2(0x21, 0x00, "2001:db8::25", "2001:db8::1", 0)))
        .isEqualTo("::1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PROXY TCP6 192.0.2.25 192.0.2.1 49152 25\r\n",
        "PROXY TCP6 2001:db8::25 2001:db8::1 49152 99999\r\n",
        "PROXY TCP6 mail.example.org 2001:db8::1 49152 25\r\n",
        "PROXY TCP6\r\n",
        "PROXY UNKNOWN\n",
        "PROXY TCP6 0000000000000000000000000000000000000000000000000000000000000000000000000000"
            + "0000000000000000000000000000000000000000000000000000000000000000000000000000",
        "\r\n\r\n\0\r\nQUIT\n!!\0\u0004abcd",
        "\r\n\r\n\0\r\nQUIT\n1!\0\u0004abcd",
        "\r\n\r\n\0\r\nQUIX\n!!\0\u0004abcd",
      })
  void sendsAwayWhatIsNotAHeader(String header) {
    try (FakeReceiver receiver = Lab.receiver().proxyProtocol(true).start();
        Client client = Client.silent(receiver)) {
      client.send(header);
      assertThat(client.reply()).startsWith("501 5.5.2 Expected a PROXY header: ");
      assertThat(client.isAtEnd()).isTrue();
    }
  }

  @Test
  void saysThatAHeaderIsTooLong() {
    try (FakeReceiver receiver = Lab.receiver().proxyProtocol(true).start();
        Client client = Client.silent(receiver)) {
      client.send(version2Head(0x21, 0x21, 65_535));
      assertThat(client.reply())
          .isEqualTo("501 5.5.2 Expected a PROXY header: it has 65535 octets, more than 4096");
    }
  }

  @Test
  void notesAClientThatHangsUpWithinTheHeader() {
    try (FakeReceiver receiver = Lab.receiver().proxyProtocol(true).start()) {
      try (Client client = Client.silent(receiver)) {
        client.send("PROXY TCP6 2001:");
      }
      assertThat(Lab.session(receiver).trouble()).contains("the client hung up in a PROXY header");
    }
  }

  @Test
  void doesNotWaitForAHeaderForEver() {
    try (FakeReceiver receiver =
            Lab.receiver().proxyProtocol(true).idleTimeout(Duration.ofMillis(200)).start();
        Client client = Client.silent(receiver)) {
      assertThat(client.reply()).startsWith("421 4.4.2 ");
    }
  }

  @Test
  void isAnUnknownCommandWhenSwitchedOff() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("PROXY TCP6 2001:db8::25 2001:db8::1 49152 25"))
          .startsWith("500 5.5.1 ");
    }
  }

  private static String clientAddress(byte[] octets) {
    try (FakeReceiver receiver = Lab.receiver().proxyProtocol(true).start();
        Client client = Client.silent(receiver)) {
      client.send(octets);
      assertThat(client.rest()).startsWith("220 ").contains("250-mx.example").contains("221 ");
      SessionRecord session = Lab.session(receiver);
      assertThat(session.peer()).hasToString("::1");
      assertThat(session.trouble()).isEmpty();
      return session.attempt().clientAddress().text();
    }
  }

  private static byte[] version2(
      int command, int family, String source, String destination, int more) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    byte[] from = IpAddress.of(source).bytes();
    octets.writeBytes(version2Head(command, family, from.length * 2 + 4 + more));
    octets.writeBytes(from);
    octets.writeBytes(IpAddress.of(destination).bytes());
    octets.writeBytes(new byte[4 + more]);
    octets.writeBytes("EHLO a.example\r\nQUIT\r\n".getBytes(StandardCharsets.US_ASCII));
    return octets.toByteArray();
  }

  private static byte[] version2Head(int command, int family, int length) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream();
    octets.writeBytes(MAGIC);
    octets.write(command);
    octets.write(family);
    octets.write(length >> 8);
    octets.write(length & 0xff);
    return octets.toByteArray();
  }
}
