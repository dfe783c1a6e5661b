package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.SuffixListOption;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.Zones;
import fakereceiver.given.UsageException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smtpprobe.Probe;
import smtpprobe.check.OutsideSurveys;
import smtpprobe.config.HostPlan;
import smtpprobe.config.Settings;
import smtpprobe.predict.Prediction;
import smtpprobe.report.Reports;

/** {@code smtp-probe run}: what smtp-probe.yaml asks for. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Does what smtp-probe.yaml says: predicts what receivers would do with mail of each of its"
            + " hosts. The one line in a CI job. Nothing is sent.",
    footer = {
      "",
      "Exit codes: 0 every verdict that counts accepts, 1 some verdict is worse, 2 wrong usage, 3"
          + " could not decide (DNS did not answer)."
    })
final class RunCommand implements Callable<Integer> {

  @Option(
      names = {"-p", "--persona"},
      paramLabel = "NAME|examples|all",
      split = ",",
      defaultValue = PersonaOptions.EXAMPLES,
      completionCandidates = PersonaNames.class,
      description = "The kinds of receiver, or persona files; default: ${DEFAULT-VALUE}.")
  private List<String> personas = List.of();

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private SuffixListOption suffixList = new SuffixListOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Settings settings =
        Main.settings(spec)
            .orElseThrow(
                () ->
                    new UsageException(
                        "there is no "
                            + Settings.NAME
                            + " here, expected one, or --config FILE: docs/ci.md shows how to write"
                            + " it"));
    if (settings.hosts().isEmpty()) {
      throw new UsageException(
          settings.file() + ":1:1: hosts: found nothing, expected a host or several");
    }
    List<ZoneFile> zones = new ArrayList<>(dns.files());
    settings.hosts().forEach(host -> zones.addAll(files(host)));
    output.begin(zones.stream().distinct().toList(), settings.file());
    settings
        .hosts()
        .forEach(
            host -> {
              output.place(IpAddress.of(host.client()).text(), settings.file(), host.line());
              output.ask(TypedLength.of("hosts." + host.name() + ".client", host.client()));
            });
    Dns usual = dns.open();
    Map<String, Prediction> predictions = new LinkedHashMap<>();
    for (HostPlan host : settings.hosts()) {
      Dns answers = host.zones().isEmpty() ? usual : new ZoneDns(Zones.readFiles(files(host)));
      List<String> receivers = host.personas().isEmpty() ? personas : host.personas();
      predictions.put(
          host.name(),
          Question.of(
                  UsageException.reading(plan(host)::attempt),
                  suffixList.applyTo(output.receivers(receivers)))
              .ask(new Probe(OutsideSurveys.withoutDns64(answers), Clock.systemUTC())));
    }
    return output.print(spec.commandLine().getOut(), Reports.of(predictions), false);
  }

  private static List<ZoneFile> files(HostPlan host) {
    return host.zones().stream().map(ZoneFile::parse).toList();
  }

  private static Plan plan(HostPlan host) {
    return new Plan(
        host.client(),
        host.helo(),
        host.from(),
        host.to(),
        host.headerFrom(),
        host.message().map(Path::normalize),
        host.tls());
  }
}
