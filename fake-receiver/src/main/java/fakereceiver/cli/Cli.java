package fakereceiver.cli;

import fakereceiver.dns.UsageException;
import fakereceiver.mail.Printable;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Model.UsageMessageSpec;

/** Runs a command; whatever goes wrong becomes one clear sentence and an exit code. */
public final class Cli {

  private static final Pattern CONSTANTS =
      Pattern.compile("(?<=expected one of )\\[[A-Z0-9_, ]+\\](?= \\(case-insensitive\\))");

  private static final Pattern OURS = Pattern.compile("(?:fakereceiver|smtpprobe)\\.");
  private static final String EXIT_CODES = "Exit codes: ";

  private Cli() {}

  /** Runs {@code command} with {@code args} and returns the exit code; never throws. */
  public static int run(Object command, PrintWriter out, PrintWriter err, String... args) {
    CommandLine line = commandLine(command, out, err);
    try {
      return line.execute(args);
    } catch (RuntimeException | Error e) { // an Error passes all handlers by
      return fault(e, line);
    }
  }

  private static CommandLine commandLine(Object command, PrintWriter out, PrintWriter err) {
    CommandLine line =
        new CommandLine(command)
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setUsageHelpWidth(100) // descriptions are broken for it
            .setParameterExceptionHandler(Cli::wrongUsage)
            .setExecutionExceptionHandler((e, failed, parsed) -> failure(e, failed));
    line.getSubcommands().values().forEach(Cli::nameFaults);
    return line;
  }

  /** The last exit code in the help of every command that names its own. */
  private static void nameFaults(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    String[] footer = usage.footer();
    if (Stream.of(footer).anyMatch(text -> text.startsWith(EXIT_CODES))) {
      String more = " ".repeat(EXIT_CODES.length()) + ExitCode.FAULT + " a fault of the program.";
      usage.footer(Stream.concat(Stream.of(footer), Stream.of(more)).toArray(String[]::new));
    }
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
    Throwable cause = cause(e);
    boolean undecided = cause instanceof UndecidedException;
    if (!undecided
        && !(cause instanceof UsageException)
        && !(cause instanceof UncheckedIOException)) { // a file or a port of the user's
      return fault(cause, line);
    }
    line.getErr().println(name(line) + ": " + printable(cause.getMessage()));
    return undecided ? ExitCode.UNDECIDED : ExitCode.USAGE;
  }

  /** What happened on another thread, if it did. */
  private static Throwable cause(Throwable e) {
    Throwable cause = e.getCause();
    return e instanceof CompletionException && cause != null ? cause(cause) : e;
  }

  /** One sentence that whoever mends it can begin with. */
  private static int fault(Throwable e, CommandLine line) {
    line.getErr()
        .println(
            name(line)
                + ": a fault of the program: "
                + e.getClass().getName()
                + " at "
                + place(e)
                + ": "
                + Printable.of(String.valueOf(e.getMessage())));
    return ExitCode.FAULT;
  }

  /** File and line in a class of ours, where there is one. */
  private static String place(Throwable e) {
    List<StackTraceElement> frames = List.of(e.getStackTrace());
    return frames.stream()
        .filter(frame -> OURS.matcher(frame.getClassName()).lookingAt())
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("an unknown place");
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
