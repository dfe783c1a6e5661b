package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** Hostile mails in a real browser: nothing runs, nothing is loaded, nothing breaks out. */
@Tag("browser")
@Timeout(600)
@ExtendWith(Chromium.class)
class HostileMailBrowserTest {

  /** Frames that have been loaded with all that they load; kept by the page itself. */
  private static final String NOTE_FRAMES =
      "window.framesLoaded = []; document.addEventListener('load', event =>"
          + " event.target.tagName === 'IFRAME' && framesLoaded.push(event.target.src), true);";

  /** Shows each part of the message; what is wider than the page is named. */
  private static final String SHOW_ALL =
      "() => [...document.querySelectorAll('[role=tab]')].filter(tab => { tab.click();"
          + " const all = document.documentElement; return all.scrollWidth > all.clientWidth; })"
          + ".map(tab => tab.textContent)";

  private static final String ALL_THERE =
      "id => { const frame = document.querySelector('iframe'); const source ="
          + " document.querySelector('.source'); return source && source.textContent !== 'Loading.'"
          + " && (!frame || framesLoaded.some(src => src.endsWith('/mails/' + id + '/html'))); }";

  private static final String LOOK =
      "async () => { const frame = document.querySelector('iframe'); return {"
          + " path: location.pathname,"
          + " html: frame ? await (await fetch(frame.src)).text() : '<body>',"
          + " sandbox: frame ? frame.getAttribute('sandbox') : '',"
          + " alien: document.querySelectorAll('main script, main [onload], main [onerror],"
          + " main a[href^=\\'javascript:\\']').length }; }";

  @Test
  void nothingRunsAndNothingIsLoaded(Browser browser) {
    List<String> mails = HostileMails.all();
    assertThat(mails.size()).isGreaterThanOrEqualTo(110);
    try (BrowserStage stage = new BrowserStage(browser, "permissive", 1)) {
      Page page = stage.page;
      page.addInitScript(NOTE_FRAMES);
      stage.receiver.claims(BrowserStage.GOOD);
      Sender.send(stage.receiver.address(), "mail.example.org", "bob@example.net", mails);
      assertThat(stage.journal.state().entries()).isEqualTo(mails.size());
      stage.look("/mail/1");
      for (int id = 1; id <= mails.size(); id++) {
        stage.awaitMail(id);
        assertThat((List<?>) page.evaluate(SHOW_ALL)).as("mail %s is too wide", id).isEmpty();
        page.waitForFunction(ALL_THERE, id);
        Map<?, ?> seen = (Map<?, ?>) page.evaluate(LOOK);
        assertThat(seen.get("path")).isEqualTo("/mail/" + id);
        assertThat(seen.get("sandbox")).isEqualTo("");
        assertThat(seen.get("alien")).as("mail %s", id).isEqualTo(0);
        assertThat(String.valueOf(seen.get("html")))
            .as("mail %s", id)
            .contains("<body>")
            .doesNotContain("<script", "onerror=", "<svg", "<iframe", "<form", "href=");
        page.keyboard().press("k");
      }
      assertThat(stage.requests).hasSizeGreaterThan(mails.size());
      assertThat(stage.requests).anyMatch(url -> url.endsWith("/api/v1/mails/90/html"));
    }
  }

  @Test
  void theListOfThemRunsAndLoadsNothing(Browser browser) {
    List<String> mails = HostileMails.all();
    try (BrowserStage stage = new BrowserStage(browser, "permissive", 1)) {
      stage.look("/");
      stage.page.waitForSelector(".live.on");
      stage.receiver.claims(BrowserStage.GOOD);
      Sender.send(stage.receiver.address(), "mail.example.org", "bob@example.net", mails);
      stage.page.waitForFunction(
          "n => document.querySelector('.count').textContent.includes(n + ' mails')", mails.size());
      stage.look("/");
      stage.awaitRows(50);
      for (int shown = 50; shown < mails.size(); shown += 50) {
        stage.page.click("text=Older mails");
        stage.awaitRows(Math.min(shown + 50, mails.size()));
      }
      assertThat(
              stage.page.evaluate(
                  "document.documentElement.scrollWidth <= document.documentElement.clientWidth"
                      + " && document.querySelectorAll('main script, main img').length === 0"))
          .isEqualTo(true);
    }
  }

  @Test
  void theCountOfRequestsWouldShowOne(Browser browser) {
    List<String> requests = new CopyOnWriteArrayList<>();
    try (BrowserContext context = browser.newContext()) {
      context.onRequest(request -> requests.add(request.url()));
      Page page = context.newPage();
      page.setContent("<img src='http://[::1]:9/out'>");
      page.waitForCondition(() -> requests.contains("http://[::1]:9/out"));
    }
  }
}
