package smtpprobe.cli;

import fakereceiver.cli.Cli;
import fakereceiver.cli.ExitCode;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code smtp-probe}: start here. */
@Command(
    name = "smtp-probe",
    mixinStandardHelpOptions = true,
    version = "smtp-probe 0.1.0",
    description = "Finds out whether mail sent over IPv6 will be accepted, and shows why not.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      RehearseCommand.class,
      CheckCommand.class,
      FixCommand.class,
      PredictCommand.class,
      SendCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    },
    footer = {
      "",
      "New here? Run 'smtp-probe rehearse': it needs no network and sends nothing out."
    })
public final class Main implements Callable<Integer> {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Without a command there is help, and a script that lost its arguments still fails. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USAGE;
  }

  /** Runs a command and exits with its code. */
  public static void main(String... args) {
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            args));
  }

  /** Runs a command and returns its exit code. */
  static int run(PrintWriter out, PrintWriter err, String... args) {
    return Cli.run(new Main(), out, err, args);
  }
}
