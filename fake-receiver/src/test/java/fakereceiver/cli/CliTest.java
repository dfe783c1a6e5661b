package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.given.UsageException;
import fakereceiver.judge.Action;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
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
            new Commands("lab", new Lab(), List.of(), List.of()),
            new PrintWriter(err, true),
            new PrintWriter(err, true),
            "--action",
            "No");

    assertThat(code).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString())
        .contains("expected one of [accept, ", ", reject] (case-insensitive) but was 'No'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--action=No\n::error::told",
        "--action=No\r\n::error::told",
        "--act\n::error::told=No"
      })
  void beginsNoLineInTheMidstOfAnArgument(String arg) {
    StringWriter err = new StringWriter();
    Commands commands = new Commands("lab", new Lab(), List.of(), List.of());
    Cli.run(commands, new PrintWriter(err), new PrintWriter(err), arg);
    Cli.run(commands, new PrintWriter(err), new PrintWriter(err), arg.substring(9));

    assertThat(err.toString()).contains("x0a::error::told");
    assertThat(err.toString().lines()).noneMatch(line -> line.startsWith("::"));
  }

  /** Does what it is told to, which is to fail. */
  @Command(
      name = "failing",
      footer = {"Exit codes: 0 never, 2 wrong usage."})
  private record Failing(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  @Test
  void callsWhateverIsNotTheUsersAFaultOfTheProgram() {
    List<Callable<Integer>> faults =
        List.of(
            () -> {
              throw new IllegalArgumentException("planted");
            },
            () -> {
              throw new IOException("planted");
            },
            () -> {
              throw new AssertionError("planted");
            },
            () -> {
              throw new StackOverflowError("planted");
            },
            () -> {
              throw new CompletionException(new IllegalStateException("planted"));
            });
    for (Callable<Integer> fault : faults) {
      Failed failed = run(fault);

      assertThat(failed.code()).isEqualTo(70);
      assertThat(failed.said())
          .matches(
              "failing: a fault of the program: java\\.(lang|io)\\.\\w+"
                  + " at CliTest\\.java:\\d+: planted\\R");
    }
  }

  @Test
  void namesTheFaultAndThePlaceOfAnExceptionWithoutAMessage() {
    Failed failed =
        run(
            () -> {
              throw new IllegalStateException("of\ntwo lines", new IOException());
            });

    assertThat(failed.said()).hasLineCount(1).contains("IllegalStateException at CliTest.java:");
    assertThat(run(() -> List.of(1).get(1)).said())
        .contains("IndexOutOfBoundsException at CliTest.java:");
  }

  @Test
  void callsWhatTheUserGaveWrongUsageOnAnyThread() {
    List<Callable<Integer>> mistakes =
        List.of(
            () -> UsageException.reading(() -> Integer.parseInt("x")),
            () -> {
              throw new UsageException("For input string: \"x\"");
            },
            () ->
                CompletableFuture.supplyAsync(
                        () -> UsageException.reading(() -> Integer.parseInt("x")))
                    .join());
    for (Callable<Integer> mistake : mistakes) {
      assertThat(run(mistake))
          .isEqualTo(new Failed(2, "failing: For input string: \"x\"" + System.lineSeparator()));
    }
  }

  @Test
  void namesItsCodeInTheHelpOfEveryCommandThatNamesCodes() {
    for (String command : List.of("serve", "personas")) {
      StringWriter out = new StringWriter();
      Cli.run(
          Main.commands(),
          new PrintWriter(out, true),
          new PrintWriter(out, true),
          command,
          "--help");

      assertThat(out.toString())
          .containsPattern("Exit codes:\\R +0 [^:]+\\R +70 +a fault of the program\\R");
    }
  }

  private record Failed(int code, String said) {}

  private static Failed run(Callable<Integer> work) {
    StringWriter err = new StringWriter();
    int code =
        Cli.run(
            new Commands("lab", new Failing(work), List.of(), List.of()),
            new PrintWriter(err, true),
            new PrintWriter(err, true));
    return new Failed(code, err.toString());
  }
}
