package fakereceiver.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code fake-receiver}: start here. */
@Command(
    name = Main.NAME,
    mixinStandardHelpOptions = true,
    description = "An SMTP server that judges mail as strict receivers do, and shows why.",
    synopsisSubcommandLabel = "COMMAND")
public final class Main implements Callable<Integer> {

  static final String NAME = "fake-receiver";

  @Spec private CommandSpec spec = CommandSpec.create();

  private Main() {}

  /** Without a command there is help, and a script that lost its arguments still fails. */
  @Override
  public Integer call() {
    spec.commandLine().usage(spec.commandLine().getOut());
    return ExitCode.USAGE;
  }

  /** All commands, none run yet. */
  static Commands commands() {
    return new Commands(
        NAME,
        new Main(),
        List.of(
            ServeCommand.class, JournalCommand.class, PersonasCommand.class, HealthCommand.class),
        List.of(GenerateCompletion.class, HelpCommand.class));
  }

  /** Runs a command and exits with its code. */
  public static void main(String... args) {
    StandardOutput standard = new StandardOutput();
    PrintWriter out = standard.writer();
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(standard.exitCode(run(out, err, args), NAME, err));
  }

  private static int run(PrintWriter out, PrintWriter err, String... args) {
    if (VersionOnly.isAskedFor(args)) {
      return VersionOnly.tell(NAME, out);
    }
    Thread.setDefaultUncaughtExceptionHandler(Main::died);
    return Cli.run(commands(), out, err, args);
  }

  /**
   * Without the memory for its threads, a receiver would hold its port and serve nobody: it ends,
   * so that whoever watches it starts it again.
   */
  private static void died(Thread thread, Throwable why) {
    if (why instanceof OutOfMemoryError) {
      System.err.println("fake-receiver: out of memory");
      Runtime.getRuntime().halt(ExitCode.FAULT);
    }
    System.err.println("fake-receiver: thread " + thread.getName() + " has died: " + why);
  }
}
