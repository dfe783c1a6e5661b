package smtpprobe.report;

import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.dialogue.EsmtpUse;

/** What a server offers, for people, and no more of it than they can read. */
final class ExtensionText {

  private static final int MAX_LINES = 50;

  private ExtensionText() {}

  /** What is offered and what was used, a line each. */
  static List<String> lines(EsmtpUse extensions) {
    List<String> lines = new ArrayList<>();
    if (!extensions.offered().isEmpty()) {
      lines.add("  offers: " + Printable.of(String.join(", ", extensions.offered())));
    }
    if (!extensions.used().isEmpty()) {
      lines.add("  used: " + Printable.of(String.join(", ", extensions.used())));
    }
    return lines;
  }

  /** The lines of a reply after the first. */
  static List<String> furtherLines(Reply reply) {
    List<String> lines = reply.wireLines();
    if (lines.size() <= MAX_LINES) {
      return lines.subList(1, lines.size());
    }
    List<String> some = new ArrayList<>(lines.subList(1, MAX_LINES));
    some.add("... (" + lines.size() + " lines)");
    return some;
  }
}
