package fakereceiver.report;

import fakereceiver.judge.Action;
import java.util.List;

/**
 * What a command or a session ended in. Immutable.
 *
 * @param title what it is about, in a line: {@code predict 2001:db8::25}
 * @param status what it comes to
 * @param parts everything that is said, in order
 * @param origin how it came about
 * @param failsFrom the weakest action that is a failure, for formats that know only failures
 */
public record Report(
    String title, Status status, List<Part> parts, Origin origin, Action failsFrom) {

  public Report {
    parts = List.copyOf(parts);
  }

  /** A report of which nobody says how it came about; what does not deliver is a failure. */
  public Report(String title, Status status, List<Part> parts) {
    this(title, status, parts, Origin.UNKNOWN, Action.JUNK);
  }

  /** The same report, of this origin. */
  public Report from(Origin where) {
    return new Report(title, status, parts, where, failsFrom);
  }

  /** The first word of the title: the command. */
  public String command() {
    return title.split(" ", 2)[0];
  }
}
