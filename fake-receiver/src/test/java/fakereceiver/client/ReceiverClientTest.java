package fakereceiver.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import fakereceiver.FakeReceiver;
import fakereceiver.journal.Mails;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.session.Budget;
import fakereceiver.web.LocalPage;
import fakereceiver.web.WebServer;
import fakereceiver.web.http.Access;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReceiverClientTest {

  private static final String TOKEN = "a-token-that-is-long-enough";

  private final MemoryJournal journal = new MemoryJournal(100, 1 << 24, new Budget(1 << 24));
  private final FakeReceiver receiver =
      FakeReceiver.builder("postfix-strict").zone("a.example AAAA ::1").keeper(journal).start();
  private final WebServer server = LocalPage.open(Access.token(TOKEN), journal, receiver);
  private final ReceiverClient client = ReceiverClient.at(server.url() + "/").token(TOKEN);

  @AfterEach
  void stop() {
    server.close();
    receiver.close();
  }

  private void come(String address, String subject) {
    journal.note(
        Mails.judged("postfix-strict", address, subject, Instant.parse("2026-11-29T08:00:00Z")));
  }

  @Test
  void tellsWhatCame() {
    come("2001:db8::25", "Grüße & mehr");
    come("2001:db8:bad::66", "bad");
    ReceivedMail bad = client.mails(MailFilter.ALL.outcome("defer,reject")).get(0);
    assertThat(bad.because()).containsExactly("ptr-missing");
    assertThat(bad.isDelivered()).isFalse();
    assertThat(bad.to()).containsExactly("bob@example.net");
    assertThat(client.mails(MailFilter.ALL.text("grüße & mehr")))
        .extracting(ReceivedMail::id)
        .containsExactly(1L);
    assertThat(client.mail(2).items("chain")).hasSize(7);
    assertThat(new String(client.message(1), java.nio.charset.StandardCharsets.UTF_8))
        .contains("Hello, Bob.");
  }

  @Test
  void waitsForAMailAndSaysWhatIsMissing() {
    come("2001:db8::25", "one");
    assertThat(client.await(1, MailFilter.ALL, Duration.ofSeconds(5))).hasSize(1);
    assertThatThrownBy(() -> client.await(2, MailFilter.ALL, Duration.ofSeconds(1)))
        .isInstanceOf(AssertionError.class)
        .hasMessageStartingWith("1 of 2 mails have come within 1 s: ");
    assertThatThrownBy(() -> client.await(1, MailFilter.ALL.after(1), Duration.ofSeconds(1)))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void refusesToWaitForNoMail() {
    assertThatThrownBy(() -> client.await(0, MailFilter.ALL, Duration.ofSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("to wait for 0 mails, expected at least 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>It works!</html>", "{}", "null", "[]", ""})
  void saysThatSomethingElseAnswers(String reply) throws Exception {
    HttpServer other = HttpServer.create(new InetSocketAddress(receiver.host(), 0), 0);
    other.createContext(
        "/",
        exchange -> {
          byte[] octets = reply.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(200, octets.length == 0 ? -1 : octets.length);
          exchange.getResponseBody().write(octets);
          exchange.close();
        });
    other.start();
    try {
      ReceiverClient lost = ReceiverClient.at("http://[::1]:" + other.getAddress().getPort());
      List<ThrowingCallable> questions = new ArrayList<>();
      questions.add(() -> lost.await(1, MailFilter.ALL, Duration.ofSeconds(1)));
      questions.add(() -> lost.mails(MailFilter.ALL));
      questions.add(() -> lost.mail(1));
      if (!reply.equals("[]")) {
        questions.add(lost::receivers);
      }
      for (ThrowingCallable question : questions) {
        assertThatThrownBy(question)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("http://[::1]:" + other.getAddress().getPort() + "/api/v1/")
            .hasMessageContaining("is no fake-receiver")
            .hasMessageEndingWith("it answers \"" + reply + "\"");
      }
    } finally {
      other.stop(0);
    }
  }

  @Test
  void deletesAndClears() {
    come("2001:db8::25", "one");
    come("2001:db8::25", "two");
    client.delete(1);
    assertThat(client.mails(MailFilter.ALL)).hasSize(1);
    client.clear();
    assertThat(client.mails(MailFilter.ALL)).isEmpty();
  }

  @Test
  void changesReceivers() {
    assertThat(client.receivers())
        .containsExactly(new RunningReceiver(1, "postfix-strict", "::1", receiver.port()));
    client.persona(1, "gmail");
    client.claims(1, "2001:db8::66");
    client.zone(1, "b.example AAAA ::1");
    client.misbehave(1, "1 session: hang-up helo");
    assertThat(receiver.persona()).isEqualTo("gmail");
    client.personaFile(1, "persona: ours\nextends: gmail\n");
    assertThat(receiver.persona()).isEqualTo("ours");
    assertThat(receiver.misbehaviours().pending()).isEqualTo(1);
    client.behave(1);
    assertThat(receiver.misbehaviours().pending()).isZero();
  }

  @Test
  void saysWhatTheServerSaid() {
    assertThatThrownBy(() -> client.persona(1, "nobody"))
        .hasMessageContaining("400")
        .hasMessageContaining("there is no such persona");
    assertThatThrownBy(() -> ReceiverClient.at(server.url()).mails(MailFilter.ALL))
        .hasMessageContaining("401");
  }
}
