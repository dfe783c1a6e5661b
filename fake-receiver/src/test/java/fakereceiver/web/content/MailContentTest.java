package fakereceiver.web.content;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.mail.Message;
import fakereceiver.report.JsonLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MailContentTest {

  private static final String PNG = "iVBORw0KGgo=";

  private static MailContent content(String text) {
    return MailContent.of(Message.of(text.replace("\n", "\r\n")));
  }

  private static String html(String html) {
    return content("Content-Type: text/html\n\n" + html).html().orElseThrow();
  }

  private static String body(String html) {
    String whole = html(html);
    return whole.substring(whole.indexOf("<body>") + 6, whole.indexOf("</body>")).strip();
  }

  @Test
  void plainElementsAndColoursStay() {
    assertThat(body("<p style=\"color: red; margin:0 auto\"><b>Hi</b></p>"))
        .isEqualTo("<p style=\"color:red;margin:0 auto\"><b>Hi</b></p>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "background:url(http://x)", "background:u\\72l(http://x)", "color:expression(alert(1))",
        "behavior:none", "position:fixed", "background:image-set(a 1x)",
        "color:red}</style>", "width:calc(1px)"
      })
  void aStyleThatCouldLoadOrCoverIsTakenAway(String style) {
    assertThat(body("<p style=\"" + style + "\">x</p>")).isEqualTo("<p>x</p>");
  }

  @Test
  void aColourThatIsAFunctionStays() {
    assertThat(body("<p style='color:rgb(1, 2, 3)'>x</p>")).contains("color:rgb(1, 2, 3)");
  }

  @ParameterizedTest
  @CsvSource({
    "<b>\u202egro</b>, <b>[U+202E]gro</b>",
    "<b>&#x2066;x\u0007\u001by</b>, <b>[U+2066]xy</b>",
    "<b title='\u202e'>x</b>, '<b title=\"[U+202E]\">x</b>'",
    "<b>\u009b</b>, <b>[U+009B]</b>",
    "<bdo dir=rtl>abc</bdo>, abc",
    "<b>\u05d0</b>, <b>\u05d0</b>"
  })
  void whatTurnsTheReadingOrderAroundIsNamed(String written, String shown) {
    String charset = "Content-Type: text/html; charset=utf-8\n\n";
    String whole = content(charset + written).html().orElseThrow();
    assertThat(whole).contains("<body>\n" + shown + "\n</body>");
    assertThat(body("<a href='http://x/&#x202e;gpj.exe'>y</a>")).contains("/[U+202E]gpj.exe]");
  }

  @Test
  void aLinkIsItsTextAndItsTarget() {
    assertThat(body("<a href='http://evil.example/'>bank</a>"))
        .isEqualTo(
            "<span class=\"link\">bank</span><span class=\"target\">"
                + " [http://evil.example/]</span>");
  }

  @Test
  void aPictureThatCameAlongIsShownAndAnotherIsNamed() {
    MailContent content =
        content(
            """
            Content-Type: multipart/related; boundary=b

            --b
            Content-Type: text/html

            <img src="cid:a"><img src="http://x/y.png" alt="Logo">
            --b
            Content-Type: image/png
            Content-ID: <a>
            Content-Transfer-Encoding: base64

            PNG
            --b--
            """
                .replace("PNG", PNG));

    assertThat(content.html().orElseThrow())
        .contains("src=\"data:image/png;base64," + PNG + "\"", "image not loaded: Logo");
    assertThat(JsonLine.of(content.parts())).contains("\"contentId\":\"a\"", "\"image\":true");
    assertThat(content.part("2").orElseThrow().image()).contains("image/png");
    assertThat(content.part("3")).isEmpty();
  }

  @Test
  void aPictureThatIsNoneIsNotShown() {
    assertThat(body("<img src='data:image/png;base64,PHN2Zz4='>")).contains("image not loaded");
  }

  @Test
  void depthAndNumberOfElementsAreBounded() {
    assertThat(html("<div>".repeat(100_000) + "x")).doesNotContain("<div>".repeat(101));
    assertThat(html("<p>x</p>".repeat(100_000)).split("<p>", -1).length)
        .isLessThanOrEqualTo(HtmlTree.MAX_NODES * 3 / 2);
  }

  /** A parser opens formatting elements that are not closed again and again. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''| <table><a><b>",
        "<b id=1><i id=2><u id=3><s id=4><em id=5><big id=6><tt id=7><code id=8>| <p>x",
        "''| <b><p></b>x",
        "''| <a><div></a>",
        "''| <!>",
        "''| x<br>"
      })
  void aTreeThatGrowsBeyondItsTextIsCutAndSaysSo(String begin, String again) {
    String text = begin + again.repeat((1 << 20) / again.length());

    assertThat(HtmlTree.of(text).document().nodeStream().count())
        .isLessThanOrEqualTo(HtmlTree.MAX_NODES * 3L / 2);
    assertThat(html(text)).contains("the rest is not shown").hasSizeLessThan(4 << 20);
  }

  @Test
  void aLongTextIsCutAndSaysSo() {
    MailContent content = content("\n" + "x".repeat(MailContent.MAX_TEXT + 1));

    assertThat(content.text()).hasSize(MailContent.MAX_TEXT);
    assertThat(content.isCut()).isTrue();
    assertThat(content.hasHtml()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "../../x, x",
    "..\\..\\x.exe, x.exe",
    "/etc/passwd, passwd",
    ".htaccess, htaccess",
    ".., other",
    "a<b>.png, a_b_.png",
    "übersicht.pdf, übersicht.pdf"
  })
  void aFileNameLeadsNowhere(String name, String harmless) {
    assertThat(FileName.of(name, "other")).isEqualTo(harmless);
  }
}
