package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Hostile mails in a real browser: nothing runs, nothing is loaded, nothing breaks out. */
@Tag("browser")
@Timeout(400)
class HostileMailBrowserTest {

  @Test
  void nothingRunsAndNothingIsLoaded() {
    List<String> mails = HostileMails.all();
    assertThat(mails.size()).isGreaterThanOrEqualTo(60);
    try (BrowserStage stage = new BrowserStage("permissive")) {
      Page page = stage.open();
      page.navigate(stage.url("/"));
      for (String mail : mails) {
        stage.send("2001:db8::25", "mail.example.org", "bob@example.net", mail);
      }
      page.waitForFunction(
          "n => document.querySelector('.count').textContent.includes(n + ' mails')", mails.size());
      for (int id = 1; id <= mails.size(); id++) {
        page.navigate(stage.url("/mail/" + id));
        page.waitForSelector("#message");
        for (Locator tab : page.getByRole(com.microsoft.playwright.options.AriaRole.TAB).all()) {
          tab.click();
        }
        if (page.locator("iframe").count() > 0) {
          page.getByText("HTML", new Page.GetByTextOptions().setExact(true)).click();
          Object loaded =
              page.evaluate(
                  "id => new Promise(done => { const frame = document.querySelector('iframe');"
                      + " frame.addEventListener('load', async () => done(await (await"
                      + " fetch(frame.src)).text())); frame.src = frame.src; })",
                  id);
          assertThat(String.valueOf(loaded))
              .as("mail %s", id)
              .contains("<body>")
              .doesNotContain("<script", "onerror=", "<svg", "<iframe", "<form", "href=");
        }
        assertThat(page.url()).isEqualTo(stage.url("/mail/" + id));
        assertThat(
                page.evaluate(
                    "document.documentElement.scrollWidth <= document.documentElement.clientWidth"))
            .as("mail %s is not wider than the page", id)
            .isEqualTo(true);
        assertThat(page.locator("main script, main svg[onload], main img[onerror]").count())
            .isZero();
      }
      assertThat(stage.foreignRequests()).isEmpty();
      assertThat(stage.requests).hasSizeGreaterThan(mails.size());
      assertThat(stage.complaints).isEmpty();
    }
  }

  @Test
  void theCountOfRequestsWouldShowOne() {
    try (BrowserStage stage = new BrowserStage("permissive")) {
      Page page = stage.open();
      page.setContent("<img src='http://[::1]:9/out'>");
      assertThat(stage.foreignRequests()).contains("http://[::1]:9/out");
    }
  }
}
