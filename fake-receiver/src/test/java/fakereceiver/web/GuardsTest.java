package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.Mails;
import fakereceiver.web.http.Access;
import fakereceiver.web.http.Limits;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may not: what others have tried on servers of this kind. */
class GuardsTest {

  private static final String TOKEN = "0123456789abcdef0123456789abcdef";

  private Web web = new Web();

  @AfterEach
  void stop() {
    web.close();
  }

  private void restart(Access access, Limits limits) {
    web.close();
    web = new Web(access, limits);
  }

  private static void assertStatus(String reply, int status) {
    assertThat(reply).startsWith("HTTP/1.1 " + status + " ");
  }

  private void come() {
    web.journal.note(
        Mails.judged("postfix-strict", "2001:db8::25", "x", Instant.parse("2026-11-29T08:00:00Z")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: evil.example",
        "Host: localhost.evil.example:8025",
        "Host: 192.0.2.1",
        "Host: [2001:db8::1]",
        "Host: [::1].evil.example",
        "Host: receiver.example.evil.example",
        "Host: ",
        "X-Forwarded-Host: localhost",
        "Host: localhost\r\nHost: evil.example"
      })
  void aNameThatIsNotOursIsRefusedWhateverItPointsTo(String host) {
    come();
    String reply = web.raw("GET /api/v1/mails HTTP/1.1", host);
    assertThat(reply)
        .matches(all -> all.startsWith("HTTP/1.1 403 ") || all.startsWith("HTTP/1.1 400 "));
    assertThat(reply).doesNotContain("alice@example.org");
    assertThat(web.raw("GET / HTTP/1.1", host)).doesNotStartWith("HTTP/1.1 200");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost",
        "LOCALHOST:8025",
        "[::1]",
        "[::1]:1",
        "127.0.0.1:99",
        "receiver.example"
      })
  void itsOwnNamesAreTaken(String host) {
    assertStatus(web.raw("GET /api/v1/mails HTTP/1.1", "Host: " + host), 200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: https://evil.example",
        "Origin: null",
        "Origin: http://localhost:1",
        "Origin: http://localhost.evil.example",
        "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors",
      })
  void aPageOfAnotherSiteNeitherReadsNorChangesAnything(String header) {
    come();
    for (String line :
        List.of(
            "DELETE /api/v1/mails HTTP/1.1",
            "GET /api/v1/mails HTTP/1.1",
            "GET /api/v1/events HTTP/1.1",
            "GET /api/v1/wait HTTP/1.1")) {
      assertStatus(web.raw(line, "Host: localhost", header), 403);
    }
    assertThat(web.journal.state().entries()).isEqualTo(1);
  }

  @Test
  void theOwnPageMay() {
    come();
    assertStatus(
        web.raw(
            "DELETE /api/v1/mails/1 HTTP/1.1",
            "Host: localhost:8025",
            "Origin: http://localhost:8025",
            "Sec-Fetch-Site: same-origin"),
        204);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        ""
      })
  void aFormOfAnotherSiteIsNotTaken(String type) {
    String reply =
        web.raw(
            "POST /api/v1/receivers/1/misbehaviours HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
                + type
                + "\r\nContent-Length: 28\r\nConnection: close\r\n\r\n"
                + "{\"plan\": \"hang-up message\"}=");
    assertStatus(reply, 415);
    assertThat(web.receiver.misbehaviours().inWords()).isEmpty();
  }

  @Test
  void aBodyThatIsTooLargeIsRefusedBeforeItHasCome() {
    String head =
        String.join(
            "\r\n",
            "PUT /api/v1/receivers/1/zone HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json",
            "Connection: close",
            "");
    assertThat(web.head(head + "Content-Length: 99999999\r\n\r\n")).startsWith("HTTP/1.1 413 ");
    int size = (1 << 20) + 100;
    String chunk = Integer.toHexString(size) + "\r\n" + "x".repeat(size) + "\r\n0\r\n\r\n";
    assertThat(web.head(head + "Transfer-Encoding: chunked\r\n\r\n" + chunk))
        .startsWith("HTTP/1.1 413 ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/../../../pom.xml",
        "/static/%2e%2e/%2e%2e/api/openapi.json",
        "/static/..%2f..%2fapi/openapi.json",
        "/static/..\\..\\api\\openapi.json",
        "/static/%2e%2e%5capi%5copenapi.json",
        "/static//etc/passwd",
        "/static/%00index.html",
        "/static/index.html%00.css",
        "/static/api/openapi.json",
        "/static/",
        "//static/index.html",
        "/api/v1/mails/..",
        "/api/v1/mails/1/parts/..%2f..%2f1",
        "/api/v1/mails/1%0d%0aX-Evil:%20yes/message"
      })
  void noPathLeadsOutOfItsFolder(String path) {
    String reply = web.raw("GET " + path + " HTTP/1.1", "Host: localhost");
    assertThat(reply)
        .matches(all -> all.startsWith("HTTP/1.1 404 ") || all.startsWith("HTTP/1.1 400 "));
    assertThat(reply).doesNotContain("X-Evil", "openapi\": ", "root:");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TRACE", "OPTIONS", "PATCH", "CONNECT", "PROPFIND"})
  void otherMethodsAreNotTaken(String method) {
    String reply =
        web.raw(
            method + " /api/v1/mails HTTP/1.1",
            "Host: localhost",
            "Content-Type: application/json");
    assertThat(reply)
        .matches(all -> all.startsWith("HTTP/1.1 405 ") || all.startsWith("HTTP/1.1 400 "));
    assertThat(reply).doesNotContain("Access-Control-Allow");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/proxy?url=http://[::1]/",
        "/api/v1/proxy",
        "/api/v1/mails/1/link-check",
        "/api/v1/mails/1/html-check",
        "/api/v1/mails/1/release",
        "/api/v1/webhook"
      })
  void nothingHereFetchesWhatAMailNames(String path) {
    assertThat(web.raw("GET " + path + " HTTP/1.1", "Host: localhost"))
        .matches(all -> all.startsWith("HTTP/1.1 404 ") || all.startsWith("HTTP/1.1 400 "));
  }

  @Test
  void everyReplyTellsBrowsersToBeCareful() {
    come();
    for (String path :
        List.of("/api/v1/mails", "/api/v1/mails/1/message", "/nothing", "/metrics", "/health")) {
      assertThat(web.raw("GET " + path + " HTTP/1.1", "Host: localhost"))
          .containsIgnoringCase("content-security-policy: default-src 'none'")
          .containsIgnoringCase("x-content-type-options: nosniff")
          .containsIgnoringCase("referrer-policy: no-referrer")
          .containsIgnoringCase("cross-origin-resource-policy: same-origin")
          .containsIgnoringCase("cross-origin-opener-policy: same-origin")
          .containsIgnoringCase("frame-ancestors 'none'")
          .containsIgnoringCase("cache-control: no-store")
          .doesNotContain("Access-Control-Allow", "Set-Cookie");
    }
  }

  @Test
  void aTokenIsWantedByAllButTheProbes() {
    restart(Access.token(TOKEN), Limits.DEFAULT);
    String basic =
        Base64.getEncoder().encodeToString(("any:" + TOKEN).getBytes(StandardCharsets.UTF_8));
    for (String path : List.of("/", "/api/v1/mails", "/metrics", "/api/v1/events", "/health/x")) {
      assertThat(web.raw("GET " + path + " HTTP/1.1", "Host: localhost"))
          .startsWith("HTTP/1.1 401 ")
          .containsIgnoringCase("www-authenticate: Basic");
    }
    assertStatus(web.raw("GET /health HTTP/1.1", "Host: localhost"), 200);
    assertStatus(web.raw("GET /ready HTTP/1.1", "Host: localhost"), 200);
    assertStatus(mails("Authorization: Bearer " + TOKEN), 200);
    assertStatus(mails("Authorization: Basic " + basic), 200);
    assertStatus(mails("Authorization: Bearer " + TOKEN + "x"), 401);
    assertStatus(mails("Authorization: Bearer"), 401);
    assertStatus(mails("Authorization: Basic !!!"), 401);
    assertStatus(mails("Authorization: Digest " + TOKEN), 401);
  }

  private String mails(String header) {
    return web.raw("GET /api/v1/mails HTTP/1.1", "Host: localhost", header);
  }

  @Test
  void whoGuessesHasToWait() {
    restart(Access.token(TOKEN), Limits.DEFAULT);
    for (int i = 0; i < 20; i++) {
      assertStatus(mails("Authorization: Bearer guess" + i), 401);
    }
    assertStatus(mails("Authorization: Bearer " + TOKEN), 429);
  }

  @Test
  void aUserIsKnownByNameAndPassword() {
    restart(Access.user("ann", "secret"), Limits.DEFAULT);
    assertStatus(mails("Authorization: Basic " + base64("ann:secret")), 200);
    assertStatus(mails("Authorization: Basic " + base64("bob:secret")), 401);
    assertStatus(mails("Authorization: Basic " + base64("ann:")), 401);
    assertStatus(mails("Authorization: Bearer secret"), 401);
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void tooManyAtOnceAreTurnedAwayAndOthersAreServed() throws Exception {
    restart(Access.open(), new Limits(4, 1, 1));
    try (Socket viewer = web.open()) {
      viewer
          .getOutputStream()
          .write(
              "GET /api/v1/events HTTP/1.1\r\nHost: localhost\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      assertThat(viewer.getInputStream().read()).isEqualTo('H');
      assertThat(web.raw("GET /api/v1/events HTTP/1.1", "Host: localhost"))
          .startsWith("HTTP/1.1 503 ")
          .containsIgnoringCase("retry-after");
      assertStatus(web.raw("GET /api/v1/mails HTTP/1.1", "Host: localhost"), 200);
    }
  }

  @Test
  void whoAsksTooOftenWaitsEvenForWhatNeedsNoToken() {
    restart(Access.open(), Limits.DEFAULT.withRate(new Limits.Rate(3, true)));
    for (String path : List.of("/health", "/api/v1/mails", "/nothing")) {
      assertThat(web.raw("GET " + path + " HTTP/1.1", "Host: localhost"))
          .doesNotStartWith("HTTP/1.1 429");
    }
    assertThat(web.raw("GET /health HTTP/1.1", "Host: localhost"))
        .startsWith("HTTP/1.1 429 ")
        .containsPattern("(?i)retry-after: ([1-9]|[1-5][0-9]|60)\r\n")
        .contains("more requests than 3 ");
  }
}
