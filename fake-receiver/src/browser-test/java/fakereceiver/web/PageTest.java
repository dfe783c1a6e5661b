package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Media;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The page in a real browser, mails over real SMTP. {@code -Dgolden.write=true} makes pictures. */
@Tag("browser")
@Timeout(120)
class PageTest {

  private static final Path IMAGES = Path.of("../docs/images");
  private static final String GOOD = "2001:db8::25";
  private static final String BAD = "2001:db8:1::66";

  private final BrowserStage stage = new BrowserStage("postfix-strict");
  private Page page;

  @BeforeEach
  void open() {
    page = stage.open();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private static String mail(String subject) {
    return "From: Alice <alice@example.org>\nTo: bob@example.net\nSubject: "
        + subject
        + "\nDate: Sun, 29 Nov 2026 08:00:00 +0000\nMessage-ID: <1@example.org>\n\nHello Bob,\n"
        + "the report is ready.\n";
  }

  private void good(String subject) {
    stage.send(GOOD, "mail.example.org", "bob@example.net", mail(subject));
  }

  private void bad() {
    stage.send(BAD, "mail.example.org", "bob@example.net", mail("never seen"));
  }

  private void fill() {
    good("Monthly report");
    bad();
    good("=?utf-8?b?16nXnNeV150g16LXldec150=?=");
    stage.send(BAD, "localhost", "carol@example.net", mail("x"));
    good("Re: Tuesday");
  }

  private Locator rows() {
    return page.locator(".mails > li");
  }

  private void awaitRows(int count) {
    page.waitForFunction("n => document.querySelectorAll('.mails > li').length === n", count);
  }

  private void awaitMail(int id) {
    page.waitForURL("**/mail/" + id);
    page.waitForSelector("main:not([aria-busy]) #message");
  }

  private void awaitJudged() {
    page.waitForFunction(
        "() => [...document.querySelectorAll('.mails > li')].every(r =>"
            + " r.querySelector('.share'))");
  }

  private void axe() throws IOException {
    assertThat(page.textContent("main")).doesNotContain("[object ", "undefined", "NaN");
    try (InputStream in = Page.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    Object found =
        page.evaluate(
            "async () => (await axe.run()).violations.map("
                + "v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 200)).join(' | '))");
    assertThat((List<?>) found).as("axe at %s", page.url()).isEmpty();
  }

  private void picture(String name) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(IMAGES);
      page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }
  }

  @Test
  void aMailAppearsWithoutAReload() {
    page.navigate(stage.url("/"));
    page.waitForSelector(".live.on");
    page.evaluate("window.same = true");
    good("Live and well");
    awaitRows(1);
    assertThat(rows().first().textContent()).contains("Live and well", "alice@example.org");
    assertThat(page.evaluate("window.same")).isEqualTo(true);
    assertThat(page.locator("#announcer").textContent()).contains("New mail");
  }

  @Test
  void theChainAndTheMatrixAreThoseOfTheApi() {
    good("Good");
    bad();
    for (int id = 1; id <= 2; id++) {
      page.navigate(stage.url("/mail/" + id));
      page.waitForSelector(".matrix");
      Object links =
          page.evaluate(
              "async id => (await (await fetch('/api/v1/mails/' + id)).json())"
                  + ".chain.map(l => l.link + ' ' + l.state)",
              id);
      Object drawn =
          page.evaluate(
              "[...document.querySelectorAll('.link')].map(l =>"
                  + " l.querySelector('.name').textContent + ' ' +"
                  + " l.querySelector('.state').lastChild.textContent)");
      assertThat(drawn).isEqualTo(links);
      Object personas =
          page.evaluate(
              "async id => (await (await fetch('/api/v1/mails/' + id)).json())"
                  + ".personas.map(p => p.action + ' ' + p.persona).sort()",
              id);
      Object shown =
          page.evaluate(
              "[...document.querySelectorAll('.group')].flatMap(g => [...g.querySelectorAll("
                  + "'.matrix li')].map(l => g.dataset.action + ' '"
                  + " + l.textContent.replace(' ?', ''))).sort()");
      assertThat(shown).isEqualTo(personas);
      assertThat((List<?>) shown).hasSizeGreaterThan(20);
    }
    assertThat(page.locator(".link.s-bad .name").allTextContents()).contains("AAAA");
    assertThat(page.locator(".cause.minded").first().textContent()).contains("To change");
  }

  @Test
  void eachFilterLeavesWhatFits() {
    fill();
    for (String filter :
        List.of(
            "text=Monthly",
            "outcome=accept,note",
            "outcome=reject,defer",
            "persona=postfix-strict",
            "rule=fcrdns-mismatch",
            "client=" + BAD,
            "client=2001:db8:1::/64",
            "sender=alice",
            "recipient=bob",
            "since=2020-01-01T00:00:00Z",
            "until=2020-01-01T00:00:00Z")) {
      page.navigate(stage.url("/?" + filter));
      page.waitForSelector("main .count");
      Object total =
          page.evaluate(
              "async q => (await (await fetch('/api/v1/mails?' + q)).json()).total", filter);
      assertThat(rows().count()).as(filter).isEqualTo(total);
    }
    page.navigate(stage.url("/"));
    awaitRows(5);
    page.fill("#f-text", "monthly");
    awaitRows(1);
    assertThat(page.url()).isEqualTo(stage.url("/?text=monthly"));
  }

  @Test
  void theKeyboardIsEnough() {
    fill();
    page.navigate(stage.url("/"));
    awaitRows(5);
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    page.keyboard().press("Enter");
    awaitMail(5);
    page.keyboard().press("j");
    awaitMail(4);
    page.keyboard().press("Escape");
    awaitRows(5);
    page.keyboard().press("/");
    page.keyboard().type("Tuesday");
    awaitRows(1);
    page.keyboard().press("Escape");
    page.keyboard().press("?");
    page.waitForSelector("dialog[open]");
    page.keyboard().press("Escape");
    page.waitForCondition(() -> page.locator("dialog").count() == 0);
  }

  @Test
  void aTestersInboxShowsTheReportWhenTheMailComes() {
    page.navigate(stage.url("/t/"));
    String address = page.textContent(".address code");
    assertThat(page.textContent(".command pre")).startsWith("swaks").contains(address);
    stage.send(GOOD, "mail.example.org", address, mail("For the inbox"));
    page.waitForSelector("#message");
    assertThat(page.textContent("main")).contains("For the inbox", "Chain of identity");
  }

  @Test
  void aReceiverChangesItsPersonaWhileItRuns() {
    page.navigate(stage.url("/receivers"));
    page.selectOption("#r1-persona", "permissive");
    page.click("text=Play it");
    page.waitForSelector("text=Persona: done.");
    assertThat(stage.receiver.persona()).isEqualTo("permissive");
  }

  @Test
  void axeHasNothingToSayAndPicturesAreMade() throws IOException {
    fill();
    for (boolean dark : new boolean[] {false, true}) {
      page =
          stage.open(
              new Browser.NewContextOptions()
                  .setViewportSize(1280, 860)
                  .setColorScheme(dark ? ColorScheme.DARK : ColorScheme.LIGHT));
      for (String view : List.of("", "mail/2", "mail/1", "statistics", "receivers", "t/")) {
        page.navigate(stage.url("/" + view));
        page.waitForSelector("main h1");
        if (view.isEmpty()) {
          awaitJudged();
        }
        axe();
        picture(
            (view.isEmpty() ? "list" : view.replace("/", "-").replaceAll("-$", ""))
                + (dark ? "-dark" : ""));
      }
      Object lightness =
          page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] < 128");
      assertThat(lightness).isEqualTo(dark);
    }
  }

  @Test
  void aPhoneAndPaperShowEverythingWithinTheirWidth() throws IOException {
    fill();
    good("long " + "w".repeat(300));
    page = stage.open(new Browser.NewContextOptions().setViewportSize(360, 740));
    for (String view : List.of("", "mail/1", "mail/2", "mail/6", "statistics", "receivers", "t/")) {
      page.navigate(stage.url("/" + view));
      page.waitForSelector("main h1");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(view).isEqualTo(360);
      axe();
      if (view.isEmpty() || view.equals("mail/2")) {
        picture(view.isEmpty() ? "list-phone" : "mail-phone");
      }
    }
    page.navigate(stage.url("/mail/2"));
    page.waitForSelector("#message");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.isVisible(".top")).isFalse();
    assertThat(page.isVisible("#chain")).isTrue();
    assertThat(page.isVisible(".bar-top")).isFalse();
  }

  @Test
  void aSubjectThatIsReadFromTheRightStaysInItsPlace() {
    good("=?utf-8?b?16nXnNeV150g16LXldec150=?=");
    page.navigate(stage.url("/"));
    awaitRows(1);
    Locator subject = page.locator(".mails h2 bdi");
    assertThat(subject.evaluate("e => getComputedStyle(e).direction")).isEqualTo("rtl");
    assertThat(page.locator("main").evaluate("e => getComputedStyle(e).direction"))
        .isEqualTo("ltr");
  }
}
