package smtpprobe.report;

import fakereceiver.finding.Card;
import fakereceiver.judge.Consequence;
import fakereceiver.judge.Decision;
import fakereceiver.judge.Persona;
import fakereceiver.persona.PersonaWords;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import smtpprobe.bounce.cause.Cause;

/** The page of a cause or of a persona, put together from what the program knows. */
final class PageReport {

  private PageReport() {}

  /** A rule: what it finds, what to do, and who refuses mail for it in which words. */
  static Report of(Card card, Cause cause, List<Persona> personas) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.row(0).cell(card.id(), Tone.BOLD).done());
    lines.add(labelled("fault", card.fault() + "."));
    lines.add(labelled("side", cause.side().words()));
    lines.add(labelled("family", cause.family().word()));
    lines.add(labelled("do", card.remedy() + "."));
    lines.add(labelled("see", String.join(", ", card.references())));
    List<Line> refusals = new ArrayList<>();
    List<Data> said = new ArrayList<>();
    for (Persona persona : personas) {
      Optional.ofNullable(persona.decisions().get(card.id()))
          .map(Decision::failed)
          .filter(failed -> failed.reply().isPresent())
          .ifPresent(
              failed -> {
                refusals.addAll(refusal(persona.name(), failed));
                said.add(
                    Data.tree()
                        .with("persona", persona.name())
                        .with("reply", String.join("\n", words(failed)))
                        .done());
              });
    }
    return new Report(
        "explain " + card.id(),
        Status.OK,
        List.of(
            new Part.Facts(
                "rule",
                "",
                Data.tree()
                    .with("id", card.id())
                    .with("fault", card.fault())
                    .with("side", cause.side().word())
                    .with("family", cause.family().word())
                    .with("remedy", card.remedy())
                    .with("references", Data.texts(card.references()))
                    .done(),
                lines),
            new Part.Facts(
                "refusedBy",
                refusals.isEmpty() ? "No persona refuses mail for it" : "Who refuses mail for it",
                new Data.Items(said),
                refusals)));
  }

  /** A cause that no rule looks for. */
  static Report of(Cause cause) {
    return new Report(
        "explain " + cause.id(),
        Status.OK,
        List.of(
            new Part.Facts(
                "cause",
                "",
                Data.tree()
                    .with("id", cause.id())
                    .with("what", cause.what())
                    .with("side", cause.side().word())
                    .with("family", cause.family().word())
                    .with("remedy", cause.remedy())
                    .done(),
                List.of(
                    Line.row(0).cell(cause.id(), Tone.BOLD).done(),
                    labelled("what", cause.what() + "."),
                    labelled("side", cause.side().words()),
                    labelled("family", cause.family().word()),
                    labelled("do", cause.remedy() + ".")))));
  }

  /** A persona: who it is, and what it refuses in which words. */
  static Report of(Persona persona) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.row(0).cell(persona.name() + " - " + persona.title(), Tone.BOLD).done());
    lines.add(Line.of(2, persona.story().replace('\n', ' ')));
    lines.add(labelled("known", PersonaWords.inBrief(persona)));
    lines.add(labelled("speaks", "at " + persona.speaksAt().word()));
    List<Line> refusals = new ArrayList<>();
    for (Map.Entry<String, Decision> entry : persona.decisions().entrySet()) {
      if (entry.getValue().failed().reply().isPresent()) {
        refusals.addAll(refusal(entry.getKey(), entry.getValue().failed()));
      }
    }
    return new Report(
        "explain " + persona.name(),
        Status.OK,
        List.of(
            new Part.Facts(
                "persona",
                "",
                Data.tree()
                    .with("name", persona.name())
                    .with("title", persona.title())
                    .with("speaksAt", persona.speaksAt().word())
                    .with("rules", Data.texts(persona.decisions().keySet()))
                    .done(),
                lines),
            new Part.Facts("", "What it refuses", Data.texts(List.of()), refusals)));
  }

  private static List<Line> refusal(String name, Consequence consequence) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.row(2).cell(name, Tone.BOLD).cell(consequence.action().word()).done());
    words(consequence).forEach(line -> lines.add(Line.of(4, line)));
    lines.add(Line.detail(Line.of(4, "source: " + consequence.source())));
    return lines;
  }

  private static List<String> words(Consequence refusal) {
    return refusal.reply().map(text -> text.template().wireLines()).orElse(List.of());
  }

  private static Line labelled(String label, String text) {
    return Line.labelled(String.format(Locale.ROOT, "  %-9s", label), text);
  }
}
