package fakereceiver.web;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import fakereceiver.dns.IpAddress;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** A receiver is changed on the page while it runs, and does what it is told. */
@Tag("browser")
@Timeout(120)
@ExtendWith(Chromium.class)
class ReceiversPageTest {

  private BrowserStage stage;
  private Page page;

  @BeforeEach
  void open(Browser browser) {
    stage = new BrowserStage(browser, "postfix-strict");
    page = stage.page;
    stage.look("/receivers");
    page.waitForSelector("form[aria-label^=Zone]", attached());
  }

  @AfterEach
  void stop() {
    stage.close();
  }

  private static Page.WaitForSelectorOptions attached() {
    return new Page.WaitForSelectorOptions()
        .setState(com.microsoft.playwright.options.WaitForSelectorState.ATTACHED);
  }

  private void press(String button) {
    page.click("button:text-is('" + button + "')");
  }

  private Locator said(String form) {
    return page.locator("form[aria-label^=" + form + "] .said");
  }

  private Locator facts() {
    return page.locator("dl.facts");
  }

  private void assertWrong(String field, String... words) {
    Locator place = page.locator("#r1-" + field + "-wrong");
    assertThat(place).isVisible();
    for (String word : words) {
      assertThat(place).containsText(word);
    }
    assertThat(page.locator("#r1-" + field)).hasAttribute("aria-invalid", "true");
    assertThat(page.locator("#r1-" + field)).isFocused();
  }

  private String reply() {
    return stage.sendAsItIs(BrowserStage.mail("x"));
  }

  @Test
  void playsAnotherPersona() {
    page.selectOption("#r1-persona", "permissive");
    press("Play it");
    assertThat(said("Persona")).containsText("next session");
    assertThat(facts()).containsText("permissive");
    assertThat(stage.receiver.persona()).isEqualTo("permissive");
    assertThat(reply()).startsWith("250");
  }

  @Test
  void takesClientsForTheOneThatIsClaimed() {
    page.fill("#r1-address", BrowserStage.BAD);
    press("Claim");
    assertThat(said("Claims")).containsText("next session");
    assertThat(facts()).containsText(BrowserStage.BAD);
    assertThat(stage.receiver.claimed().orElseThrow().address())
        .contains(IpAddress.of(BrowserStage.BAD));
    assertThat(reply()).startsWith("4");
    page.fill("#r1-address", BrowserStage.GOOD);
    page.fill("#r1-helo", "other.example.org");
    press("Claim");
    assertThat(facts()).containsText("with the HELO name other.example.org");
    press("No claims");
    assertThat(facts()).containsText("what they are");
    assertThat(page.locator("#r1-address")).hasValue("");
    assertThat(stage.receiver.claimed()).isEmpty();
  }

  @Test
  void aClaimThatIsNoneIsToldBesideItsField() {
    page.fill("#r1-address", "mail.example.org");
    press("Claim");
    assertWrong("address", "mail.example.org");
    assertThat(page.locator("#r1-address")).hasValue("mail.example.org");
    assertThat(stage.receiver.claimed()).isEmpty();
    page.fill("#r1-address", "");
    press("Claim");
    assertWrong("address", "expected");
    page.fill("#r1-address", BrowserStage.GOOD);
    press("Claim");
    assertThat(facts()).containsText(BrowserStage.GOOD);
    assertThat(page.locator("#r1-address-wrong")).isHidden();
    assertThat(page.locator("[aria-invalid]")).hasCount(0);
  }

  @Test
  void misbehavesAsOftenAsItIsTold() {
    stage.receiver.claims(BrowserStage.GOOD);
    page.fill("#r1-plan", "1 session: hang-up helo");
    press("Misbehave");
    assertThat(facts()).containsText("hangs up at helo");
    assertThat(page.locator("#r1-plan")).hasValue("");
    assertThat(reply()).isEmpty();
    assertThat(reply()).startsWith("250");
    page.fill("#r1-plan", "rcpt 451 4.3.0 Later");
    page.keyboard().press("Enter");
    assertThat(facts()).containsText("451 4.3.0 Later");
    assertThat(reply()).isEqualTo("451 4.3.0 Later");
    press("Behave");
    assertThat(said("Misbehaviour")).containsText("nothing wrong");
    assertThat(facts()).not().containsText("451");
    assertThat(reply()).startsWith("250");
  }

  @Test
  void aMisbehaviourThatIsNoneIsToldBesideItsField() {
    page.fill("#r1-plan", "explode rcpt");
    press("Misbehave");
    assertWrong("plan", "explode");
    press("Behave");
    assertThat(page.locator("#r1-plan-wrong")).isHidden();
    page.fill("#r1-plan", "");
    press("Misbehave");
    assertWrong("plan", "expected");
    assertThat(stage.receiver.misbehaviours().inWords()).isEmpty();
  }

  @Test
  void looksThingsUpInAnotherZone() {
    stage.receiver.claims(BrowserStage.GOOD);
    assertThat(reply()).startsWith("250");
    page.click("text=Another zone");
    page.fill("#r1-zone", "mail.example.org AAAA 2001:db8::25\n");
    press("Use it");
    assertThat(said("Zone")).containsText("this zone");
    assertThat(reply()).startsWith("4");
    page.fill("#r1-zone", BrowserStage.ZONE);
    press("Use it");
    page.waitForCondition(() -> reply().startsWith("250"));
  }

  @Test
  void aZoneThatIsNoneIsToldBesideItsField() {
    stage.receiver.claims(BrowserStage.GOOD);
    page.click("text=Another zone");
    page.fill("#r1-zone", "mail.example.org AAAA 2001:db8::25\nmail.example.org WHAT 1\n");
    press("Use it");
    assertWrong("zone", "zone:2:", "WHAT");
    assertThat(page.locator("#r1-zone")).hasValue(java.util.regex.Pattern.compile("WHAT"));
    assertThat(reply()).startsWith("250");
  }
}
