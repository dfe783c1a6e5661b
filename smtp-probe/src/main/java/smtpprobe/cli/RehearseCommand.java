package smtpprobe.cli;

import fakereceiver.cli.ExitCode;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.UndecidedException;
import fakereceiver.given.UsageException;
import fakereceiver.mail.Message;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smtpprobe.Probe;
import smtpprobe.rehearse.Rehearsal;
import smtpprobe.report.Reports;

/** {@code smtp-probe rehearse}: stories played to personas, on this machine only. */
@Command(
    name = "rehearse",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Plays stories of well and badly set up mail servers to several kinds of receiver. Starts"
            + " the receiver and a DNS server on [::1], sends real test mail over IPv6 to it, and"
            + " compares each verdict with the one predicted. Nothing leaves this machine.",
    footer = {
      "",
      "Exit codes: 0 every prediction held, 1 one missed, 2 wrong usage, 3 could not play (no IPv6"
          + " on the loopback interface)."
    })
final class RehearseCommand implements Callable<Integer> {

  /** Enough to show each kind of fault once. */
  private static final List<String> USUAL_STORIES =
      List.of(
          "all-good",
          "no-reverse-name",
          "temporary-source-address",
          "stale-aaaa-record",
          "confirmed-name-last",
          "generated-ptr-name",
          "reverse-dns-broken",
          "helo-localhost",
          "helo-literal-without-tag",
          "helo-name-of-another-host",
          "listed-address",
          "sender-domain-unknown");

  @Option(
      names = "--story",
      completionCandidates = StoryNames.class,
      paramLabel = "NAME",
      split = ",",
      description = "Play these stories only; all plays every one. 'list' lists them.")
  private List<String> stories = USUAL_STORIES;

  @Option(
      names = {"-p", "--persona"},
      completionCandidates = PersonaNames.class,
      paramLabel = "NAME|examples|all",
      split = ",",
      description =
          "Play to these receivers only; default: ${DEFAULT-VALUE}, a few from lenient to strict.",
      defaultValue = PersonaOptions.EXAMPLES)
  private List<String> personas = List.of();

  @Option(
      names = "--message",
      paramLabel = "FILE",
      description = "Send this message, byte for byte, instead of each story's test mail.")
  private Optional<Path> message = Optional.empty();

  @Option(names = "--transcript", description = "Show what both sides said, with times.")
  private boolean transcript;

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (stories.equals(List.of("list"))) {
      new Scenarios().all().forEach(s -> out.println(s.name() + " - " + s.story()));
      return ExitCode.OK;
    }
    output.begin(List.of(), message.stream().toArray(Path[]::new));
    return output.print(out, Reports.of(play(UsageException.reading(this::chosen))), transcript);
  }

  private List<Scenario> chosen() {
    Scenarios scenarios = new Scenarios();
    return stories.contains("all")
        ? scenarios.all()
        : stories.stream().map(scenarios::named).toList();
  }

  private Rehearsal play(List<Scenario> chosen) {
    Optional<Message> own =
        message.map(file -> UsageException.reading(() -> MessageFile.read(file)));
    try {
      return Probe.rehearse(chosen, PersonaOptions.several(personas), own, story -> {});
    } catch (UncheckedIOException e) {
      throw new UndecidedException(
          "cannot listen on [::1], the IPv6 loopback address: " + e.getMessage(), e);
    }
  }
}
