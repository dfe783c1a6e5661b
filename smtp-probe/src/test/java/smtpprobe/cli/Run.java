package smtpprobe.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/**
 * A command as a user runs it.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record Run(int code, String out, String err) {

  public static Run of(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Run(code, out.toString(), err.toString());
  }
}
