package fakereceiver.persona;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Source.Certainty;
import fakereceiver.judge.Stage;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is generated on the pages about personas. */
final class PersonaPage {

  static final String BEGIN = "<!-- generated from the persona file, do not edit -->\n";
  static final String END = "<!-- end of the generated part -->\n";

  private PersonaPage() {}

  /** A page to begin with: for recorded personas the configuration has to be added. */
  static String skeleton(Persona persona) {
    return "# %s\n\n**%s.**\n\n%s\n\n## What it does\n\n%s%s"
        .formatted(persona.name(), persona.title(), persona.story(), BEGIN, END);
  }

  /** The table of all. */
  static String list(List<Persona> personas) {
    StringBuilder table =
        new StringBuilder(
            """
            # The personas

            Generated from the persona files; do not edit. *Recorded*: the very server was asked, and a test
            plays what it said. *Documented*: the receiver says so itself. *Observed*: somebody got such a
            reply. *Assumed*: what we would expect, shown in every report "as far as is known". *Invented*:
            a receiver of our own.

            Providers stand first, by name, then mail servers that anybody can run. How a provider finds the DMARC
            record of an organization is not known; unless its page says otherwise, the tree is walked (RFC 9989).
            Those whose page says so are shown and do not count in exit codes: they refuse everybody by design, or
            defer every first mail, or are inventions.

            | Persona | What it is | How we know | Speaks at |
            |---|---|---|---|
            """);
    for (Persona persona : personas) {
      table.append(
          "| [%s](%s.md) | %s | %s | %s |\n"
              .formatted(
                  persona.name(),
                  persona.name(),
                  persona.title(),
                  PersonaWords.inBrief(persona),
                  persona.speaksAt().word()));
    }
    return table.toString();
  }

  /** What it does, and how we know. */
  static String generated(Persona persona) {
    StringBuilder page =
        new StringBuilder(
            "\nSpeaks at `%s`. Greets with `220 %s`, takes a message with `%s`. Waits %d s for DNS.\n"
                .formatted(
                    persona.speaksAt().word(),
                    persona.greeting(),
                    String.join("`, `", persona.accepted().template().wireLines()),
                    persona.dnsBudget().toSeconds()));
    List<String> sentences = new ArrayList<>(PersonaWords.looking(persona));
    sentences.addAll(PersonaWords.habits(persona));
    if (!persona.receiver().spf().habits().isEmpty()) {
      sentences.add(
          persona.receiver().spf().habits().stream()
              .map(habit -> "`" + habit.word() + "`")
              .sorted()
              .collect(
                  Collectors.joining(
                      ", ",
                      "Reads SPF in its own way ([what this means]"
                          + "(../decisions/0023-spf-as-receivers-read-it.md)): ",
                      ".")));
    }
    page.append(sentences.isEmpty() ? "" : "\n");
    sentences.forEach(sentence -> page.append("- ").append(sentence).append('\n'));
    page.append('\n').append(rules(persona)).append('\n').append(knowledge(persona));
    return page.toString();
  }

  private static String rules(Persona persona) {
    if (persona.decisions().isEmpty()) {
      return "Every fault is only noted.\n";
    }
    StringBuilder table =
        new StringBuilder("In the order of its checks; every other fault is only noted.\n\n")
            .append("| Rule | When the fault is there | When DNS cannot say | How we know |\n")
            .append("|---|---|---|---|\n");
    persona
        .decisions()
        .forEach(
            (id, decision) ->
                table.append(
                    "| [%s](../rules/%s.md)%s | %s%s | %s | %s |\n"
                        .formatted(
                            id,
                            id,
                            conditions(decision),
                            inACell(decision.failed()),
                            decision.at().map(Stage::word).map(w -> ", at `" + w + "`").orElse(""),
                            decision.undecided().equals(decision.failed())
                                ? "the same"
                                : inACell(decision.undecided()),
                            certainty(decision))));
    return table.toString();
  }

  private static String conditions(Decision decision) {
    List<String> conditions = PersonaWords.conditions(decision);
    return conditions.isEmpty() ? "" : "; " + String.join("; ", conditions);
  }

  private static String inACell(Consequence consequence) {
    return PersonaWords.doing(consequence).replace("`, `", "`<br>`").replace("|", "\\|");
  }

  private static String certainty(Decision decision) {
    Certainty failed = decision.failed().source().certainty();
    Certainty undecided = decision.undecided().source().certainty();
    return failed == undecided || PersonaWords.isSilent(decision.undecided())
        ? failed.word()
        : failed.word() + "; " + undecided.word();
  }

  private static String knowledge(Persona persona) {
    StringBuilder page = new StringBuilder();
    sources(persona)
        .forEach(
            (certainty, sources) -> {
              page.append("## ").append(title(certainty)).append("\n\n");
              sources.forEach((source, rules) -> page.append(source(source, rules)));
              page.append('\n');
            });
    return page.toString();
  }

  private static String source(String source, Set<String> rules) {
    return "- "
        + source
        + ": "
        + rules.stream().collect(Collectors.joining("`, `", "`", "`"))
        + "\n";
  }

  private static String title(Certainty certainty) {
    return switch (certainty) {
      case RECORDED -> "Recorded";
      case DOCUMENTED -> "Documented";
      case OBSERVED -> "Observed";
      case ASSUMED -> "Assumed";
      case INVENTED -> "Invented";
    };
  }

  /** The sources of what it does, by certainty, each with the rules that rest on it. */
  static Map<Certainty, Map<String, Set<String>>> sources(Persona persona) {
    Map<Certainty, Map<String, Set<String>>> sources = new EnumMap<>(Certainty.class);
    persona
        .decisions()
        .forEach(
            (id, decision) -> {
              note(sources, decision.failed(), id);
              if (!PersonaWords.isSilent(decision.undecided())) {
                note(sources, decision.undecided(), id);
              }
            });
    persona
        .scoring()
        .ifPresent(
            scoring ->
                scoring
                    .thresholds()
                    .forEach(
                        t ->
                            note(
                                sources,
                                t.consequence(),
                                "score " + PersonaWords.number(t.from()))));
    return sources;
  }

  private static void note(
      Map<Certainty, Map<String, Set<String>>> sources, Consequence consequence, String id) {
    sources
        .computeIfAbsent(consequence.source().certainty(), certainty -> new LinkedHashMap<>())
        .computeIfAbsent(consequence.source().text(), text -> new LinkedHashSet<>())
        .add(id);
  }
}
