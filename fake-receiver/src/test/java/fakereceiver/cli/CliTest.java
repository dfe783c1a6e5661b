package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.judge.Action;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

class CliTest {

  @Command(name = "lab")
  private static final class Lab implements Callable<Integer> {
    @Option(names = "--action")
    private Action action = Action.ACCEPT;

    @Override
    public Integer call() {
      return action == Action.ACCEPT ? 0 : 1;
    }
  }

  @Test
  void namesTheValuesOfAnOptionInSmallLetters() {
    StringWriter err = new StringWriter();
    int code =
        Cli.run(
            new Lab(), new PrintWriter(err, true), new PrintWriter(err, true), "--action", "No");

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("expected one of [accept, ", ", reject] (case-insensitive) but was 'No'");
  }
}
