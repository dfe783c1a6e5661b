package fakereceiver.report;

import java.util.ArrayList;
import java.util.List;

/** A report as Markdown, as a job summary shows it: what is wrong first, then the rest in short. */
final class MarkdownFormat {

  private final List<String> lines = new ArrayList<>();

  private MarkdownFormat() {}

  static List<String> lines(Report report) {
    MarkdownFormat format = new MarkdownFormat();
    format.write(report);
    return format.lines;
  }

  private void write(Report report) {
    List<Result> results = Results.of(report);
    lines.add("## smtp-probe " + text(report.title()));
    lines.add("");
    lines.add("**" + StatusWords.of(report.status()) + "** " + counts(results));
    receivers(results);
    others(results, Result.Kind.MAIL, "Mails");
    others(results, Result.Kind.STEP, "To do");
    faults(Located.of(report), report.origin().places());
    notes(report);
  }

  private static String counts(List<Result> results) {
    List<String> counts = new ArrayList<>();
    for (Result.State state : Result.State.values()) {
      long count = count(results, state);
      if (count > 0) {
        counts.add(count + " " + StatusWords.of(state));
      }
    }
    return String.join(", ", counts);
  }

  private static long count(List<Result> results, Result.State state) {
    return results.stream().filter(one -> one.state() == state).count();
  }

  /** Who does not take it is told, counted or not. */
  private static boolean isBad(Result receiver) {
    return receiver.state() != Result.State.PASSED
        && (receiver.state() != Result.State.SKIPPED || !receiver.level().delivers());
  }

  private void receivers(List<Result> results) {
    List<Result> receivers =
        results.stream().filter(one -> one.kind() == Result.Kind.RECEIVER).toList();
    if (receivers.isEmpty()) {
      return;
    }
    long passed = count(receivers, Result.State.PASSED);
    long skipped = count(receivers, Result.State.SKIPPED);
    heading("Receivers");
    lines.add("");
    lines.add(
        "%s of %s take the mail as they should%s."
            .formatted(
                passed,
                receivers.size() - skipped,
                skipped == 0 ? "" : "; not counted: " + skipped));
    List<Result> bad = receivers.stream().filter(MarkdownFormat::isBad).toList();
    if (!bad.isEmpty()) {
      lines.add("");
      lines.add("| Receiver | | Verdict |");
      lines.add("|---|---|---|");
      bad.forEach(
          one ->
              lines.add(
                  "| %s | %s | %s |"
                      .formatted(
                          text(one.name()), StatusWords.of(one.state()), text(one.message()))));
    }
  }

  private void others(List<Result> results, Result.Kind kind, String heading) {
    List<Result> all = results.stream().filter(one -> one.kind() == kind).toList();
    if (all.isEmpty()) {
      return;
    }
    heading(heading);
    lines.add("");
    for (Result one : all) {
      lines.add(
          "- "
              + text(one.name())
              + (kind == Result.Kind.STEP ? "" : ": " + StatusWords.of(one.state()))
              + (kind == Result.Kind.STEP || one.message().isEmpty()
                  ? ""
                  : ", " + text(one.message())));
    }
  }

  private void faults(List<Located> faults, Places places) {
    if (faults.isEmpty()) {
      return;
    }
    heading("Faults");
    for (Located fault : faults) {
      Result result = fault.result();
      lines.add("");
      lines.add("<details><summary><b>" + html(fault.rule()) + "</b>: " + html(fault.message()));
      lines.add("</summary>");
      lines.add("");
      result.details().stream().skip(1).forEach(this::item);
      if (!result.receivers().isEmpty()) {
        item("receivers: " + String.join(", ", result.receivers()));
      }
      Place place = fault.place(places);
      item("place: " + Located.relative(place) + ", line " + place.line());
      lines.add("");
      lines.add("</details>");
    }
  }

  private void notes(Report report) {
    for (Part part : report.parts()) {
      if (part instanceof Part.Note note) {
        for (Line line : note.lines()) {
          if (line instanceof Line.Sentence sentence) {
            lines.add("");
            lines.add(text((sentence.first() + sentence.text().text()).strip()));
          }
        }
      }
    }
  }

  private void item(String text) {
    lines.add("- " + text(text));
  }

  private void heading(String text) {
    lines.add("");
    lines.add("### " + text);
  }

  private static String text(String text) {
    return MarkdownText.of(text);
  }

  /** In HTML, where some readers of Markdown look for links all the same. */
  private static String html(String text) {
    return HtmlText.of(text).replace("[", "&#91;");
  }
}
