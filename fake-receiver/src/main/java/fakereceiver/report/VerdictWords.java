package fakereceiver.report;

import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.util.Collection;
import java.util.List;

/** The short form of a verdict: action, stage, reply code. */
public final class VerdictWords {

  /** Said of a verdict that rests on what nobody has documented, seen or recorded. */
  public static final String AS_FAR_AS_KNOWN = "as far as is known";

  private VerdictWords() {}

  /** The mark behind a verdict that is only assumed. */
  static String mark(Verdict verdict) {
    return verdict.assumed() ? " ?" : "";
  }

  /** What the mark means, if one of the verdicts has it. */
  static List<String> legend(Collection<Verdict> verdicts) {
    return verdicts.stream().anyMatch(Verdict::assumed)
        ? List.of(
            "? " + AS_FAR_AS_KNOWN + ": nobody has documented or seen that this receiver does so")
        : List.of();
  }

  /** Begins a row of the table: the persona, and what it does. */
  static Table begin(Table table, Verdict verdict, Style style) {
    return table
        .row()
        .cell(verdict.persona())
        .cell(
            verdict.action().word() + mark(verdict),
            text -> style.paint(Tone.of(verdict.action()), text));
  }

  /** {@code reject rcpt 550}, or just {@code accept}; with a mark when it is only assumed. */
  public static String cell(Verdict verdict) {
    return verdict.action().word()
        + verdict.stage().map(Stage::word).map(stage -> " " + stage).orElse("")
        + (verdict.action().refuses()
            ? verdict.reply().map(Reply::code).map(code -> " " + code).orElse("")
            : "")
        + mark(verdict);
  }

  /** {@code rcpt 550} in place of {@code reject rcpt 550}, where there is little room. */
  static String code(Verdict verdict) {
    String cell = cell(verdict);
    return verdict.action().refuses() ? cell.substring(cell.indexOf(' ') + 1) : cell;
  }

  /** A reply in one line. */
  public static String shown(Reply reply) {
    return Printable.of(
        reply.code() + " " + reply.status().map(status -> status + " ").orElse("") + reply.text());
  }
}
