package fakereceiver.cli;

import fakereceiver.journal.Summary;
import fakereceiver.mail.Printable;
import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Entries of a journal, a line each. */
final class JournalText {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private JournalText() {}

  /** For people; cut at {@code width}, if that is not 0. */
  static List<String> lines(List<Summary> entries, int width) {
    int id = entries.stream().mapToInt(one -> Long.toString(one.id()).length()).max().orElse(1);
    int outcome = entries.stream().mapToInt(one -> one.outcome().length()).max().orElse(1);
    int client = entries.stream().mapToInt(one -> one.client().text().length()).max().orElse(1);
    List<String> lines = new ArrayList<>();
    for (Summary one : entries) {
      String line =
          " ".repeat(id - Long.toString(one.id()).length())
              + one.id()
              + "  "
              + TIME.format(one.time())
              + "  "
              + padded(one.outcome(), outcome)
              + "  "
              + padded(one.client().text(), client)
              + "  "
              + what(one);
      lines.add(width > 0 && line.length() > width ? line.substring(0, width - 1) + "~" : line);
    }
    return lines;
  }

  /** Why it was refused, or else what it is about. */
  private static String what(Summary one) {
    String who = one.from() + (one.to().isEmpty() ? "" : " > " + one.to().get(0));
    String why = String.join(", ", one.because());
    String about = why.isEmpty() ? one.subject() : why;
    return Printable.inAnyScript(
        who.isEmpty() ? about : who + (about.isEmpty() ? "" : ": " + about));
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(width - text.length());
  }

  /** For programs: a JSON object each. */
  static String json(Summary one) {
    Data.Tree would = Data.tree();
    one.would().forEach(would::with);
    return JsonLine.of(
        Data.tree()
            .with("id", one.id())
            .with("time", one.time().toString())
            .with("session", one.session())
            .with("number", one.number())
            .with("persona", one.persona())
            .with("verdict", one.outcome())
            .with("stage", one.stage())
            .with("client", one.client().text())
            .with("helo", one.helo())
            .with("from", one.from())
            .with("to", Data.texts(one.to()))
            .with("recipients", one.recipients())
            .with("subject", one.subject())
            .with("size", one.size())
            .with("reply", one.reply())
            .with("because", Data.texts(one.because()))
            .with("faults", Data.texts(one.faults()))
            .with("would", would.done())
            .done());
  }
}
