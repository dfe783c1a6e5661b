package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.AuthLine;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.smtp.Accounts;
import fakereceiver.session.SessionRecord;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** AUTH as RFC 4954 has it, and nothing of it in what is kept. */
@Timeout(60)
class AuthTest {

  private static final String SECRET = "open sesame";
  private static final String RIGHT = base64("\0alice\0" + SECRET);

  private final FakeReceiver receiver = Lab.receiver().auth("alice", SECRET).start();

  @AfterEach
  void stop() {
    receiver.close();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** Everything that is kept of the oldest session, as text. */
  private String kept() {
    SessionRecord session = Lab.session(receiver);
    return session + "\n" + String.join("\n", session.transcript().printable());
  }

  private static void hidesSecrets(String kept) {
    assertThat(kept)
        .contains("C: AUTH")
        .doesNotContain(SECRET, RIGHT, base64(SECRET), base64("\0alice\0wrong"), base64("wrong"));
  }

  @Test
  void isOfferedOnLoopbackAndTakesThePassword() {
    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).contains("\n250-AUTH PLAIN LOGIN\n");
      assertThat(client.say("AUTH PLAIN " + RIGHT))
          .isEqualTo("235 2.7.0 Authentication successful");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("503 5.5.1 ");
      assertThat(client.say("EHLO client.example")).doesNotContain("AUTH");
      client.untilData();
      assertThat(client.say("x\r\n.")).startsWith("250 ");
    }
    SessionRecord session = Lab.session(receiver);
    assertThat(session.claims()).isEqualTo(Map.of("AUTH", "alice"));
    assertThat(Lab.lines(session))
        .contains("C: AUTH PLAIN ***", "*: logged in as alice")
        .doesNotContain("C: AUTH PLAIN " + RIGHT);
  }

  @Test
  void plainAndLoginAskForWhatDidNotComeAtOnce() {
    try (Client client = Client.greeted(receiver)) {
      assertThat(client.say("auth plain")).isEqualTo("334 ");
      assertThat(client.say(base64("\0alice\0wrong"))).startsWith("535 5.7.8 ");
      assertThat(client.say("AUTH LOGIN")).isEqualTo("334 VXNlcm5hbWU6");
      assertThat(client.say(base64("alice"))).isEqualTo("334 UGFzc3dvcmQ6");
      assertThat(client.say(base64("wrong"))).startsWith("535 5.7.8 ");
      assertThat(client.say("AUTH LOGIN " + base64("alice"))).isEqualTo("334 UGFzc3dvcmQ6");
      assertThat(client.say(base64(SECRET))).startsWith("235 2.7.0 ");
    }
    hidesSecrets(kept());
  }

  /** RFC 4954 section 4: 12,288 octets are enough for what is deployed. */
  @Test
  void aResponseMayBeLongerThanACommand() {
    String token = "t".repeat(9_000);
    try (FakeReceiver receiver = Lab.receiver().auth("alice", token).start();
        Client client = Client.greeted(receiver)) {
      client.say("AUTH PLAIN");
      assertThat(client.say("A".repeat(12_287))).startsWith("500 5.5.2 Line too long");
      client.say("AUTH PLAIN");
      assertThat(client.say(base64("\0alice\0" + token))).startsWith("235 2.7.0 ");
    }
  }

  @Test
  void canBeCancelled() {
    try (Client client = Client.greeted(receiver)) {
      client.say("AUTH PLAIN");
      assertThat(client.say("*")).startsWith("501 5.7.0 ");
      client.say("AUTH LOGIN " + base64("alice"));
      assertThat(client.say("*")).startsWith("501 5.7.0 ");
      assertThat(client.say("NOOP")).startsWith("250 ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "AUTH, 501 5.5.4",
    "AUTH CRAM-MD5, 504 5.5.4",
    "AUTH open-sesame, 504 5.5.4",
    "AUTH PLAIN =, 501 5.5.2",
    "AUTH PLAIN ???, 501 5.5.2",
    "AUTH PLAIN YWxpY2U=, 501 5.5.2",
    "AUTH PLAIN /w==, 501 5.5.2",
    "AUTH PLAIN AGFsaWNlAA==, 501 5.5.2",
    "AUTH LOGIN ???, 501 5.5.2"
  })
  void refusesWhatIsWrittenWrong(String line, String reply) {
    try (Client client = Client.greeted(receiver)) {
      assertThat(client.say(line)).startsWith(reply + " ");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("235 ");
    }
    assertThat(kept()).doesNotContain("open-sesame", "YWxpY2U");
  }

  @Test
  void nobodyActsForSomebodyElse() {
    try (Client client = Client.greeted(receiver)) {
      assertThat(client.say("AUTH PLAIN " + base64("bob\0alice\0" + SECRET))).startsWith("535 ");
      assertThat(client.say("AUTH PLAIN " + base64("alice\0alice\0" + SECRET))).startsWith("235 ");
    }
  }

  @Test
  void hasItsPlaceInTheSession() {
    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("503 5.5.1 ");
      client.say("EHLO client.example");
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("503 5.5.1 ");
      client.say("RSET");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("235 ");
    }
    hidesSecrets(kept());
  }

  @Test
  void whoGuessesIsSentAway() {
    try (Client client = Client.greeted(receiver)) {
      String reply = "";
      for (int i = 0; i < 20; i++) {
        reply = client.say("AUTH PLAIN " + base64("\0alice\0" + i));
        assertThat(reply).startsWith("535 ");
      }
      assertThat(client.rest()).startsWith("421 4.7.0 ");
    }
  }

  @Test
  void canBeRequired() {
    try (FakeReceiver strict = Lab.receiver().auth("alice", SECRET).requireAuth().start();
        Client client = Client.greeted(strict)) {
      assertThat(client.say("VRFY bob")).startsWith("530 5.7.0 ");
      assertThat(client.say("MAIL FROM:<alice@example.org>"))
          .isEqualTo("530 5.7.0 Authentication required");
      assertThat(client.say("RCPT TO:<bob@example.net>")).startsWith("503 ");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("235 ");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
    }
  }

  @Test
  void withoutUsersThereIsNone() {
    try (FakeReceiver plain = Lab.receiver().start()) {
      try (Client client = Client.connected(plain)) {
        assertThat(client.say("EHLO client.example")).doesNotContain("AUTH");
        assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("502 5.5.1 ");
      }
      assertThat(Lab.session(plain).toString()).doesNotContain(RIGHT);
    }
  }

  @Test
  void whatAClientSentAheadIsHiddenThoughAuthWasRefused() {
    try (FakeReceiver plain = Lab.receiver().start()) {
      try (Client client = Client.connected(plain)) {
        client.send(
            "EHLO client.example\r\nAUTH LOGIN\r\n"
                + base64("alice")
                + "\r\n"
                + base64(SECRET)
                + "\r\nNOOP\r\nhonest mistake\r\nQUIT\r\n");
        client.rest();
      }
      SessionRecord session = Lab.session(plain);
      assertThat(Lab.lines(session))
          .containsSubsequence("C: AUTH LOGIN", "C: ***", "C: ***", "C: NOOP", "C: honest mistake");
      assertThat(session.toString()).doesNotContain(base64(SECRET));
    }
  }

  @Test
  void isForgottenWhenTlsBegins() {
    try (FakeReceiver tls =
            Lab.receiver()
                .auth("alice", SECRET)
                .requireAuth()
                .tls(SelfSigned.context(DomainName.of("mx.example")))
                .start();
        Client client = Client.greeted(tls)) {
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("235 ");
      client.say("STARTTLS");
      client.shakeHands("TLSv1.3");
      assertThat(client.say("EHLO client.example")).contains("AUTH PLAIN LOGIN");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("530 ");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("235 ");
    }
  }

  @Test
  void canBeHeldBackUntilThereIsTls() {
    try (FakeReceiver tls =
            Lab.receiver()
                .auth("alice", SECRET)
                .authOnlyInTls()
                .tls(SelfSigned.context(DomainName.of("mx.example")))
                .start();
        Client client = Client.connected(tls)) {
      assertThat(client.say("EHLO client.example")).doesNotContain("AUTH");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("538 5.7.11 ");
      client.say("STARTTLS");
      client.shakeHands("TLSv1.3");
      assertThat(client.say("EHLO client.example")).contains("AUTH PLAIN LOGIN");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("235 ");
    }
  }

  @Test
  void isNotSafeInTheClearBeyondThisMachine() {
    Accounts accounts = new Accounts(Map.of("a", "b"), Accounts.Requirement.NEVER, false);

    assertThat(accounts.isSafe(IpAddress.of("::1"), false)).isTrue();
    assertThat(accounts.isSafe(IpAddress.of("127.0.0.1"), false)).isTrue();
    assertThat(accounts.isSafe(IpAddress.of("2001:db8::25"), false)).isFalse();
    assertThat(accounts.isSafe(IpAddress.of("2001:db8::25"), true)).isTrue();
    assertThat(accounts).hasToString("1 users");
  }

  @Test
  void canMisbehaveToo() {
    receiver.enqueue(Misbehaviour.say(Moment.AUTH, "454 4.7.0 Temporary failure"));
    receiver.enqueue(Misbehaviour.without("AUTH"));

    try (Client client = Client.greeted(receiver)) {
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("454 4.7.0 ");
    }
    try (Client client = Client.connected(receiver)) {
      assertThat(client.say("EHLO client.example")).doesNotContain("AUTH");
      assertThat(client.say("AUTH PLAIN " + RIGHT)).startsWith("502 ");
    }
    hidesSecrets(kept());
  }

  @ParameterizedTest
  @CsvSource({
    "MAIL FROM:<auth@example.org>, MAIL FROM:<auth@example.org>",
    "AUTHOR x, AUTHOR x",
    "AUTH, AUTH",
    "AUTH LOGIN, AUTH LOGIN",
    "auth login c2Vzc, auth login ***",
    "AUTH  PLAIN  c2Vzc, AUTH PLAIN ***",
    "' AUTH PLAIN c2Vzc', AUTH PLAIN ***",
    "AUTH c2VzYW1l, AUTH ***",
    "AUTH=PLAIN c2Vzc, AUTH ***",
    "AUTH:PLAIN, AUTH ***"
  })
  void linesAreShownWithoutSecrets(String line, String shown) {
    assertThat(AuthLine.withoutSecret(line)).isEqualTo(shown);
  }

  @Test
  void needsUserAndPassword() {
    assertThatThrownBy(() -> Lab.receiver().auth("", "x")).hasMessageContaining("empty");
    assertThatThrownBy(() -> Lab.receiver().auth("x", "")).hasMessageContaining("empty");
  }
}
