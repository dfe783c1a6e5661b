package smtpprobe.cli;

import fakereceiver.cli.Cli;
import fakereceiver.cli.Commands;
import fakereceiver.cli.ExitCode;
import fakereceiver.cli.StandardOutput;
import fakereceiver.cli.VersionOnly;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;
import smtpprobe.config.Settings;

/** {@code smtp-probe}: start here. */
@Command(
    name = Main.NAME,
    mixinStandardHelpOptions = true,
    description = "Finds out whether mail sent over IPv6 will be accepted, and shows why not.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "What is an option of a command can be set by the environment, too (--fail-on:"
          + " SMTP_PROBE_FAIL_ON), or by smtp-probe.yaml (gates.fail-on); the manual of each"
          + " command tells both.",
      "",
      "New here? Run 'smtp-probe rehearse': it needs no network and sends nothing out."
    })
public final class Main implements Callable<Integer> {

  static final String NAME = "smtp-probe";

  @SuppressWarnings("unused") // Configured reads it, before the words are parsed
  @Option(
      names = "--config",
      scope = ScopeType.INHERIT,
      paramLabel = "FILE",
      description = "The configuration; default: smtp-probe.yaml in this folder, if it is there.")
  private Optional<Path> config = Optional.empty();

  @Spec private CommandSpec spec = CommandSpec.create();

  private final Configured configured;

  private Main(Configured configured) {
    this.configured = configured;
  }

  /** Without a command there is help, and a script that lost its arguments still fails. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USAGE;
  }

  /** Runs a command and exits with its code. */
  public static void main(String... args) {
    StandardOutput standard = new StandardOutput();
    PrintWriter out = standard.writer();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    int code = VersionOnly.isAskedFor(args) ? VersionOnly.tell(NAME, out) : run(out, err, args);
    System.exit(standard.exitCode(code, NAME, err));
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return run(new Configured(System.getenv(), Path.of("")), out, err, args);
  }

  /** The same with other variables, in another folder. */
  static int run(Configured configured, PrintWriter out, PrintWriter err, String... args) {
    HeardErrors heard = new HeardErrors(err);
    int code =
        Cli.run(commands(configured), line -> configured.arguments(line, args), out, heard, args);
    if (code == ExitCode.USAGE) {
      configured.fromEnvironment(heard, args).forEach(told -> err.println(NAME + ": " + told));
    }
    return code;
  }

  private static Commands commands(Configured configured) {
    return new Commands(
        NAME,
        new Main(configured),
        List.of(
            RehearseCommand.class,
            CheckCommand.class,
            FixCommand.class,
            PredictCommand.class,
            SendCommand.class,
            ExplainCommand.class,
            RunCommand.class),
        List.of(ConfigCommand.class, GenerateCompletion.class, HelpCommand.class));
  }

  /** All commands, none run yet. */
  static Commands commands() {
    return commands(new Configured(Map.of(), Path.of("")));
  }

  /** The configuration that a command goes by, if there is one. */
  static Optional<Path> configuration(CommandSpec spec) {
    return configured(spec).file(words(spec));
  }

  /** What is in it. */
  static Optional<Settings> settings(CommandSpec spec) {
    return configured(spec).settings(words(spec));
  }

  private static List<String> words(CommandSpec spec) {
    return spec.root().commandLine().getParseResult().originalArgs();
  }

  /** What a command is told beside the command line. */
  static Configured configured(CommandSpec spec) {
    return ((Main) spec.root().userObject()).configured;
  }
}
