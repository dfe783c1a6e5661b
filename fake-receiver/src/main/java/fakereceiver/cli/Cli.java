package fakereceiver.cli;

import fakereceiver.mail.Printable;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** Runs a command; whatever goes wrong becomes one clear sentence and an exit code. */
public final class Cli {

  private static final Pattern CONSTANTS =
      Pattern.compile("(?<=expected one of )\\[[A-Z0-9_, ]+\\](?= \\(case-insensitive\\))");

  private Cli() {}

  /** Runs {@code command} with {@code args} and returns the exit code; never throws. */
  public static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
    return new CommandLine(command)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpWidth(100) // descriptions are broken for it
        .setParameterExceptionHandler(Cli::wrongUsage)
        .setExecutionExceptionHandler((e, line, parsed) -> failure(e, line))
        .execute(args);
  }

  private static int wrongUsage(CommandLine.ParameterException e, String[] args) {
    CommandLine line = e.getCommandLine();
    line.getErr().println(name(line) + ": " + asInHelp(printable(e.getMessage())));
    line.getErr()
        .println("Try '" + line.getCommandSpec().qualifiedName() + " --help' for what it takes.");
    return ExitCode.USAGE;
  }

  /** The values of an option as its help writes them, and as users do: in small letters. */
  private static String asInHelp(String message) {
    return CONSTANTS.matcher(message).replaceFirst(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static int failure(Exception e, CommandLine line) {
    line.getErr().println(name(line) + ": " + printable(e.getMessage()));
    if (e instanceof UndecidedException) {
      return ExitCode.UNDECIDED;
    }
    if (!(e instanceof IllegalArgumentException) && !(e instanceof UncheckedIOException)) {
      line.getErr().println("This is a fault of the program (" + e.getClass().getName() + ").");
    }
    return ExitCode.USAGE;
  }

  private static String name(CommandLine line) {
    return line.getCommandSpec().root().name();
  }

  /** Errors in a file may be several, one in each line. */
  private static String printable(@Nullable String message) {
    return String.valueOf(message)
        .lines()
        .map(Printable::of)
        .collect(Collectors.joining(System.lineSeparator()));
  }
}
