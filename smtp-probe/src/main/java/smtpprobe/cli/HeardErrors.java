package smtpprobe.cli;

import java.io.PrintWriter;

/** Standard error, and the last of what was said on it. */
final class HeardErrors extends PrintWriter {

  private static final int MOST = 16 * 1024;

  private final StringBuilder heard = new StringBuilder();

  HeardErrors(PrintWriter err) {
    super(err, true);
  }

  @Override
  public void write(String text, int from, int length) {
    synchronized (lock) {
      super.write(text, from, length);
      heard.append(text, from, from + length);
      heard.delete(0, Math.max(0, heard.length() - MOST));
    }
  }

  /** Whether an option was named there, or the word that it was given was refused. */
  boolean isAbout(String option, String word) {
    synchronized (lock) {
      return heard.indexOf(option) >= 0
          || heard.indexOf("\"" + word + "\"") >= 0
          || heard.indexOf(": " + word + ": ") >= 0;
    }
  }
}
