package smtpprobe.cli;

import fakereceiver.cli.Cli;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
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
      ExplainCommand.class,
      GenerateCompletion.class,
      HelpCommand.class
    },
    footer = {
      "",
      "New here? Run 'smtp-probe rehearse': it needs no network and sends nothing out."
    })
public final class Main implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "expected a command");
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
