package fakereceiver.cli;

import fakereceiver.given.UsageException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fake-receiver health}: whether a receiver answers, for whoever watches it. */
@Command(
    name = "health",
    mixinStandardHelpOptions = true,
    description =
        "Connects to a receiver, reads the first line of its greeting, and leaves. A receiver that"
            + " refuses by its greeting, as some personas do, is well.",
    footer = {
      "",
      "Exit codes: 0 it greets, 1 it does not, 2 wrong usage.",
    })
final class HealthCommand implements Callable<Integer> {

  @Option(
      names = "--server",
      paramLabel = "[ADDR]:PORT",
      description = "Where it listens; without an address [::1]; default: [::1]:2525.")
  private String server = "[::1]:2525";

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "How long all of it may take, 1 to 3600; default: 5.")
  private int timeout = 5;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (timeout < 1 || timeout > 3600) {
      throw new UsageException("--timeout " + timeout + ", expected seconds, 1 to 3600");
    }
    Greeting greeting =
        Greeting.of(
            ListenAddress.read("--server", server, 2525, 2525), Duration.ofSeconds(timeout));
    if (!greeting.isReply()) {
      spec.commandLine()
          .getErr()
          .println("fake-receiver: no receiver at " + server + ": " + greeting.text());
      return ExitCode.WORSE;
    }
    spec.commandLine().getOut().println(greeting.text());
    return ExitCode.OK;
  }
}
