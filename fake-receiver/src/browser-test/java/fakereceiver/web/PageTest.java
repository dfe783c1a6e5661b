package fakereceiver.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fakereceiver.journal.Mails;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the page does, in a real browser, with mails over real SMTP. */
@Tag("browser")
@Timeout(120)
@ExtendWith(Chromium.class)
class PageTest {

  private static final String GOOD = BrowserStage.GOOD;
  private static final String BAD = BrowserStage.BAD;

  private BrowserStage stage;
  private Page page;

  @BeforeEach
  void open(Browser browser) {
    stage = new BrowserStage(browser, "postfix-strict");
    page = stage.page;
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private Locator rows() {
    return page.locator(".mails > li");
  }

  private void note(String client, int times) {
    for (int i = 0; i < times; i++) {
      stage.journal.note(
          Mails.judged("postfix-strict", client, "x", Instant.parse("2026-11-29T08:00:00Z")));
    }
  }

  @Test
  void aMailAppearsWithoutAReload() {
    stage.look("/");
    page.waitForSelector(".empty"); // from here on the list listens
    page.waitForSelector(".live.on");
    page.evaluate("window.same = true");
    stage.good("Live and well");
    assertThat(rows()).hasCount(1);
    assertThat(rows().first()).containsText("Live and well");
    assertThat(rows().first()).containsText("alice@example.org");
    assertThat(page.locator("#announcer")).containsText("New mail");
    assertThat(page.evaluate("window.same")).isEqualTo(true);
  }

  @Test
  void theChainAndTheMatrixAreThoseOfTheApi() {
    stage.good("Good");
    stage.send(BAD, "mail.example.org", "bob@example.net", BrowserStage.mail("never seen"));
    for (int id = 1; id <= 2; id++) {
      stage.look("/mail/" + id);
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
                  + ".personas.map(p => p.outcome + ' ' + p.persona).sort()",
              id);
      Object shown =
          page.evaluate(
              "[...document.querySelectorAll('.group')].flatMap(g => [...g.querySelectorAll("
                  + "'.matrix li')].map(l => g.dataset.outcome + ' '"
                  + " + l.textContent.replace(' ?', ''))).sort()");
      assertThat(shown).isEqualTo(personas);
      assertThat((List<?>) shown).hasSizeGreaterThan(20);
    }
    assertThat(page.locator(".link.s-bad .name").filter(text("AAAA"))).hasCount(1);
    assertThat(page.locator(".cause.minded").first()).containsText("To change");
  }

  private static Locator.FilterOptions text(String words) {
    return new Locator.FilterOptions().setHasText(words);
  }

  @Test
  void eachFilterLeavesWhatFits() {
    stage.fill();
    stage.look("/");
    stage.awaitRows(5);
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
      Object total =
          page.evaluate(
              "async q => (await (await fetch('/api/v1/mails?' + q)).json()).total", filter);
      page.evaluate(
          "q => { history.pushState(null, '', '/?' + q);"
              + " dispatchEvent(new PopStateEvent('popstate')); }",
          filter);
      stage.awaitRows((Integer) total);
    }
    stage.look("/");
    stage.awaitRows(5);
    page.fill("#f-text", "monthly");
    stage.awaitRows(1);
    assertThat(page).hasURL(stage.url("/?text=monthly"));
  }

  @Test
  void aFilterThatIsNoneIsToldBesideItsField() {
    stage.good("x");
    stage.look("/?client=nonsense");
    assertThat(page.locator("#f-client-wrong")).containsText("2001:db8::/64");
    assertThat(page.locator("#f-client-wrong")).isVisible();
    assertThat(page.locator("#f-client")).hasAttribute("aria-invalid", "true");
    assertThat(rows()).hasCount(0);
    page.fill("#f-client", "2001:db8::/64");
    stage.awaitRows(1);
    assertThat(page.locator("#f-client-wrong")).isHidden();
    assertThat(page.locator("[role=alert]")).isEmpty();
  }

  @Test
  void theKeyboardIsEnough() {
    stage.fill();
    stage.look("/");
    stage.awaitRows(5);
    page.keyboard().press("Tab");
    assertThat(page.locator("a.skip")).isFocused();
    page.keyboard().press("j");
    page.keyboard().press("j");
    page.keyboard().press("k");
    page.keyboard().press("Enter");
    stage.awaitMail(5);
    assertThat(page.locator("h1")).isFocused();
    page.keyboard().press("j");
    stage.awaitMail(4);
    page.keyboard().press("Escape");
    stage.awaitRows(5);
    page.keyboard().press("/");
    assertThat(page.locator("#f-text")).isFocused();
    page.keyboard().type("Tuesday");
    stage.awaitRows(1);
    page.keyboard().press("Escape");
    assertThat(page.locator("#main")).isFocused();
    page.keyboard().press("?");
    page.waitForSelector("dialog[open]");
    page.keyboard().press("Escape");
    assertThat(page.locator("dialog")).hasCount(0);
  }

  @Test
  void newerAndOlderGoFromOneEndOfTheListToTheOther() {
    note(BAD, 1);
    note(GOOD, 60);
    note(BAD, 1);
    stage.look("/mail/1?client=" + BAD);
    stage.awaitMail(1);
    page.keyboard().press("k");
    stage.awaitMail(62);
    assertThat(page.locator("text=Newer")).hasAttribute("aria-disabled", "true");
    page.click("text=Older");
    stage.awaitMail(1);
    stage.look("/mail/1");
    stage.awaitMail(1);
    page.keyboard().press("k");
    stage.awaitMail(2);
  }

  @Test
  void theNextMailCanBeGoneToAsSoonAsItHasCome() {
    stage.good("first");
    stage.look("/mail/1");
    page.waitForSelector(".live.on");
    assertThat(page.locator("text=Newer")).hasAttribute("aria-disabled", "true");
    stage.good("second");
    page.click("a[href='/mail/2']");
    stage.awaitMail(2);
  }

  @Test
  void aMailIsDeletedWhenAQuestionIsAnswered() {
    stage.fill();
    stage.look("/mail/3");
    stage.awaitMail(3);
    page.click("button:text-is('Delete')");
    page.click("dialog >> text=Keep");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(stage.journal.entry(3)).isPresent();
    page.click("button:text-is('Delete')");
    page.click("dialog >> button:text-is('Delete')");
    stage.awaitRows(4);
    assertThat(stage.journal.entry(3)).isEmpty();
    assertThat(page.locator("a[href='/mail/3']")).hasCount(0);
    stage.look("/mail/3");
    assertThat(page.locator("main h1")).hasText("Not here");
  }

  @Test
  void allMailsAreDeletedWhenAQuestionIsAnswered() {
    stage.fill();
    stage.look("/");
    stage.awaitRows(5);
    page.click("text=Delete all");
    page.click("dialog >> text=Keep");
    assertThat(page.locator("dialog")).hasCount(0);
    assertThat(rows()).hasCount(5);
    page.click("text=Delete all");
    page.click("dialog >> button:text-is('Delete all')");
    stage.awaitRows(0);
    assertThat(page.locator(".empty")).containsText("No mail yet");
    assertThat(stage.journal.state().entries()).isZero();
  }

  @Test
  void whoLooksAtAMailIsToldThatItWasDeleted() {
    stage.good("x");
    stage.look("/mail/1");
    page.waitForSelector(".live.on");
    stage.awaitMail(1);
    stage.journal.delete(1);
    assertThat(page.locator(".gone")).isVisible();
    assertThat(page.locator(".gone")).containsText("deleted");
  }

  @Test
  void aRemedyIsCopiedOrTheViewerIsToldThatItCannotBe() {
    stage.send(BAD, "mail.example.org", "bob@example.net", BrowserStage.mail("x"));
    stage.look("/mail/1");
    page.waitForSelector(".matrix"); // what is above it is drawn anew when it comes
    Locator copy = page.locator(".remedy button").first();
    page.evaluate(
        "() => { navigator.clipboard.writeText = async text => { window.written = text; }; }");
    copy.click();
    page.waitForFunction("() => window.written?.includes('AAAA record')");
    page.evaluate(
        "() => { navigator.clipboard.writeText = () => Promise.reject(new Error('no')); }");
    copy.click();
    assertThat(page.locator("#announcer")).containsText("does not let");
    assertThat(page.locator(".remedy button.kept")).hasCount(1);
  }

  @Test
  void aTestersInboxShowsTheReportWhenTheMailComes() {
    stage.look("/t/");
    Locator shown = page.locator(".address code");
    assertThat(shown).hasText(Pattern.compile("^[a-z0-9]{16}@.+"));
    String address = shown.textContent();
    assertThat(page.locator(".command pre")).containsText("swaks");
    assertThat(page.locator(".command pre")).containsText(address);
    stage.send(GOOD, "mail.example.org", address, BrowserStage.mail("For the inbox"));
    page.waitForSelector("#message");
    assertThat(page.locator("main")).containsText("For the inbox");
    assertThat(page.locator("#chain")).isVisible();
  }

  @Test
  void aSubjectThatIsReadFromTheRightStaysInItsPlace() {
    stage.good("=?utf-8?b?16nXnNeV150g16LXldec150=?=");
    stage.look("/");
    stage.awaitRows(1);
    assertThat(page.locator(".mails h2 bdi")).hasCSS("direction", "rtl");
    assertThat(page.locator("main")).hasCSS("direction", "ltr");
  }
}
