package smtpprobe.cli;

import fakereceiver.mail.Printable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * What is being done, told while it is: on a terminal, where somebody waits, or where it is asked
 * for.
 */
final class Progress {

  private final PrintWriter err;
  private final boolean shown;

  Progress(PrintWriter err, boolean shown) {
    this.err = err;
    this.shown = shown;
  }

  /** Says it, if anybody reads it. */
  void tell(String what) {
    if (shown) {
      err.println(Printable.of(what));
      err.flush();
    }
  }

  /**
   * Whether standard error is a terminal. Where there is no {@code /proc}, Java tells only of the
   * other two; where nobody can say, it is none.
   */
  @SuppressWarnings("SystemConsoleNull") // from JDK 22 on there may be one without a terminal
  static boolean isTerminal() {
    if (!Files.exists(Path.of("/proc/self"))) {
      return System.console() != null;
    }
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
      return device.startsWith("/dev/pts/") || device.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException | InvalidPathException e) {
      return false;
    }
  }
}
