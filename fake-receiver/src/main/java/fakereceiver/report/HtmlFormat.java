package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A report as one page that needs nothing else: no script, no picture, no font from anywhere. */
final class HtmlFormat {

  private static final int MAX_CHAINS = 20;

  private final List<String> lines = new ArrayList<>();
  private int chains;

  private HtmlFormat() {}

  static List<String> lines(Report report) {
    HtmlFormat page = new HtmlFormat();
    page.write(report);
    return page.lines;
  }

  private void write(Report report) {
    String style = styleSheet();
    String title = HtmlText.of("smtp-probe " + report.title());
    lines.add("<!DOCTYPE html>");
    lines.add("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    lines.add(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'sha256-"
            + Sha256.base64(style)
            + "'; base-uri 'none'; form-action 'none'\">");
    lines.add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    lines.add("<meta name=\"referrer\" content=\"no-referrer\">");
    lines.add("<title>" + title + "</title>");
    lines.add("<style>" + style + "</style></head>");
    lines.add("<body><main>");
    lines.add("<h1>" + title + "</h1>");
    lines.add(
        "<p><span class=\"status %s\">%s</span></p>"
            .formatted(tone(report.status()), StatusWords.of(report.status())));
    if (!report.origin().equals(Origin.UNKNOWN)) {
      lines.add(
          "<p class=\"faint\">"
              + report.origin().at().toString().substring(0, 19).replace('T', ' ')
              + " UTC</p>");
    }
    report.parts().forEach(this::part);
    lines.add("</main></body></html>");
  }

  private void part(Part part) {
    int before = lines.size();
    if (part instanceof Part.Note note) {
      lines.addAll(HtmlLines.of(note.lines()));
    } else if (part instanceof Part.Facts facts) {
      lines.addAll(HtmlLines.of(facts.lines()));
    } else if (part instanceof Part.Findings findings) {
      findings(findings);
    } else if (part instanceof Part.Verdicts verdicts) {
      verdicts(verdicts);
    } else if (part instanceof Part.Talks talks) {
      talks.talks().forEach(this::talk);
    } else if (part instanceof Part.Steps steps) {
      for (Part.Step step : steps.steps()) {
        lines.add("<div class=\"card\"><h3>" + HtmlText.of(step.title()) + "</h3>");
        lines.addAll(HtmlLines.of(step.lines()));
        lines.add("</div>");
      }
    }
    if (lines.size() > before && !part.heading().isEmpty()) {
      String heading = part.heading();
      lines.add(
          before,
          "<h2>"
              + HtmlText.of(
                  heading.endsWith(":") ? heading.substring(0, heading.length() - 1) : heading)
              + "</h2>");
    }
  }

  private void verdicts(Part.Verdicts part) {
    if (!part.intro().isEmpty()) {
      lines.add("<p class=\"faint\">" + HtmlText.of(part.intro()) + "</p>");
    }
    for (Part.Row row : part.rows()) {
      if (part.rows().size() > 1 || part.layout() != Part.Verdicts.Layout.REPLIES) {
        lines.add(
            "<h3>"
                + HtmlText.of(row.label())
                + (row.words().isEmpty() ? "" : " (" + HtmlText.of(row.words()) + ")")
                + use(row)
                + "</h3>");
      }
      if (row.isCurrent() && chains < MAX_CHAINS && !row.cells().isEmpty()) {
        chains++;
        lines.addAll(ChainPicture.lines(IdentityChain.of(row.verdicts())));
      }
      table(row);
    }
  }

  private static String use(Part.Row row) {
    return switch (row.happens()) {
      case NOW -> "";
      case PERHAPS -> " <span class=\"faint\">perhaps in use</span>";
      case NOT -> " <span class=\"faint\">not in use now</span>";
    };
  }

  private void table(Part.Row row) {
    lines.add("<div class=\"wide\"><table>");
    lines.add(
        "<tr><th scope=\"col\">receiver</th><th scope=\"col\">verdict</th><th scope=\"col\">stage"
            + "</th><th scope=\"col\">reply</th></tr>");
    for (Part.Judged cell : row.cells()) {
      Verdict verdict = cell.verdict();
      String marks =
          (verdict.assumed() ? ", " + VerdictWords.AS_FAR_AS_KNOWN : "")
              + (verdict.counts() ? "" : ", does not count")
              + (cell.predicted().orElse(true) ? "" : ", not as predicted");
      lines.add(
          "<tr><td>%s</td><td>%s%s</td><td>%s</td><td>%s</td></tr>"
              .formatted(
                  HtmlText.of(verdict.persona()),
                  word(tone(Tone.of(verdict.action())), verdict.action().word()),
                  marks,
                  verdict.stage().map(Stage::word).orElse("-"),
                  verdict.reply().map(VerdictWords::shown).map(HtmlText::of).orElse("-")));
    }
    lines.add("</table></div>");
  }

  private void findings(Part.Findings part) {
    if (part.manner() == Part.Findings.Manner.NAMES && !part.reasons().isEmpty()) {
      lines.add(
          "<p>"
              + String.join(
                  ", ",
                  part.reasons().stream()
                      .map(reason -> HtmlText.of(reason.finding().id()))
                      .distinct()
                      .toList())
              + "</p>");
    } else if (part.manner() != Part.Findings.Manner.NAMES
        && part.manner() != Part.Findings.Manner.SILENT) {
      part.reasons().forEach(reason -> reason(reason, part.manner()));
    }
  }

  private void reason(Part.Reason reason, Part.Findings.Manner manner) {
    Finding finding = reason.finding();
    boolean isBad = finding.isFailed() && manner != Part.Findings.Manner.INDENTED;
    lines.add(
        "<details open><summary>%s %s%s</summary>"
            .formatted(
                word(isBad ? "bad" : "doubt", finding.id()),
                finding.isUndecided() ? "Could not be decided: " : "",
                HtmlText.of(finding.card().fault() + finding.subject())));
    lines.add("<dl>");
    finding
        .outcome()
        .evidence()
        .observations()
        .forEach(seen -> row("seen", "<code>" + code(seen.what() + " " + seen.seen()) + "</code>"));
    if (finding.isFailed() && !finding.remedy().isBlank()) {
      row("remedy", HtmlText.of(finding.remedy()) + ".");
    }
    List<String> names = new ArrayList<>(reason.receivers());
    reason.replies().forEach(verdict -> names.add(verdict.persona()));
    if (!names.isEmpty()) {
      row("receivers", HtmlText.of(String.join(", ", names)));
    }
    reason.untried().ifPresent(why -> row("untried", HtmlText.of(why) + "."));
    lines.add("</dl></details>");
  }

  /** A word that its colour tells more of. */
  private static String word(String tone, String text) {
    return "<span class=\"word " + tone + "\">" + HtmlText.of(text) + "</span>";
  }

  private void row(String label, String html) {
    lines.add("<dt>" + label + "</dt><dd>" + html + "</dd>");
  }

  private static String code(String text) {
    return HtmlText.of(Printable.of(text));
  }

  private void talk(Part.Talk talk) {
    if (!talk.title().isEmpty()) {
      lines.add(
          "<h3>%s %s</h3>"
              .formatted(
                  HtmlText.of(talk.title()), word(talk.isGood() ? "good" : "bad", talk.result())));
    }
    lines.addAll(HtmlLines.of(talk.lines()));
    talk.reasons().forEach(reason -> reason(reason, Part.Findings.Manner.FULL));
    for (Part.Script script : talk.scripts()) {
      lines.add(
          "<details><summary>transcript"
              + (script.title().isEmpty() ? "" : ": " + HtmlText.of(script.title()))
              + "</summary><pre>");
      script.lines().forEach(line -> lines.add(code(line)));
      lines.add("</pre></details>");
    }
  }

  private static String tone(Status status) {
    return switch (status) {
      case OK -> "good";
      case WORSE -> "bad";
      case UNDECIDED -> "doubt";
    };
  }

  private static String tone(Tone tone) {
    return switch (tone) {
      case GOOD -> "good";
      case BAD -> "bad";
      case DOUBTFUL -> "doubt";
      case PLAIN, BOLD, FAINT -> "none";
    };
  }

  private static String styleSheet() {
    try (InputStream in =
        Optional.ofNullable(HtmlFormat.class.getResourceAsStream("page.css"))
            .orElseThrow(() -> new IllegalStateException("the program lacks its page.css"))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).replace("\n", "");
    } catch (IOException e) {
      throw new UncheckedIOException("page.css", e);
    }
  }
}
