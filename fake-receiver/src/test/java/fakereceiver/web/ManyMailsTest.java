package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Mails;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import fakereceiver.web.http.Access;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The list is a page, however long the journal is. */
@Timeout(120)
class ManyMailsTest {

  private static final int MAILS = 100_000;

  @Test
  void theListIsAPageOfAHundredThousandMails() throws Exception {
    MemoryJournal journal = new MemoryJournal(MAILS, 1L << 40, new Budget(1L << 40));
    Mail mail =
        Mails.judged("postfix-strict", "2001:db8::25", "x", Instant.parse("2026-11-29T08:00:00Z"));
    for (int i = 0; i < MAILS; i++) {
      journal.note(mail);
    }
    try (FakeReceiver receiver =
            FakeReceiver.builder("permissive").zone("a.example AAAA ::1").start();
        WebServer server = LocalPage.open(Access.open(), journal, receiver)) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(server.url() + "/api/v1/mails?limit=50")).build();
      HttpResponse<String> reply = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(reply.body()).contains("\"total\":" + MAILS, "\"next\":" + (MAILS - 49));
      assertThat(reply.body().split("\"session\":", -1)).hasSize(51);
    }
  }

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
}
