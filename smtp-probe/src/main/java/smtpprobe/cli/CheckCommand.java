package smtpprobe.cli;

import fakereceiver.dns.Dns;
import fakereceiver.given.UsageException;
import fakereceiver.report.Report;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smtpprobe.check.CheckRequest;
import smtpprobe.check.CheckResult;
import smtpprobe.check.Checkup;
import smtpprobe.check.OutsideSurveys;
import smtpprobe.check.Survey;
import smtpprobe.check.Watch;
import smtpprobe.fix.Cure;
import smtpprobe.fix.Repair;
import smtpprobe.host.HostSurvey;
import smtpprobe.reading.Redaction;
import smtpprobe.reading.Snapshot;
import smtpprobe.report.Reports;

/** {@code smtp-probe check}: the sending side, before anything is sent. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Looks at the mail host that it runs on: which IPv6 address mail will leave from, what"
            + " receivers would make of it, and what to change. Sends no mail and changes nothing.",
    footer = {
      "",
      "Examples:",
      "  smtp-probe check --domain example.org",
      "  smtp-probe check --domain example.org --to bob@example.net",
      "  smtp-probe check --about reverse --watch         # until reverse DNS is set",
      "  smtp-probe check --snapshot /tmp/host --redact   # to show it to somebody else",
      "  smtp-probe check --from-snapshot /tmp/host",
      "",
      "Run it as root to see packet filters and the names of processes.",
      "",
      "Exit codes: 0 no fault, and every verdict on the address in use accepts; 1 some fault, or a"
          + " worse verdict; 2 wrong usage; 3 could not decide (DNS did not answer, or a"
          + " setting or a rule cannot be followed)."
    })
final class CheckCommand implements Callable<Integer> {

  @Mixin private SubjectOptions subject = new SubjectOptions();

  @Option(
      names = "--snapshot",
      paramLabel = "DIR",
      description = "Write everything that was read from the host to this new folder.")
  private Optional<Path> snapshot = Optional.empty();

  @Option(
      names = "--redact",
      description =
          "Replace addresses and names by those for documentation, in report and snapshot. Read the"
              + " result before you post it.")
  private boolean redact;

  @Option(
      names = "--about",
      paramLabel = "PART",
      split = ",",
      defaultValue = "host,mail,exposure,reverse,domain,path",
      description = "What to look at; default: ${DEFAULT-VALUE}.")
  private List<String> about = List.of();

  @Option(
      names = "--watch",
      paramLabel = "TIME",
      arity = "0..1",
      fallbackValue = "60s",
      description =
          "First look at reverse DNS again and again until it is as it should be; default: every"
              + " ${FALLBACK-VALUE}.")
  private Optional<String> watch = Optional.empty();

  @Option(
      names = "--watch-for",
      paramLabel = "TIME",
      defaultValue = "60m",
      description = "How long to watch at most; default: ${DEFAULT-VALUE}.")
  private String watchFor = "60m";

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    output.begin(subject.dns().files(), subject.file());
    Snapshot host = subject.host();
    host.limits().forEach(output.news(spec.commandLine().getErr())::tell);
    CheckRequest request = subject.request(output::receivers);
    watching().ifPresent(watch -> watch(watch, host, request));
    Dns answers = subject.world();
    List<Survey> surveys = surveys(answers);
    CheckResult result =
        new Checkup(host, answers, Clock.systemUTC(), surveys).run(request, this::tell);
    tell("what would help");
    Cure cure =
        new Repair(host, answers, Clock.systemUTC(), this::again, List.of())
            .cure(result, request, what -> {});
    Optional<Redaction> redaction =
        redact
            ? Optional.of(
                new Redaction(HostSurvey.WORLD, host.file("/proc/sys/kernel/hostname").orEmpty()))
            : Optional.empty();
    snapshot.ifPresent(folder -> host.writeTo(folder, redaction));
    Report report = Reports.of(result, cure);
    PrintWriter out = spec.commandLine().getOut();
    return redaction.isPresent()
        ? output.print(out, report, redaction.get()::apply)
        : output.print(out, report, false);
  }

  private Optional<Watch> watching() {
    return watch.map(
        every ->
            UsageException.reading(
                () ->
                    new Watch(
                        Times.read("--watch", every, ChronoUnit.SECONDS),
                        Times.read("--watch-for", watchFor, ChronoUnit.MINUTES))));
  }

  private List<Survey> surveys(Dns answers) {
    OutsideSurveys beyond = subject.beyond(answers);
    return about.stream()
        .flatMap(part -> part.equals("reverse") ? Stream.of("resolver", part) : Stream.of(part))
        .map(
            part ->
                switch (part) {
                  case "host" -> Checkup.SURVEYS.get(0);
                  case "mail" -> Checkup.SURVEYS.get(1);
                  case "exposure" -> Checkup.SURVEYS.get(2);
                  case "resolver" -> beyond.resolver();
                  case "reverse" -> beyond.reverse();
                  case "domain" -> beyond.domain();
                  case "path" -> beyond.path();
                  default ->
                      throw new UsageException(
                          "--about \""
                              + part
                              + "\", expected host, mail, exposure, reverse, domain or path");
                })
        .toList();
  }

  /**
   * What is looked at once more with a plan: not what asks others, and so sees things as they are.
   */
  private List<Survey> again(Dns planned) {
    return about.contains("domain") ? subject.tried(planned) : Checkup.SURVEYS;
  }

  /** Each look asks anew: what was kept of the look before is what is waited for to go. */
  private void watch(Watch watch, Snapshot host, CheckRequest request) {
    boolean unused =
        watch.run(
            () -> {
              Dns answers = subject.dns().open();
              return new Checkup(
                      host, answers, Clock.systemUTC(), List.of(subject.beyond(answers).reverse()))
                  .run(request, what -> {})
                  .sections()
                  .get(0)
                  .findings();
            },
            Interruption::sleep,
            what -> output.news(spec.commandLine().getErr()).tell("watching: " + what));
  }

  private void tell(String what) {
    output.progress(spec.commandLine().getErr()).tell("looking at: " + what);
  }
}
