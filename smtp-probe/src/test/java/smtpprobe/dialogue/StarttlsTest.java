package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smtpprobe.dialogue.DialogueEnd.Accepted;
import smtpprobe.dialogue.DialogueEnd.Lost;
import smtpprobe.dialogue.DialogueEnd.Refused;

class StarttlsTest {

  private static final DomainName SERVER = DomainName.of("mx.strict.example");

  @ParameterizedTest
  @EnumSource(names = {"MAY", "MUST"})
  void deliversUnderTlsAndShowsTheCertificate(TlsMode mode) throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    try (ScriptedServer server = ScriptedServer.playing("starttls.smtp", key.context())) {
      DialogueResult result =
          Dialogue.run(Requests.to(server).withTls(mode).withServerName(SERVER));

      server.assertPlayed();
      assertThat(result.end()).isInstanceOf(Accepted.class);
      assertThat(server.serverNames()).containsExactly("mx.strict.example");
      assertThat(result.tls())
          .hasValueSatisfying(
              tls -> {
                assertThat(tls.protocol()).isEqualTo("TLSv1.3");
                assertThat(tls.cipher()).startsWith("TLS_");
                assertThat(tls.subject()).isEqualTo("CN=mx.strict.example");
                assertThat(tls.issuer()).isEqualTo("CN=mx.strict.example");
                assertThat(tls.names()).containsExactly("mx.strict.example");
                assertThat(tls.notBefore()).isBefore(tls.notAfter());
                assertThat(tls.problem())
                    .contains("it is signed by itself, not by an authority that is trusted here");
              });
      assertThat(result.transcript().lines())
          .extracting(line -> line.speaker().letter() + ": " + line.text())
          .containsSubsequence(
              "C: STARTTLS",
              "S: 220 2.0.0 Go ahead",
              "*: TLS handshake: TLSv1.3, certificate of \"CN=mx.strict.example\"",
              "C: EHLO mail.example.org",
              "C: QUIT",
              "S: 221 as scripted");
    }
  }

  @Test
  void sendsNoServerNameWhenItKnowsNone() throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    try (ScriptedServer server = ScriptedServer.playing("starttls.smtp", key.context())) {
      Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(server.serverNames()).isEmpty();
    }
  }

  @Test
  void isNotUsedWhenItIsNotWanted() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("starttls-not-wanted.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server).withTls(TlsMode.NONE));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(
              new Refused(Stage.MAIL, Reply.of(530, "5.7.0 Must issue a STARTTLS command first")));
      assertThat(result.tls()).isEmpty();
    }
  }

  @Test
  void isLostWhenItMustBeUsedAndIsNotOffered() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("nothing-offered.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server).withTls(TlsMode.MUST));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(new Lost(Stage.HELO, "the server does not offer STARTTLS"));
    }
  }

  @Test
  void isRefusedAtHelo() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("starttls-refused.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(
              new Refused(
                  Stage.HELO, Reply.of(454, "4.7.0 TLS not available due to local problem")));
    }
  }

  @Test
  void isLostWhenTheHandshakeFails() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("starttls-broken.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      assertThat(result.end())
          .isInstanceOfSatisfying(
              Lost.class,
              lost -> {
                assertThat(lost.stage()).isEqualTo(Stage.HELO);
                assertThat(lost.why()).startsWith("the TLS handshake failed: ");
              });
      assertThat(result.exchanges()).last().extracting(Exchange::command).isEqualTo("STARTTLS");
    }
  }

  @Test
  void isLostWhenTheHandshakeGoesOnAndOn() throws Exception {
    String script =
        """
        S: 220 mx.strict.example ESMTP
        C: EHLO mail.example.org
        S: 250-mx.strict.example
        S: 250 STARTTLS
        C: STARTTLS
        S: 220 Go ahead
        *: drip
        """;
    Timeouts timeouts =
        new Timeouts(Duration.ofSeconds(5), Duration.ofMillis(800), Duration.ofSeconds(15));
    try (ScriptedServer server = ScriptedServer.saying(script)) {
      DialogueResult result = Dialogue.run(Requests.to(server).withTimeouts(timeouts));

      assertThat(result.end())
          .isEqualTo(new Lost(Stage.HELO, "no whole TLS handshake within 800 milliseconds"));
    }
  }

  @Test
  void throwsAwayWhatCameInTheClear() throws Exception {
    SelfSigned key = SelfSigned.named("mx.strict.example");
    List<String> script =
        List.of(
            "S: 220 mx.strict.example ESMTP",
            "C: EHLO mail.example.org",
            "S: 250-mx.strict.example",
            "S: 250 STARTTLS",
            "C: STARTTLS",
            "*: garbage 220 Go ahead\\r\\n250 injected\\r\\n",
            "*: starttls",
            "C: EHLO mail.example.org",
            "S: 550 No",
            "C: QUIT",
            "S: 221 Bye");
    try (ScriptedServer server = ScriptedServer.saying(String.join("\n", script), key.context())) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.end()).isEqualTo(new Refused(Stage.HELO, Reply.of(550, "No")));
      assertThat(result.transcript().printable())
          .anyMatch(line -> line.contains("14 octets that came in the clear"));
    }
  }
}
