package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.dns.DomainName;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import org.junit.jupiter.api.Test;

class StartTlsTest {

  private static final SSLContext CONTEXT = SelfSigned.context(DomainName.of("mx.example"));

  @Test
  void deliversOverTlsAndRecordsIt() {
    for (String protocol : new String[] {"TLSv1.2", "TLSv1.3"}) {
      try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
          Client client = Client.connected(receiver)) {
        assertThat(client.say("EHLO client.example")).contains("250-STARTTLS");
        assertThat(client.say("STARTTLS")).startsWith("220 ");
        client.shakeHands(protocol);
        assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("503 ");
        assertThat(client.say("EHLO client.example")).doesNotContain("STARTTLS");
        assertThat(client.say("STARTTLS")).startsWith("503 ");
        client.untilData();
        client.send("Subject: secret\r\n");
        assertThat(client.say(".")).startsWith("250 ");
        assertThat(client.say("QUIT")).startsWith("221 ");
        assertThat(client.isAtEnd()).isTrue();

        SessionRecord session = Lab.session(receiver);
        assertThat(session.tls().orElseThrow().protocol()).isEqualTo(protocol);
        assertThat(session.trouble()).isEmpty();
        assertThat(Lab.lines(session))
            .anyMatch(line -> line.startsWith("*: TLS: " + protocol))
            .contains("C: MAIL FROM:<alice@example.org>");
      }
    }
  }

  @Test
  void judgesWhetherTheSessionIsEncryptedByWhatWasOffered() {
    assertThat(encryption(Lab.receiver(), false)).isEmpty();
    assertThat(encryption(Lab.receiver().tls(CONTEXT), false)).contains(false);
    assertThat(encryption(Lab.receiver().tls(CONTEXT), true)).contains(true);
  }

  private static Optional<Boolean> encryption(ReceiverBuilder builder, boolean secured) {
    try (FakeReceiver receiver = builder.start();
        Client client = Client.greeted(receiver)) {
      if (secured) {
        client.say("STARTTLS");
        client.shakeHands("TLSv1.3");
        client.say("EHLO client.example");
      }
      client.say("MAIL FROM:<alice@example.org>");
      client.say("QUIT");
      return Lab.session(receiver).attempt().encrypted();
    }
  }

  @Test
  void throwsAwayCommandsInjectedBehindStartTls() {
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
        Client client = Client.greeted(receiver)) {
      client.send("STARTTLS\r\nEHLO eve.example\r\nMAIL FROM:<eve@example.org>\r\n");
      assertThat(client.reply()).startsWith("220 ");
      client.shakeHands("TLSv1.3");
      assertThat(client.say("NOOP")).startsWith("250 2.0.0 ");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("503 ");
      client.say("QUIT");
      assertThat(Lab.lines(Lab.session(receiver)))
          .anyMatch(line -> line.contains("in the clear behind STARTTLS thrown away"));
    }
  }

  @Test
  void notesAHandshakeThatFails() {
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
        Client client = Client.greeted(receiver)) {
      client.say("STARTTLS");
      client.send("GET / HTTP/1.1\r\n\r\n");
      client.rest();
      assertThat(Lab.session(receiver).trouble().orElseThrow())
          .startsWith("TLS could not be started");
    }
  }

  @Test
  void saysThatTheClientDoesNotTrustTheCertificate() throws IOException {
    for (byte[] alert : new byte[][] {{21, 3, 3, 0, 2, 2, 48}, {21, 3, 1, 0, 2, 2, 46}}) {
      assertThat(troubleOf(alert, true))
          .contains("the client does not trust the certificate of this receiver (TLS alert ");
    }
    // Others say it encrypted, after the handshake for all that the receiver knows.
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
        Client client = Client.greeted(receiver)) {
      client.say("STARTTLS");
      assertThatThrownBy(client::shakeHandsTrustingNobody).isInstanceOf(IOException.class);
      assertThat(Lab.session(receiver).trouble().orElseThrow())
          .contains("the client does not trust the certificate of this receiver (TLS alert ");
    }
  }

  @Test
  void saysThatTheClientHungUpAtTheSightOfTheCertificate() throws IOException {
    assertThat(troubleOf(new byte[0], true)).contains("perhaps because of the certificate");
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start()) {
      try (Client client = Client.greeted(receiver)) {
        client.say("STARTTLS");
        client.shakeHands("TLSv1.3");
      }
      assertThat(Lab.session(receiver).trouble().orElseThrow())
          .contains("hung up right after TLS began, perhaps because of the certificate");
    }
    // Whose client leaves something unread, his system sends a reset, as Mutt's does.
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start()) {
      try (Client client = Client.greeted(receiver)) {
        client.say("STARTTLS");
        client.shakeHands("TLSv1.2"); // the receiver is through, too
        client.reset();
      }
      SessionRecord session = Lab.session(receiver);
      assertThat(session).hasToString("session 1 from ::1: unfinished");
      assertThat(session.trouble().orElseThrow())
          .contains("hung up right after TLS began, perhaps because of the certificate");
    }
  }

  @Test
  void saysWhenWhatCameIsNotTls() throws IOException {
    assertThat(troubleOf("GET / HTTP/1.1\r\n\r\n".getBytes(StandardCharsets.US_ASCII), false))
        .endsWith("TLS could not be started: what the client sent is not TLS");
  }

  @Test
  void saysThatTheClientBeganWithTlsAtOnce() throws IOException {
    byte[] hello = clientHello();
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
        Client client = Client.connected(receiver)) {
      client.send(hello);
      assertThat(client.rest()).isEqualTo("500 5.5.1 TLS begins with STARTTLS here\r\n");
      assertThat(Lab.session(receiver).trouble())
          .contains(
              "the client began with TLS at once (smtps); here TLS begins with STARTTLS (smtp)");
    }
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.silent(receiver)) {
      client.send(hello);
      client.rest();
      assertThat(Lab.session(receiver).trouble())
          .contains("the client began with TLS at once (smtps); here no TLS is offered");
    }
  }

  /** The trouble after STARTTLS, a ClientHello perhaps, {@code octets} and the end. */
  private static String troubleOf(byte[] octets, boolean hello) throws IOException {
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start()) {
      try (Client client = Client.greeted(receiver)) {
        client.say("STARTTLS");
        if (hello) {
          client.send(clientHello());
        }
        client.send(octets);
        client.end();
        client.rest();
      }
      return Lab.session(receiver).trouble().orElseThrow();
    }
  }

  /** The first record of a client, for TLS 1.3. */
  private static byte[] clientHello() throws IOException {
    try {
      SSLEngine engine = SSLContext.getDefault().createSSLEngine();
      engine.setUseClientMode(true);
      ByteBuffer record = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
      engine.wrap(ByteBuffer.allocate(0), record);
      return Arrays.copyOf(record.array(), record.position());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void endsWithoutTroubleWhenTheClientJustHangsUp() {
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start()) {
      try (Client client = Client.greeted(receiver)) {
        client.say("STARTTLS");
        client.shakeHands("TLSv1.3");
        client.say("EHLO client.example");
      }
      assertThat(Lab.lines(Lab.session(receiver))).endsWith("*: the client hung up");
    }
  }

  @Test
  void closesWhileTlsSessionsAreOpen() {
    FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
    try (Client client = Client.greeted(receiver)) {
      client.say("STARTTLS");
      client.shakeHands("TLSv1.3");
      client.say("EHLO client.example");
      receiver.close();
      assertThat(receiver.recent().sessions()).hasSize(1);
    }
  }

  @Test
  void tellsASilentClientWithinTlsThatItsTimeIsUp() {
    try (FakeReceiver receiver =
            Lab.receiver().tls(CONTEXT).idleTimeout(Duration.ofMillis(500)).start();
        Client client = Client.greeted(receiver);
        Client neverBegins = Client.greeted(receiver)) {
      neverBegins.say("STARTTLS");
      client.say("STARTTLS");
      client.shakeHands("TLSv1.3");
      assertThat(client.reply()).startsWith("421 4.4.2 ").contains("nothing came");
      assertThat(client.isAtEnd()).isTrue();
      assertThat(neverBegins.reply()).startsWith("421 4.4.2 ").contains("nothing came");
      for (int i = 0; i < 2; i++) {
        assertThat(Lab.session(receiver).trouble().orElseThrow()).contains("nothing came");
      }
    }
  }

  @Test
  void isNeitherOfferedNorKnownWithoutACertificate() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).doesNotContain("STARTTLS");
      assertThat(client.say("STARTTLS")).startsWith("502 ");
    }
  }

  @Test
  void speaksNoOldTls() {
    try (FakeReceiver receiver = Lab.receiver().tls(CONTEXT).start();
        Client client = Client.greeted(receiver)) {
      client.say("STARTTLS");
      assertThatThrownBy(() -> client.shakeHands("TLSv1.1"))
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void makesNoCertificateForWhatIsNotAHost() {
    assertThatThrownBy(() -> SelfSigned.context(DomainName.of("a\\,b.example")))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
