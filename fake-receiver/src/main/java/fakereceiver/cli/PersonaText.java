package fakereceiver.cli;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Printable;
import fakereceiver.persona.PersonaWords;
import fakereceiver.report.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Personas for people, line by line. */
final class PersonaText {

  private static final String INDENT = "    ";
  private static final int WIDTH = 96;

  private PersonaText() {}

  /** Name, certainty and title of each. */
  static List<String> list(List<Persona> personas) {
    int name = width(personas.stream().map(Persona::name).toList());
    int certainty = width(personas.stream().map(PersonaWords::inBrief).toList());
    List<String> lines = new ArrayList<>();
    lines.add(pad("persona", name) + "  " + pad("how we know", certainty) + "  what it is");
    for (Persona persona : personas) {
      lines.add(
          pad(persona.name(), name)
              + "  "
              + pad(PersonaWords.inBrief(persona), certainty)
              + "  "
              + Printable.of(persona.title()));
    }
    return lines;
  }

  private static int width(List<String> texts) {
    return texts.stream().mapToInt(String::length).max().orElse(0);
  }

  private static String pad(String text, int width) {
    return text + " ".repeat(Math.max(0, width - text.length()));
  }

  /** One persona with its rules in order, its replies, and how we know. */
  static List<String> whole(Persona persona) {
    List<String> lines = new ArrayList<>();
    lines.add(Printable.of(persona.name() + " - " + persona.title()));
    lines.addAll(wrapped("", persona.story().replaceAll("\\s+", " ")));
    lines.add("");
    lines.add("Speaks at " + persona.speaksAt().word() + ".");
    lines.add(Printable.of("Greets with 220 " + persona.greeting()));
    lines.addAll(
        wrapped(
            "",
            "Takes a message with "
                + String.join(" / ", persona.accepted().template().wireLines())));
    lines.add("Waits " + persona.dnsBudget().toSeconds() + " s for DNS, all in all.");
    PersonaWords.looking(persona).forEach(s -> lines.addAll(wrapped("", plain(s))));
    PersonaWords.habits(persona).forEach(s -> lines.addAll(wrapped("", plain(s))));
    lines.add("");
    if (persona.decisions().isEmpty()) {
      lines.add("Every fault is only noted.");
      return lines;
    }
    lines.add("In the order of its checks; every other fault is only noted:");
    int number = 1;
    for (Map.Entry<String, Decision> entry : persona.decisions().entrySet()) {
      lines.addAll(rule(number++, entry.getKey(), entry.getValue()));
    }
    return lines;
  }

  private static List<String> rule(int number, String id, Decision decision) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(number + ". " + id + decision.at().map(stage -> ", at " + stage.word()).orElse(""));
    for (String condition : PersonaWords.conditions(decision)) {
      lines.addAll(wrapped(INDENT, condition));
    }
    lines.addAll(consequence("fault  ", decision.failed()));
    boolean same = decision.undecided().equals(decision.failed());
    if (same) {
      lines.add(INDENT + "DNS trouble: the same");
    } else if (decision.undecided().action().refuses() || decision.undecided().weight() != 0) {
      lines.addAll(consequence("trouble", decision.undecided()));
    }
    lines.addAll(wrapped(INDENT, "source   " + decision.failed().source()));
    Optional.of(decision.undecided())
        .filter(c -> c.action().refuses() && !c.source().equals(decision.failed().source()))
        .ifPresent(c -> lines.addAll(wrapped(INDENT, "trouble: " + c.source())));
    return lines;
  }

  private static List<String> consequence(String what, Consequence consequence) {
    List<String> lines = new ArrayList<>();
    String first = INDENT + what + "  " + consequence.action().word();
    List<String> reply = new ArrayList<>();
    consequence.reply().ifPresent(text -> reply.addAll(text.template().wireLines()));
    if (consequence.weight() != 0) {
      first += ", weighs " + consequence.weight();
    }
    first += consequence.at().map(stage -> ", at " + stage.word()).orElse("");
    first += consequence.ifPermitted() ? ", unless anything else refuses" : "";
    lines.add(first);
    reply.forEach(line -> lines.add(INDENT + INDENT + Printable.of(line)));
    return lines;
  }

  private static String plain(String sentence) {
    return sentence.replace("`", "");
  }

  private static List<String> wrapped(String indent, String text) {
    return Wrap.lines(WIDTH, indent, indent, Printable.of(text));
  }
}
