package fakereceiver.report;

import java.util.List;

/**
 * What a command or a session ended in. Immutable.
 *
 * @param title what it is about, in a line: {@code predict 2001:db8::25}
 * @param status what it comes to
 * @param parts everything that is said, in order
 */
public record Report(String title, Status status, List<Part> parts) {

  /** Copies the list. */
  public Report {
    parts = List.copyOf(parts);
  }
}
