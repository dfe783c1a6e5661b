package smtpprobe.bounce.input;

import smtpprobe.bounce.Bounce;

/**
 * A piece of an input, explained. Immutable.
 *
 * @param file the name of the input; {@code -} for standard input, empty for a text
 * @param part where in it: {@code #3}, {@code :120}; empty for all of it
 * @param time when a log line was written, as it says; may be empty
 * @param bounce what it is
 */
public record Item(String file, String part, String time, Bounce bounce) {

  /** The file, and where in it: {@code mbox#3}, {@code mail.log:120}. */
  public String where() {
    return file + part;
  }

  /** The same whatever is written into the file besides: a line of a log has no number. */
  public String source() {
    return isLine() ? file : where();
  }

  private boolean isLine() {
    return part.startsWith(":");
  }

  /** Whether it is in a file: not typed, and not piped. */
  public boolean isFile() {
    return !file.isEmpty() && !file.equals("-");
  }

  /** The line where it is, or where the file begins. */
  public int line() {
    return isLine() ? Integer.parseInt(part.substring(1)) : 1;
  }
}
