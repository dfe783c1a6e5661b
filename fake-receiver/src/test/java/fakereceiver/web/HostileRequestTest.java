package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client of good will sends: one reply each, and nobody else notices. */
@Timeout(120)
class HostileRequestTest {

  private static final String POST =
      "POST /api/v1/inboxes HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n";

  /** What would be answered if the rest of a body were taken for a request. */
  private static final String SMUGGLED =
      "GET /api/v1/rules HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";

  private final Web web = new Web();

  @AfterEach
  void stop() {
    web.close();
  }

  private static int status(String reply) {
    return Integer.parseInt(reply.substring(9, 12));
  }

  private void assertAnswers() {
    assertThat(web.get("/health").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n0\r\n\r\n",
        "Content-Length: 2\r\nContent-Length: 40\r\n\r\n{}",
        "Content-Length: 2, 2\r\n\r\n{}",
        "Content-Length: +2\r\nConnection: close\r\n\r\n{}",
        "Content-Length: -2\r\n\r\n{}",
        "Content-Length: 0x2\r\n\r\n{}",
        "Content-Length: 99999999999999999999\r\n\r\n{}",
        "Transfer-Encoding: xchunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding : chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n-2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n0x2\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n",
        "Transfer-Encoding: chunked\r\n\r\n80000000\r\n{}\r\n0\r\n\r\n"
      })
  void aBodyOfUncertainLengthIsRefusedAndItsRestIsNoRequest(String rest) {
    String reply = web.raw(POST + rest + SMUGGLED);
    assertThat(status(reply)).isIn(400, 501);
    assertThat(reply.split("HTTP/1\\.1 ", -1)).hasSize(2);
    assertThat(reply).doesNotContain("ptr-missing");
  }

  @Test
  void theBodyOfAGetIsNoRequest() {
    String reply =
        web.raw(
            "GET /health HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                + SMUGGLED.length()
                + "\r\nConnection: close\r\n\r\n"
                + SMUGGLED);
    assertThat(status(reply)).isEqualTo(200);
    assertThat(reply).doesNotContain("ptr-missing");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://evil.example/api/v1/mails",
        "http://localhost.evil.example/api/v1/mails",
        "http://localhost@evil.example/api/v1/mails",
        "https://[2001:db8::1]:8025/api/v1/mails"
      })
  void aWholeUrlOfAnotherServerIsRefusedWhateverTheHostSays(String url) {
    assertThat(status(web.raw("GET " + url + " HTTP/1.1", "Host: localhost"))).isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(strings = {"OPTIONS", "TRACE", "PATCH", "get", "FOO"})
  void aMethodThatIsNotTakenIsToldWhichAre(String method) {
    assertThat(web.raw(method + " /api/v1/mails HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("\nallow: DELETE, GET, HEAD\r")
        .containsIgnoringCase("content-security-policy: default-src 'none'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/api/v1/mails", "/api/v1/events", "/static/js/main.js"})
  void headIsAnsweredWithoutABody(String path) {
    String reply = web.raw("HEAD " + path + " HTTP/1.1", "Host: localhost");
    assertThat(status(reply)).isEqualTo(200);
    assertThat(reply).endsWith("\r\n\r\n");
  }

  @Test
  void aPageOnAnotherPortOfThisMachineNeitherReadsNorChangesAnything() {
    for (String line : List.of("DELETE /api/v1/mails", "GET /api/v1/mails", "GET /api/v1/events")) {
      String reply =
          web.raw(
              line + " HTTP/1.1",
              "Host: localhost",
              "Sec-Fetch-Site: same-site",
              "Sec-Fetch-Mode: no-cors");
      assertThat(status(reply)).isEqualTo(403);
    }
    assertThat(
            status(
                web.raw(
                    "GET /mail/1 HTTP/1.1",
                    "Host: localhost",
                    "Sec-Fetch-Site: same-site",
                    "Sec-Fetch-Mode: navigate")))
        .isEqualTo(200);
    assertThat(
            status(
                web.raw(
                    POST
                        + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\n"
                        + "Content-Length: 2\r\nConnection: close\r\n\r\n{}")))
        .isEqualTo(403);
  }

  @Test
  void whatIsTooLongIsNotReadToItsEnd() throws IOException {
    String long1 = "a".repeat(1_000_000);
    for (String request :
        List.of(
            "GET /" + long1 + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /health?x=" + long1 + " HTTP/1.1\r\nHost: localhost\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\nX: " + long1 + "\r\n\r\n",
            "GET /health HTTP/1.1\r\nHost: localhost\r\n" + headers(500) + "\r\n")) {
      assertThat(answered(request)).doesNotContain("200 OK");
      assertAnswers();
    }
  }

  private static String headers(int count) {
    StringBuilder headers = new StringBuilder();
    for (int i = 0; i < count; i++) {
      headers.append("X-").append(i).append(": y\r\n");
    }
    return headers.toString();
  }

  /** What comes before the server closes, which it may do while this is still being sent. */
  private String answered(String request) throws IOException {
    StringBuilder answer = new StringBuilder();
    try (Socket socket = web.open()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      for (int c = socket.getInputStream().read(); c >= 0; c = socket.getInputStream().read()) {
        answer.append((char) c);
      }
    } catch (java.net.SocketException e) {
      return answer.toString(); // reset
    }
    return answer.toString();
  }

  @Test
  void jsonOfAnyDepthAndSizeIsRefusedInASentence() {
    for (String body :
        List.of(
            "[".repeat(200_000),
            "{\"a\":".repeat(40_000),
            "{\"" + "a".repeat(900_000) + "\": \"x\"}",
            "{\"plan\": \"" + "x".repeat(900_000) + "\"}",
            "{" + "\"a\": \"b\", ".repeat(50_000) + "}",
            "{\"plan\": " + "9".repeat(500_000) + "}",
            "{\"plan\": \"\\ud800\"}",
            "{\"__proto__\": \"x\"}")) {
      Web.Reply reply = web.post("/api/v1/receivers/1/misbehaviours", body);
      assertThat(reply.status()).isEqualTo(400);
      assertThat(reply.body().length()).isLessThan(2000);
    }
    String broken = "{\"plan\": \"\u00ff\"}"; // one octet, which is no UTF-8
    assertThat(
            status(
                web.raw(
                    "POST /api/v1/receivers/1/misbehaviours HTTP/1.1\r\nHost: localhost\r\n"
                        + "Content-Type: application/json\r\nConnection: close\r\nContent-Length: "
                        + broken.length()
                        + "\r\n\r\n"
                        + broken)))
        .isEqualTo(400);
    assertThat(web.receiver.misbehaviours().inWords()).isEmpty();
  }

  @Test
  void aThousandThatWaitKeepNobodyFromBeingAnswered() throws IOException {
    List<Socket> waiting = new ArrayList<>();
    try {
      for (int i = 0; i < 1000; i++) {
        Socket socket = web.open();
        socket
            .getOutputStream()
            .write(
                "GET /api/v1/wait?timeout=100 HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
        waiting.add(socket);
      }
      assertAnswers();
      web.journal.note(
          Mails.judged(
              "postfix-strict", "2001:db8::25", "x", Instant.parse("2026-11-29T08:00:00Z")));
      int answered = 0;
      for (Socket socket : waiting) {
        String line =
            new BufferedReader(
                    new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                .readLine();
        assertThat(line).isIn("HTTP/1.1 200 OK", "HTTP/1.1 503 Service Unavailable");
        answered += line.contains("200") ? 1 : 0;
      }
      assertThat(answered).isGreaterThanOrEqualTo(200);
    } finally {
      for (Socket socket : waiting) {
        socket.close();
      }
    }
  }
}
