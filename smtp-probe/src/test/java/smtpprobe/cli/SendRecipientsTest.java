package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.google.gson.JsonObject;
import fakereceiver.cli.ExitCode;
import org.junit.jupiter.api.Test;
import smtpprobe.dialogue.ScriptedServer;

/** A mail to two, of whom the server may take one. */
class SendRecipientsTest {

  private static final String PARTLY =
      """
      S: 220 mx.test ESMTP
      C: EHLO mail.example.org
      S: 250 mx.test
      C: MAIL FROM:<alice@example.org>
      S: 250 ok
      C: RCPT TO:<bob@example.net>
      S: 250 ok
      C: RCPT TO:<carol@example.net>
      S: %s
      C: DATA
      S: 354 go on
      *: message
      S: 250 2.0.0 taken
      C: QUIT
      S: 221 bye
      """;

  private static Run toTwo(ScriptedServer server, String... more) {
    return Run.of(
        "send --to bob@example.net,carol@example.net --from alice@example.org"
            + " --helo mail.example.org --tls none --zone src/test/resources/hosts/hosts.zone"
            + (" --server [::1]:" + server.port()),
        more);
  }

  @Test
  void saysWhenOneOfTheRecipientsIsRefused() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying(PARTLY.formatted("550 5.1.1 no such user"))) {
      Run run = toTwo(server);

      assertThat(run.out())
          .contains(
              "accepted in part  rcpt   refused for carol@example.net: 550 5.1.1 no such user");
      assertThat(run.code()).isEqualTo(ExitCode.WORSE);
    }
  }

  @Test
  void listsEachRecipientInJson() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying(PARTLY.formatted("451 4.7.1 later"))) {
      Run run = toTwo(server, "--format", "json");

      JsonObject delivery = run.json().getAsJsonArray("deliveries").get(0).getAsJsonObject();
      assertThat(delivery.get("result").getAsString()).isEqualTo("accepted in part");
      assertThat(delivery.getAsJsonArray("recipients"))
          .extracting(
              one -> one.getAsJsonObject().get("address").getAsString(),
              one -> one.getAsJsonObject().get("code").getAsInt())
          .containsExactly(tuple("bob@example.net", 250), tuple("carol@example.net", 451));
    }
  }

  @Test
  void sendsNothingWhenAServerCannotBe() throws Exception {
    try (ScriptedServer server = ScriptedServer.saying("S: 220 never asked")) {
      Run run = toTwo(server, "--server", "[::1]:0");

      assertThat(run.code()).isEqualTo(ExitCode.USAGE);
      assertThat(run.err()).contains("port 0, expected 1 to 65535").doesNotContain("sending to");
    }
  }

  @Test
  void doesNotSendSomebodyToALogThatHasNothing() throws Exception {
    try (ScriptedServer server =
        ScriptedServer.saying("S: 554 no service here\nC: QUIT\nS: 221 bye")) {
      Run run = toTwo(server);

      assertThat(run.out()).doesNotContain("Search the receiver's log");
    }
  }
}
