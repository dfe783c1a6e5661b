package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import fakereceiver.web.http.Access;
import fakereceiver.web.http.Limits;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Clients that send or read slowly keep nobody from being answered. */
@Timeout(120)
class SlowClientsTest {

  @Test
  void fourHundredThatNeverEndTheirRequestsKeepNobodyOut() throws Exception {
    try (Web web = new Web(Access.open(), Limits.DEFAULT)) {
      List<Socket> slow = new ArrayList<>();
      try {
        for (int i = 0; i < 400; i++) {
          Socket socket = web.open();
          socket
              .getOutputStream()
              .write("GET /api/v1/mails HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
          slow.add(socket);
        }
        assertThat(web.get("/api/v1/mails").status()).isEqualTo(200);
        web.journal.note(
            Mails.judged(
                "postfix-strict", "2001:db8::25", "x", Instant.parse("2026-11-29T08:00:00Z")));
        assertThat(web.get("/api/v1/wait?timeout=5").json().path("complete").asBoolean()).isTrue();
      } finally {
        for (Socket socket : slow) {
          socket.close();
        }
      }
    }
  }

  @Test
  void closingEndsThoseThatWaitAndThoseThatFollow() throws Exception {
    Web web = new Web();
    Socket waiting = web.open();
    Socket following = web.open();
    waiting
        .getOutputStream()
        .write(
            "GET /api/v1/wait?timeout=300 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    following
        .getOutputStream()
        .write(
            "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                .getBytes(StandardCharsets.US_ASCII));
    assertThat(following.getInputStream().read()).isEqualTo('H');
    long begun = System.nanoTime();
    web.close();
    following.getInputStream().readAllBytes();
    waiting.getInputStream().readAllBytes();
    assertThat(System.nanoTime() - begun).isLessThan(10_000_000_000L);
    waiting.close();
    following.close();
  }
}
