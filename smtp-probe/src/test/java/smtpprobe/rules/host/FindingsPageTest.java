package smtpprobe.rules.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Card;
import fakereceiver.finding.Inspection;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smtpprobe.rules.domain.DomainRules;
import smtpprobe.rules.path.PathRules;
import smtpprobe.rules.reverse.ReverseRules;

/** The table of docs/findings.md, from the cards of every rule about the sending side. */
class FindingsPageTest {

  private static final Path PAGE = Path.of("../docs/findings.md");
  private static final Path SOURCES = Path.of("src/main/java/smtpprobe/rules/host");

  /** A heading and the rules below it; a new kind of survey adds a line. */
  private record Part(String heading, List<Card> cards) {}

  private static final List<Part> PARTS =
      List.of(
          new Part("Addresses and routes", cards(HostRules.host())),
          new Part("Mail server", cards(HostRules.mail())),
          new Part("Exposure", cards(HostRules.exposure())),
          new Part(
              "Reverse DNS",
              Stream.concat(
                      inspections(ReverseRules.all()).stream(),
                      inspections(ReverseRules.resolver()).stream())
                  .toList()),
          new Part("Domain", inspections(DomainRules.all())),
          new Part("Path", inspections(PathRules.all())));

  private static List<Card> inspections(List<? extends Inspection<?>> rules) {
    return rules.stream().map(Inspection::card).toList();
  }

  private static List<Card> cards(List<HostRule> rules) {
    return rules.stream().map(HostRule::card).toList();
  }

  private static Stream<Card> all() {
    return PARTS.stream().flatMap(part -> part.cards().stream());
  }

  @Test
  void isWhatTheCardsSay() throws IOException {
    StringBuilder page =
        new StringBuilder(
            """
            # What a check-up can find

            Generated from the rules themselves; do not edit. What the receivers mind is in
            [the rules](rules/README.md); [`smtp-probe check`](check.md) shows both.
            """);
    for (Part part : PARTS) {
      page.append("\n## ").append(part.heading()).append("\n\n");
      page.append("| Rule | Fault | Remedy | References |\n|---|---|---|---|\n");
      part.cards()
          .forEach(
              card ->
                  page.append("| ")
                      .append(card.id())
                      .append(" | ")
                      .append(cell(card.fault()))
                      .append(" | ")
                      .append(cell(card.remedy()))
                      .append(" | ")
                      .append(cell(String.join(", ", card.references())))
                      .append(" |\n"));
    }
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, page);
      throw new AssertionError(PAGE + " was written anew: read the difference");
    }
    assertThat(Files.readString(PAGE)).isEqualTo(page.toString());
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("`", "'");
  }

  @Test
  void givesEveryRuleAnIdOfItsOwn() {
    assertThat(all().map(Card::id))
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(RuleBook.ids())
        .allMatch(id -> id.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void namesEveryClassAfterItsIdAndListsEveryOne() throws IOException {
    List<Inspection<?>> rules = new ArrayList<>(HostRules.all());
    rules.addAll(ReverseRules.all());
    rules.addAll(ReverseRules.resolver());
    rules.addAll(DomainRules.all());
    rules.addAll(PathRules.all());
    assertThat(rules)
        .allSatisfy(
            rule ->
                assertThat(rule.getClass().getSimpleName())
                    .isEqualToIgnoringCase(rule.card().id().replace("-", "")));
    List<String> written = new ArrayList<>();
    for (String part : List.of("host", "reverse", "domain", "path")) {
      try (Stream<Path> files = Files.list(SOURCES.resolveSibling(part))) {
        for (Path file : files.toList()) {
          if (Files.readString(file)
              .matches("(?s).*final class \\w+ extends (\\w+Rule|Inspection<\\w+>) .*")) {
            written.add(file.getFileName().toString());
          }
        }
      }
    }
    assertThat(rules.stream().map(rule -> rule.getClass().getSimpleName() + ".java"))
        .containsExactlyInAnyOrderElementsOf(written);
  }

  @Test
  void saysFaultAndRemedyWithoutAFullStop() {
    assertThat(all())
        .allSatisfy(
            card -> {
              assertThat(card.fault()).doesNotEndWith(".");
              assertThat(card.remedy()).doesNotEndWith(".");
              assertThat(card.references()).isNotEmpty();
            });
  }
}
