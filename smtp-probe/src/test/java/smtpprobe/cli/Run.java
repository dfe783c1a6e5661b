package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import fakereceiver.cli.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.stream.Stream;

/**
 * A command as a user runs it.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about
 */
public record Run(int code, String out, String err) {

  /** A line as it is typed, its words between blanks, and then arguments as they are. */
  public static Run of(String line, String... more) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), words(line, more));
    return new Run(code, out.toString(), err.toString());
  }

  /** What it printed, as JSON. */
  JsonObject json() {
    return JsonParser.parseString(out).getAsJsonObject();
  }

  /** Fails unless it was refused as wrong usage, in such words. */
  void assertUsage(String... words) {
    assertThat(code).as(out + err).isEqualTo(ExitCode.USAGE);
    assertThat(err).contains(words);
  }

  /** The arguments of which a line and what comes behind it are. */
  public static String[] words(String line, String... more) {
    return Stream.concat(
            Stream.of(line.split(" ", -1)).filter(word -> !word.isEmpty()), Stream.of(more))
        .toArray(String[]::new);
  }
}
