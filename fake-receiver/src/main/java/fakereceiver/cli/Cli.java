package fakereceiver.cli;

import fakereceiver.cli.manual.Build;
import fakereceiver.given.UsageException;
import fakereceiver.mail.Printable;
import fakereceiver.yaml.Nearest;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.InvalidPathException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IExecutionStrategy;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.UsageMessageSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.UnmatchedArgumentException;

/** Runs a command; whatever goes wrong becomes one clear sentence and an exit code. */
public final class Cli {

  private static final String CONSTANTS =
      "(?<=expected one of )\\[[A-Z0-9_, ]+\\](?= \\(case-insensitive\\))";

  /** It counts what a configuration file adds, too. */
  private static final String INDEX = " (?:at|from) index \\d+";

  private static final Set<String> OURS = Set.of("fakereceiver", "smtpprobe");
  private static final String EXIT_CODES = "Exit codes: ";
  private static final Pattern BETWEEN_CODES = Pattern.compile("[,;] (?=[0-9])");

  private Cli() {}

  /** Runs the program with {@code args} and returns the exit code; never throws. */
  public static int run(Commands commands, PrintWriter out, PrintWriter err, String... args) {
    return run(commands, line -> args, out, err, args);
  }

  /**
   * The same with words that are found once the commands are known.
   *
   * @param words may throw a {@link UsageException}
   */
  public static int run(
      Commands commands,
      Function<CommandLine, String[]> words,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    if (VersionOnly.isAskedFor(args)) {
      return VersionOnly.tell(commands.name(), out);
    }
    Optional<String> trouble = NativeText.trouble(args);
    if (trouble.isPresent()) {
      err.println(commands.name() + ": " + trouble.get());
      err.flush();
      return ExitCode.USAGE;
    }
    return run(commands, commands.compiled(args), words, out, err, args);
  }

  /**
   * The same with a command that is made already, or else from its annotations.
   *
   * @param compiled is silent about words that are wrong: they are read again
   */
  static int run(
      Commands commands,
      Optional<CommandLine> compiled,
      Function<CommandLine, String[]> words,
      PrintWriter out,
      PrintWriter err,
      String... args) {
    if (compiled.isPresent()) {
      Calls calls = new Calls(true);
      Words found = new Words(words);
      int code = run(prepared(compiled.get(), calls, out, err), found);
      return calls.areMisread
          ? run(prepared(described(commands, args), new Calls(false), out, err), found)
          : code;
    }
    return run(prepared(described(commands, args), new Calls(false), out, err), words);
  }

  /** Words that are found once: the file that they may come from can be a pipe. */
  private static final class Words implements Function<CommandLine, String[]> {

    private final Function<CommandLine, String[]> finder;
    private Optional<String[]> found = Optional.empty();

    Words(Function<CommandLine, String[]> finder) {
      this.finder = finder;
    }

    @Override
    public String[] apply(CommandLine line) {
      if (found.isEmpty()) {
        found = Optional.of(finder.apply(line));
      }
      return found.get();
    }
  }

  private static int run(CommandLine line, Function<CommandLine, String[]> words) {
    try {
      return line.execute(words.apply(line));
    } catch (UsageException | InvalidPathException e) {
      return failure(e, line);
    } catch (RuntimeException | Error e) { // an Error passes all handlers by
      return fault(e, line);
    } finally {
      line.getOut().flush(); // whoever exits by System.exit loses what is still in a writer
      line.getErr().flush();
    }
  }

  private static CommandLine prepared(
      CommandLine line, Calls calls, PrintWriter out, PrintWriter err) {
    line.setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionStrategy(calls)
        .setParameterExceptionHandler(calls)
        .setExecutionExceptionHandler(calls);
    HelpWidth.applyTo(line, System.getenv());
    return line;
  }

  /** The commands with everything that their help and their manual say. */
  public static CommandLine described(Commands commands, String... args) {
    CommandLine line = commands.commandLine(args);
    Build.applyTo(line);
    for (CommandLine command : line.getSubcommands().values()) {
      nameFaults(command);
    }
    return line;
  }

  /**
   * What picocli calls. No lambdas: no archive of classes keeps those that are about picocli, and
   * each takes a millisecond to make.
   */
  private static final class Calls
      implements IExecutionStrategy, IParameterExceptionHandler, IExecutionExceptionHandler {

    /** Whether wrong words are to be read again: what is said about them needs descriptions. */
    private boolean isFirst;

    private boolean areMisread;

    Calls(boolean isFirst) {
      this.isFirst = isFirst;
    }

    @Override
    public int execute(ParseResult parsed) {
      areMisread = isFirst && CompiledOptions.isContradictory(parsed);
      isFirst = false;
      return areMisread ? ExitCode.USAGE : Cli.execute(parsed);
    }

    @Override
    public int handleParseException(ParameterException e, String[] args) {
      areMisread = isFirst;
      return isFirst ? ExitCode.USAGE : wrongUsage(e, args);
    }

    @Override
    public int handleExecutionException(Exception e, CommandLine line, ParseResult parsed) {
      return failure(e, line, parsed.originalArgs().toArray(String[]::new));
    }
  }

  /** With {@code --help} among the arguments, picocli is silent about those that are wrong. */
  private static int execute(ParseResult parsed) {
    for (ParseResult at = parsed; ; at = at.subcommand()) {
      if (!at.unmatched().isEmpty()) {
        throw new UnmatchedArgumentException(at.commandSpec().commandLine(), at.unmatched());
      }
      if (!at.hasSubcommand()) {
        return new RunLast().execute(parsed);
      }
    }
  }

  /** The exit codes of a command that names its own, as a list, with the one for faults. */
  private static void nameFaults(CommandLine line) {
    UsageMessageSpec usage = line.getCommandSpec().usageMessage();
    Map<String, String> codes = new LinkedHashMap<>();
    List<String> rest = new ArrayList<>();
    for (String text : usage.footer()) {
      if (text.startsWith(EXIT_CODES)) {
        String list = text.substring(EXIT_CODES.length(), text.lastIndexOf('.'));
        for (String code : BETWEEN_CODES.split(list, -1)) {
          int space = code.indexOf(' ');
          codes.put(code.substring(0, space), code.substring(space + 1));
        }
      } else {
        rest.add(text);
      }
    }
    if (!codes.isEmpty()) {
      codes.put(Integer.toString(ExitCode.FAULT), "a fault of the program");
      usage.exitCodeListHeading("%nExit codes:%n").exitCodeList(codes);
      usage.footer(
          rest.stream().allMatch(String::isEmpty) ? new String[0] : rest.toArray(String[]::new));
    }
  }

  private static int wrongUsage(ParameterException e, String... args) {
    CommandLine line = e.getCommandLine();
    String message = asInHelp(printable(e.getMessage(), args)).replaceFirst(INDEX, "");
    line.getErr().println(name(line) + ": " + message + hint(e, line));
    line.getErr()
        .println("Try '" + line.getCommandSpec().qualifiedName() + " --help' for what it takes.");
    return ExitCode.USAGE;
  }

  /** The command or the option that was meant, perhaps. */
  private static String hint(ParameterException e, CommandLine line) {
    if (e instanceof UnmatchedArgumentException wrong) {
      String word = wrong.getUnmatched().get(0).split("=", 2)[0];
      return Nearest.hint(
          word,
          word.startsWith("-")
              ? line.getCommandSpec().optionsMap().keySet()
              : line.getSubcommands().keySet());
    }
    return "";
  }

  /** The values of an option as its help writes them, and as users do: in small letters. */
  private static String asInHelp(String message) {
    return Pattern.compile(CONSTANTS) // rarely needed
        .matcher(message)
        .replaceFirst(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static int failure(Exception e, CommandLine line, String... args) {
    Throwable cause = cause(e);
    if (cause instanceof InvalidPathException unfit) {
      line.getErr().println(name(line) + ": " + printable(NativeText.why(unfit), args));
      return ExitCode.USAGE;
    }
    boolean undecided = cause instanceof UndecidedException;
    if (!undecided
        && !(cause instanceof UsageException)
        && !(cause instanceof UncheckedIOException)) { // a file or a port of the user's
      return fault(cause, line);
    }
    line.getErr().println(name(line) + ": " + printable(cause.getMessage(), args));
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
            "%s: a fault of the program: %s at %s: %s"
                .formatted(
                    name(line),
                    e.getClass().getName(),
                    place(e),
                    Printable.of(String.valueOf(e.getMessage()))));
    return ExitCode.FAULT;
  }

  /** File and line in a class of ours, where there is one. */
  private static String place(Throwable e) {
    List<StackTraceElement> frames = List.of(e.getStackTrace());
    return frames.stream()
        .filter(frame -> OURS.contains(frame.getClassName().split("\\.", 2)[0]))
        .findFirst()
        .or(() -> frames.stream().findFirst())
        .map(frame -> frame.getFileName() + ":" + frame.getLineNumber())
        .orElse("an unknown place");
  }

  private static String name(CommandLine line) {
    return line.getCommandSpec().root().name();
  }

  /**
   * Errors in a file may be several, one in each line. What breaks lines in an argument does not
   * here: in a log of CI, its second line could be an order.
   */
  private static String printable(@Nullable String message, String... args) {
    String text = String.valueOf(message);
    for (String arg : args) {
      String value = arg.substring(arg.startsWith("--") ? arg.indexOf('=') + 1 : 0);
      for (String said : List.of(arg, value)) {
        if (said.lines().skip(1).findAny().isPresent()) {
          text = text.replace(said, Printable.of(said));
        }
      }
    }
    return text.lines().map(Printable::of).collect(Collectors.joining(System.lineSeparator()));
  }
}
