package fakereceiver.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
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
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How the page looks: light, dark, on a phone, on paper. {@code -Dgolden.write=true}: pictures. */
@Tag("browser")
@Timeout(120)
@ExtendWith(Chromium.class)
class LooksTest {

  private static final Path IMAGES = Path.of("../docs/images");

  /** What only depends on colours is looked at in both, the rest once for each width. */
  private static final String COLOURS = "{runOnly: {type: 'rule', values: ['color-contrast']}}";

  private static final String OTHERS = "{rules: {'color-contrast': {enabled: false}}}";

  private BrowserStage stage;
  private Page page;

  @BeforeEach
  void open(Browser browser) {
    stage = new BrowserStage(browser, "postfix-strict");
    page = stage.page;
    stage.fill();
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private void loadAxe() throws IOException {
    assertThat(page.locator("main")).not().containsText("[object ");
    assertThat(page.locator("main")).not().containsText("undefined");
    try (InputStream in = Page.class.getResourceAsStream("/axe.min.js")) {
      page.evaluate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private void axe(String options) {
    Object found =
        page.evaluate(
            "async () => (await axe.run("
                + options
                + ")).violations.map("
                + "v => v.id + ': ' + v.nodes.map(n => n.html.slice(0, 200)).join(' | '))");
    assertThat((List<?>) found).as("axe at %s", page.url()).isEmpty();
  }

  private void picture(String name) throws IOException {
    if (Boolean.getBoolean("golden.write")) {
      Files.createDirectories(IMAGES);
      page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name + ".png")));
    }
  }

  private void colours(ColorScheme scheme) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
    Object isDark =
        page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0] < 128");
    assertThat(isDark).isEqualTo(scheme == ColorScheme.DARK);
  }

  @ParameterizedTest
  @CsvSource({
    "/, list, .mails .share",
    "/mail/1, mail-1, .matrix",
    "/mail/2, mail-2, .matrix",
    "/statistics, statistics, .tiles",
    "/receivers, receivers, form",
    "/t/, t, .address"
  })
  void axeHasNothingToSayInAnyColourOrWidth(String path, String name, String ready)
      throws IOException {
    stage.look(path);
    page.waitForSelector(ready);
    stage.awaitJudged();
    loadAxe();
    colours(ColorScheme.LIGHT);
    axe(COLOURS);
    axe(OTHERS);
    picture(name);
    colours(ColorScheme.DARK);
    axe(COLOURS);
    picture(name + "-dark");
    page.setViewportSize(360, 740);
    colours(ColorScheme.LIGHT);
    page.waitForFunction("innerWidth === 360");
    assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(360);
    axe(OTHERS);
    if (List.of("list", "mail-2").contains(name)) {
      picture(name.replace("-2", "") + "-phone");
    }
  }

  @Test
  void aWordWithoutAnEndIsNotWiderThanAPhone() {
    stage.good("long " + "w".repeat(300));
    page.setViewportSize(360, 740);
    for (String path : List.of("/", "/mail/6")) {
      stage.look(path);
      page.waitForSelector("main h1");
      page.waitForSelector("text=wwwwwwww");
      assertThat(page.evaluate("document.documentElement.scrollWidth")).as(path).isEqualTo(360);
    }
  }

  @Test
  void onPaperEverythingIsOpenAndNothingIsToBePressed() {
    stage.look("/mail/1");
    page.waitForSelector(".matrix");
    page.click("role=tab[name='Source']");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    for (String seen :
        List.of(
            "main h1",
            ".answer .reply",
            "#causes",
            "#chain",
            ".link .lookups >> nth=0",
            ".matrix >> nth=0",
            ".timeline",
            ".headers",
            "pre.text")) {
      assertThat(page.locator(seen)).isVisible();
    }
    assertThat(page.locator("pre.text")).containsText("the report is ready.");
    assertThat(page.locator(".headers")).containsText("Message-ID");
    for (String unseen : List.of(".top", ".bar-top", ".tabs", ".source", ".group table >> nth=0")) {
      assertThat(page.locator(unseen)).isHidden();
    }
    assertThat(page.locator("main button:visible")).hasCount(0);
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
    assertThat(page.locator("pre.text")).isHidden();
    assertThat(page.locator(".source")).isVisible();
  }

  @Test
  void onPaperAMailOfHtmlAloneShowsIt() {
    stage.good("x\nContent-Type: text/html");
    stage.look("/mail/6");
    stage.awaitMail(6);
    page.click("role=tab[name='Header']");
    page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
    assertThat(page.locator("iframe")).isVisible();
    assertThat(page.frameLocator("iframe").locator("body")).containsText("Hello Bob");
  }
}
