package fakereceiver.rules;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import fakereceiver.finding.Card;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Holds code, tests and pages together: a rule exists under one name in all three. */
class RuleBookTest {

  private static final Path SOURCES = Path.of("src/main/java/fakereceiver/rules");
  private static final Path TESTS = Path.of("src/test/java/fakereceiver/rules");
  private static final Path PAGES = Path.of("../docs/rules");
  private static final Path TABLE = PAGES.resolve("README.md");
  private static final List<String> HEADINGS =
      List.of(
          "## What it means",
          "## How it usually happens",
          "## Check it by hand",
          "## Put it right",
          "## When we do not decide");
  private static final Pattern RULE = Pattern.compile("\nfinal class \\w+ extends \\w+ \\{");

  private static final Pattern LOOKS_AT_RECEIVER =
      Pattern.compile(
          "\\.receiver\\(\\)|(?i:authentication)\\s*\\.(?!prefetchDkim\\()|\\(\\s*authentication,");
  private static final Pattern LINK = Pattern.compile("\\]\\(([a-z0-9-]+\\.md)\\)");

  @Test
  void givesEveryRuleAnIdOfItsOwn() {
    assertThat(cards().map(Card::id))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z]+(-[a-z]+6?)*"));
  }

  @Test
  void namesEveryClassAfterItsId() {
    assertThat(new RuleBook(Clock.systemUTC()).rules())
        .allSatisfy(
            rule ->
                assertThat(rule.getClass().getSimpleName().replaceAll("(?<=.)([A-Z])", "-$1"))
                    .isEqualToIgnoringCase(rule.card().id()));
  }

  @Test
  void ordersTheRulesByStage() {
    assertThat(new RuleBook(Clock.systemUTC()).rules().stream().map(Rule::stage))
        .isSortedAccordingTo(Stage::compareTo);
  }

  @Test
  void listsEveryRuleThatIsWritten() throws IOException {
    try (Stream<Path> files = Files.list(SOURCES)) {
      List<String> written =
          files
              .filter(file -> RULE.matcher(read(file)).find())
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .toList();

      assertThat(
              new RuleBook(Clock.systemUTC())
                  .rules().stream().map(rule -> rule.getClass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(written);
    }
  }

  @Test
  void heedsWhatOfTheReceiverItLooksAt() {
    assertThat(new RuleBook(Clock.systemUTC()).rules())
        .allSatisfy(
            rule ->
                assertThat(rule.heed() != Heed.NOTHING)
                    .as(rule.id())
                    .isEqualTo(
                        LOOKS_AT_RECEIVER
                            .matcher(
                                read(SOURCES.resolve(rule.getClass().getSimpleName() + ".java")))
                            .find()));
  }

  @Test
  void keepsATestForEveryRule() {
    assertThat(new RuleBook(Clock.systemUTC()).rules())
        .allSatisfy(
            rule ->
                assertThat(TESTS.resolve(rule.getClass().getSimpleName() + "Test.java")).exists());
  }

  @Test
  void keepsAPageForEveryRuleAndNoOther() throws IOException {
    try (Stream<Path> files = Files.list(PAGES)) {
      assertThat(
              files.map(file -> file.getFileName().toString()).filter(n -> !n.equals("README.md")))
          .containsExactlyInAnyOrderElementsOf(cards().map(card -> card.id() + ".md").toList());
    }
  }

  @Test
  void saysTheSameOnThePageAsOnTheCard() {
    assertThat(new RuleBook(Clock.systemUTC()).rules())
        .allSatisfy(
            rule -> {
              Card card = rule.card();
              assertThat(read(page(card)).lines())
                  .startsWith("# " + card.id(), "", "**" + card.fault() + ".**", "")
                  .contains(
                      "| Known from | " + rule.stage().word() + " |",
                      "| Class | `" + rule.getClass().getName() + "` |",
                      "| References | " + String.join(", ", card.references()) + " |");
            });
  }

  @Test
  void givesEveryPageTheSameHeadings() {
    assertThat(cards())
        .allSatisfy(
            card ->
                assertThat(read(page(card)).lines().filter(line -> line.startsWith("#")))
                    .as(card.id())
                    .containsExactlyElementsOf(
                        Stream.concat(Stream.of("# " + card.id()), HEADINGS.stream()).toList()));
  }

  @Test
  void linksOnlyToPagesThatExist() {
    assertThat(cards())
        .allSatisfy(
            card ->
                assertThat(LINK.matcher(read(page(card))).results().map(RuleBookTest::linked))
                    .as(card.id())
                    .allMatch(Files::exists));
  }

  @Test
  void givesEveryCardAFaultARemedyAndAReference() {
    assertThat(cards())
        .allSatisfy(
            card -> {
              assertThat(card.fault()).matches("[A-Z].*[^.]");
              assertThat(card.remedy()).matches("[A-Z].*[^.]");
              assertThat(card.references())
                  .isNotEmpty()
                  .allMatch(text -> text.matches("RFC [0-9]{3,4}( section [0-9.]+)?"));
            });
  }

  @Test
  void writesTheTableOfRules() throws IOException {
    StringBuilder table =
        new StringBuilder(
            """
            # The rules

            Generated from the rules themselves, in the order of the rule book; do not edit.

            | Rule | Known from | Fault |
            |---|---|---|
            """);
    new RuleBook(Clock.systemUTC())
        .rules()
        .forEach(
            rule ->
                table.append(
                    String.format(
                        Locale.ROOT,
                        "| [%s](%s.md) | %s | %s |\n",
                        rule.id(),
                        rule.id(),
                        rule.stage().word(),
                        rule.card().fault())));
    String old = Files.exists(TABLE) ? read(TABLE) : "";
    if (Boolean.getBoolean("golden.write") && !old.equals(table.toString())) {
      Files.writeString(TABLE, table);
      fail("wrote " + TABLE + " anew, read the difference");
    }
    assertThat(old)
        .as("%s, written by mvn verify -Dgolden.write=true", TABLE)
        .isEqualTo(table.toString());
  }

  private static Stream<Card> cards() {
    return RuleBook.cards().stream();
  }

  private static Path page(Card card) {
    return PAGES.resolve(card.id() + ".md");
  }

  private static Path linked(MatchResult link) {
    return PAGES.resolve(link.group(1));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(file.toString(), e);
    }
  }
}
