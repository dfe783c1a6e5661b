package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.dialogue.DialogueEnd.Lost;

/** What the network does, and servers that do not speak SMTP. */
class LostDialogueTest {

  private static final List<String> WELL =
      List.of(
          "S: 220 mx.strict.example ESMTP",
          "C: EHLO mail.example.org",
          "S: 250 mx.strict.example",
          "C: MAIL FROM:<alice@example.org>",
          "S: 250 Ok",
          "C: RCPT TO:<bob@strict.example>",
          "S: 250 Ok",
          "C: DATA",
          "S: 354 Go ahead",
          "*: message");

  @Test
  void isNotAcceptedWhenLinesOfTheReplyToTheMessageHaveDifferentCodes() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying(script(10, "S: 550-no\nS: 250 ok\n*: silence"))) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.end())
          .isInstanceOfSatisfying(
              Lost.class, lost -> assertThat(lost.why()).endsWith("is not known: 550, 250"));
      assertThat(result.transcript().printable().toString()).contains("S: 550-no", "S: 250 ok");
    }
  }

  @ParameterizedTest
  @CsvSource({
    " 0, CONNECT, before its greeting",
    " 2, HELO,    after EHLO",
    " 4, MAIL,    after MAIL",
    " 6, RCPT,    after RCPT",
    " 8, MESSAGE, after DATA",
    "10, MESSAGE, after the end of the message"
  })
  void saysAfterWhatTheServerHungUp(int lines, Stage stage, String when) throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(script(lines, "*: hang up"))) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(new Lost(stage, "the server closed the connection " + when));
      assertThat(result.transcript().printable().toString())
          .endsWith("*: the server closed the connection " + when + "]");
    }
  }

  @ParameterizedTest
  @CsvSource({
    " 0, CONNECT, greeting",
    " 2, HELO,    reply to EHLO",
    " 4, MAIL,    reply to MAIL",
    " 6, RCPT,    reply to RCPT",
    " 8, MESSAGE, reply to DATA",
    "10, MESSAGE, reply to the end of the message"
  })
  void saysWhatWasNotAnswered(int lines, Stage stage, String what) throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(script(lines, "*: silence"))) {
      DialogueResult result = Dialogue.run(Requests.impatient(server));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(new Lost(stage, "no whole " + what + " within 250 milliseconds"));
    }
  }

  /** A second reply to MAIL makes each later one the reply to the command before. */
  @Test
  void takesNoReplyThatNobodyAskedForAsTheAnswer() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress())) {
      CompletableFuture<Void> played =
          CompletableFuture.runAsync(
              () -> {
                try (Socket client = listener.accept()) {
                  client
                      .getOutputStream()
                      .write(
                          "220 mx ESMTP\r\n250 mx\r\n250 Ok\r\n250 Ok again\r\n"
                              .getBytes(US_ASCII));
                  client.getInputStream().readAllBytes();
                } catch (IOException e) {
                  throw new UncheckedIOException(e);
                }
              });
      DialogueResult result = Dialogue.run(toBob(listener.getLocalPort()));

      assertThat(result.end())
          .isInstanceOfSatisfying(
              Lost.class,
              lost ->
                  assertThat(lost.why())
                      .startsWith("the server spoke out of turn, before \"EHLO")
                      .contains("250 mx"));
      played.get(1, TimeUnit.MINUTES);
    }
  }

  @Test
  void doesNotTakeAMailAsAcceptedWhenTheRefusalComesAsTheReplyToQuit() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying(script(10, "S: 250 Ok: queued\nC: QUIT\nS: 554 5.7.1 Spam"))) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      assertThat(result.end())
          .isEqualTo(
              new Lost(
                  Stage.MESSAGE,
                  "the server spoke out of turn, with its reply to QUIT (\"554 5.7.1 Spam\"): which"
                      + " reply is to which command is not known"));
    }
  }

  @Test
  void takesAServersWordThatItShutsDown() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying(script(10, "S: 250 Ok: queued\nC: QUIT\nS: 421 4.3.2 Bye"))) {
      assertThat(Dialogue.run(Requests.to(server)).end()).isInstanceOf(DialogueEnd.Accepted.class);
    }
  }

  @Test
  void endsWhenTheThreadIsInterrupted() throws Exception {
    try (ServerSocket listener = new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress())) {
      CompletableFuture<DialogueResult> result = new CompletableFuture<>();
      DialogueRequest request = toBob(listener.getLocalPort());
      Thread worker = new Thread(() -> result.complete(Dialogue.run(request)));
      worker.start();
      try (Socket connection = listener.accept()) {
        connection.getOutputStream().write("220 mx.example\r\n".getBytes(US_ASCII));
        assertThat(connection.getInputStream().read()).as("EHLO begins").isEqualTo('E');

        worker.interrupt();
        assertThat(result.get(20, TimeUnit.SECONDS).end())
            .isEqualTo(new Lost(Stage.HELO, "interrupted"));
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "*: endless line,  CONNECT, 0",
    "*: endless reply, CONNECT, 0",
    "*: endless line,  MAIL,    4",
    "*: endless reply, MAIL,    4"
  })
  void doesNotListenForEver(String what, Stage stage, int lines) throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(script(lines, what))) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(new Lost(stage, "the server sent more than 64 KiB in one reply"));
      assertThat(result.transcript().lines().size()).isLessThanOrEqualTo(Recorder.MAX_LINES);
      assertThat(result.transcript().lines())
          .allMatch(line -> line.text().length() <= Recorder.MAX_LENGTH);
    }
  }

  @Test
  void showsAGreetingThatIsNotSmtp() throws Exception {
    assertGarbage("S: SSH-2.0-OpenSSH_9.2\u001b[31m", "SSH-2.0-OpenSSH_9.2\\x1b[31m");
    assertGarbage("S: HTTP/1.1 400 Bad Request", "HTTP/1.1 400 Bad Request");
    assertGarbage("S: 999 is no code", "999 is no code");
    assertGarbage("S: 2200 neither", "2200 neither");
    assertGarbage("S: ", "");
  }

  private static void assertGarbage(String line, String shown) throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(line)) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.end())
          .isEqualTo(
              new Lost(
                  Stage.CONNECT, "what the server sent is not an SMTP reply: \"" + shown + "\""));
    }
  }

  @Test
  void keepsWhatThereIsOfALineThatNeverEnds() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying("*: garbage \u0015\u0003\u0001\n*: silence")) {
      DialogueResult result = Dialogue.run(Requests.impatient(server));

      assertThat(result.transcript().printable())
          .anyMatch(line -> line.endsWith("S: \\x15\\x03\\x01"));
      assertThat(result.end()).isInstanceOf(Lost.class);
    }
  }

  @Test
  void endsWhenAServerNeverReadsTheMessage() throws Exception {
    Message large = Message.of("0123456789012345678901234567890123456789\r\n".repeat(500_000));
    try (ScriptedServer server = ScriptedServer.saying(script(9, "*: stall"))) {
      DialogueResult result = Dialogue.run(Requests.hurried(server, large));

      assertThat(result.end())
          .isEqualTo(new Lost(Stage.MESSAGE, "the dialogue took longer than 500 milliseconds"));
      server.release();
    }
  }

  @Test
  void saysThatNobodyListens() throws Exception {
    DialogueRequest request;
    try (ScriptedServer server = ScriptedServer.saying("*: hang up")) {
      request = Requests.to(server);
    }

    DialogueResult result = Dialogue.run(request);

    assertThat(result.end())
        .isEqualTo(
            new Lost(
                Stage.CONNECT,
                "cannot connect to [::1]:" + request.port() + ": Connection refused"));
    assertThat(result.exchanges()).isEmpty();
    assertThat(result.localAddress()).isEmpty();
    assertThat(result.transcript().lines()).hasSize(1);
  }

  @Test
  void saysThatTheSourceAddressIsNotOfThisHost() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying("*: hang up")) {
      DialogueResult result =
          Dialogue.run(Requests.to(server).withSource(IpAddress.of("2001:db8::1")));

      assertThat(result.end())
          .isEqualTo(
              new Lost(Stage.CONNECT, "cannot send from 2001:db8::1: not an address of this host"));
    }
  }

  @Test
  void sendsFromTheSourceAddress() throws Exception {
    try (ScriptedServer server = ScriptedServer.playing("accepted.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server).withSource(IpAddress.of("::1")));

      server.assertPlayed();
      assertThat(result.localAddress()).contains(IpAddress.of("::1"));
    }
  }

  @Test
  void reachesIpv4Too() throws Exception {
    try (ScriptedServer server = ScriptedServer.on("127.0.0.1", "accepted.smtp")) {
      DialogueResult result = Dialogue.run(Requests.to(server));

      server.assertPlayed();
      assertThat(result.localAddress()).contains(IpAddress.of("127.0.0.1"));
      assertThat(result.transcript().lines().get(0).text())
          .endsWith(" to 127.0.0.1:" + server.port());
    }
  }

  private static String script(int lines, String last) {
    return String.join("\n", WELL.subList(0, lines)) + "\n" + last;
  }

  private static DialogueRequest toBob(int port) {
    return DialogueRequest.of(
        IpAddress.of("::1"),
        port,
        HeloName.of("mail.example.org"),
        ReversePath.NULL,
        List.of(Mailbox.of("bob@example.net")),
        Message.of(Requests.HELLO));
  }
}
