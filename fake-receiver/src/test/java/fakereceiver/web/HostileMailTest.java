package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.journal.Mails;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Mails that want something of whoever looks at them get nothing, over HTTP. */
@Timeout(60)
class HostileMailTest {

  private final Web web = new Web();

  @AfterEach
  void stop() {
    web.close();
  }

  private void come(String message) {
    Mail mail =
        Mails.judged("postfix-strict", "2001:db8::25", "x", Instant.parse("2026-11-29T08:00:00Z"));
    web.journal.note(Mails.with(message.replace("\n", "\r\n"), mail));
  }

  private void lookAtEverything() {
    for (String path :
        new String[] {
          "", "/message", "/message?view=1", "/html", "/parts/0", "/parts/1", "/parts/1?inline=1"
        }) {
      assertThat(web.get("/api/v1/mails/1" + path).status()).isIn(200, 404);
    }
    for (String format :
        new String[] {"text", "json", "junit", "sarif", "tap", "html", "github", "markdown"}) {
      assertThat(web.get("/api/v1/mails/1/report?format=" + format).status()).isEqualTo(200);
    }
    web.get("/api/v1/mails?text=x");
    web.get("/api/v1/statistics");
  }

  @Test
  void controlsOfAMessageAreShownAsWhatTheyAre() {
    come("From: a@example.org\nSubject: \u001b[31m \u009b1m \u202eneo \u2066 \u00e9\n\nx\n");

    assertThat(web.get("/api/v1/mails/1/message?view=1").body())
        .contains("Subject: \\x1b[31m \\x9b1m \\u202eneo \\u2066 \u00e9\n");
  }

  @Test
  void nothingThatAMailNamesIsFetched() throws IOException {
    try (ServerSocket trap = new ServerSocket()) {
      trap.bind(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 0));
      String url = "http://[::1]:" + trap.getLocalPort() + "/";
      come(
          """
          From: a@example.org
          Subject: x
          Content-Type: text/html

          <link rel=stylesheet href=URL><img src=URL srcset=URL><a href=URL ping=URL>x</a>
          <style>@import 'URL'; body {background: url(URL)}</style><iframe src=URL></iframe>
          <base href=URL><meta http-equiv=refresh content='0;url=URL'><object data=URL></object>
          """
              .replace("URL", url));
      lookAtEverything();
      trap.setSoTimeout(300);
      org.junit.jupiter.api.Assertions.assertThrows(SocketTimeoutException.class, trap::accept);
      assertThat(web.get("/api/v1/mails/1/html").body())
          .doesNotContain("src=", "href=", "url(", "@import", "<iframe", "<object", "<base");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "image/svg+xml",
        "text/xml",
        "application/xhtml+xml",
        "application/javascript",
        "image/png",
        "text/plain",
        "message/rfc822"
      })
  void aPartIsNeverADocumentOfThePage(String type) {
    come(
        "From: a@example.org\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n--b\n"
            + "Content-Type: "
            + type
            + "; name=\"../../x\\\"; filename=evil.html\"\nContent-Disposition: attachment\n\n"
            + "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>\n--b--\n");
    for (String path : new String[] {"/parts/1", "/parts/1?inline=1"}) {
      Web.Reply part = web.get("/api/v1/mails/1" + path);
      assertThat(part.status()).isEqualTo(200);
      assertThat(part.type()).isEqualTo("application/octet-stream");
      assertThat(part.header("Content-Disposition")).startsWith("attachment; filename=\"");
      assertThat(part.header("Content-Disposition")).doesNotContain("/", "..");
      assertThat(part.header("X-Content-Type-Options")).isEqualTo("nosniff");
      assertThat(part.header("Content-Security-Policy")).contains("default-src 'none'", "sandbox");
    }
  }

  @Test
  void theHtmlHasAPolicyOfItsOwnAndRunsNothing() {
    come(
        """
        From: a@example.org
        Subject: x
        Content-Type: text/html

        <p onclick="alert(1)">Hello<script>alert(1)</script><svg><script>alert(2)</script></svg>
        <a href="javascript:alert(3)">x</a><form action="/api/v1/mails"><button>x</button></form>
        """);
    Web.Reply html = web.get("/api/v1/mails/1/html");
    assertThat(html.header("Content-Security-Policy"))
        .contains("default-src 'none'", "; sandbox;", "frame-ancestors 'self'")
        .doesNotContain("script-src", "allow-");
    assertThat(html.header("X-Frame-Options")).isEqualTo("SAMEORIGIN");
    assertThat(html.body().toLowerCase(Locale.ROOT))
        .contains("hello")
        .doesNotContain("<script", "<form", "href=", "onclick", "<svg");
  }

  @Test
  void wordsOfHeadersStayWords() {
    come(
        """
        From: =?utf-8?q?=3Cscript=3E?= <a@example.org>
        Subject: =?utf-8?q?</script>=0D=0AX-Evil:_yes=E2=80=AE?=
        X-\u0000Odd: <img src=x onerror=alert(1)>

        x
        """);
    lookAtEverything();
    Web.Reply mail = web.get("/api/v1/mails/1");
    assertThat(mail.whole().headers().firstValue("X-Evil")).isEmpty();
    assertThat(mail.body()).isASCII();
    assertThat(web.get("/api/v1/mails/1/report?format=html").body())
        .doesNotContain("<script>", "<img ");
  }

  @Test
  void thousandsOfPartsAndDepthWithoutEndAreBounded() {
    StringBuilder deep = new StringBuilder("From: a@example.org\nSubject: x\n");
    for (int i = 0; i < 2000; i++) {
      deep.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      deep.append(i).append('\n');
    }
    come(deep.toString());
    lookAtEverything();
    web.delete("/api/v1/mails");
    StringBuilder wide = new StringBuilder("From: a@example.org\nContent-Type: multipart/mixed;");
    wide.append(" boundary=b\n\n");
    for (int i = 0; i < 20_000; i++) {
      wide.append("--b\nContent-Type: text/html\n\n<p>\n");
    }
    come(wide.toString());
    assertThat(web.get("/api/v1/mails/2").body().length()).isLessThan(1 << 20);
  }
}
