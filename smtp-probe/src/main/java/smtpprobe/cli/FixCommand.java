package smtpprobe.cli;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
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
import smtpprobe.check.FamilyWish;
import smtpprobe.fix.Repair;
import smtpprobe.fix.RepairResult;
import smtpprobe.fix.Rollout;
import smtpprobe.reading.HostReader;
import smtpprobe.remedy.NameCheck;
import smtpprobe.report.Reports;

/** {@code smtp-probe fix}: what to change, each change tried beforehand. */
@Command(
    name = "fix",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Looks at the mail host as check does and says exactly what to change: DNS records, lines"
            + " of the mail server, lines of the host. Each change is tried on a copy of DNS and of"
            + " the host, and what receivers would do is shown before and after. Changes nothing.",
    footer = {
      "",
      "Examples:",
      "  smtp-probe fix --domain example.org",
      "  smtp-probe fix --domain example.org --write plan   # writes plan/planned.zone",
      "  smtp-probe fix --domain example.org --lab ipv6.example.org --write plan",
      "",
      "Exit codes: 0 nothing to change; 1 something to change; 2 wrong usage; 3 could not decide.",
      "With --lab: 0 every receiver would deliver mail of the planned name; 1 some would not."
    })
final class FixCommand implements Callable<Integer> {

  @Mixin private SubjectOptions subject = new SubjectOptions();

  @Option(
      names = "--lab",
      paramLabel = "NAME",
      description =
          "Plan a name and an address of their own to try everything with first: zones, and what to"
              + " do in which order.")
  private Optional<String> lab = Optional.empty();

  @Option(
      names = "--keep-ipv4",
      description =
          "Plan to send over IPv4 only and to go on receiving over both families: for those who"
              + " cannot get a PTR record.")
  private boolean keepIpv4;

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write the planned zones to this folder, new or empty.")
  private Optional<Path> folder = Optional.empty();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    output.begin(subject.dns().files(), subject.file());
    folder.ifPresent(FixCommand::refuseUnlessEmpty);
    HostReader host = subject.host();
    CheckRequest asked = subject.request(output::receivers);
    CheckRequest request = keepIpv4 ? asked.wishing(FamilyWish.KEEP_IPV4) : asked;
    if (keepIpv4 && asked.families() == FamilyWish.USE_IPV6) {
      throw new UsageException("--keep-ipv4 and --use-ipv6: one of them");
    }
    Dns dns = subject.world();
    request.domain().ifPresent(domain -> refuseUnlessReal(domain, dns));
    RepairResult result =
        new Repair(
                host,
                dns,
                Clock.systemUTC(),
                subject::tried,
                List.of(
                    subject.beyond(dns).resolver(),
                    subject.beyond(dns).reverse(),
                    subject.beyond(dns).path()))
            .run(
                request,
                what -> output.progress(spec.commandLine().getErr()).tell("looking at: " + what));
    if (keepIpv4 && !result.plan().host().isIpv4Only()) {
      throw new UsageException(
          "--keep-ipv4: some mail is set to go over IPv6 alone, and the mail server has to be told"
              + " otherwise first");
    }
    Optional<Rollout> plan =
        lab.map(name -> UsageException.reading(() -> DomainName.of(name)))
            .map(name -> Rollout.of(name, result, request, host, dns));
    int code =
        output.print(
            spec.commandLine().getOut(),
            plan.map(Reports::of).orElseGet(() -> Reports.of(result)),
            false);
    folder.ifPresent(to -> write(to, result, plan));
    return code;
  }

  private static void refuseUnlessReal(DomainName domain, Dns dns) {
    NameCheck.problem(domain, dns)
        .ifPresent(
            why -> {
              throw new UsageException("--domain: " + domain + " " + why);
            });
  }

  private static void refuseUnlessEmpty(Path folder) {
    try {
      Files.createDirectories(folder);
      try (Stream<Path> files = Files.list(folder)) {
        if (files.findAny().isPresent()) {
          throw new UsageException(
              "--write " + folder + ": there is something in it, expected a new or empty folder");
        }
      }
    } catch (IOException e) {
      throw new UsageException(
          "--write " + folder + ": " + FileTrouble.whyNotWritten(folder, e), e);
    }
  }

  private void write(Path to, RepairResult result, Optional<Rollout> lab) {
    if (lab.isPresent()) {
      write(to.resolve("forward.zone"), lab.get().forwardZone());
      write(to.resolve("reverse.zone"), lab.get().reverseZone());
    } else {
      write(to.resolve("planned.zone"), result.plan().zone());
    }
  }

  private void write(Path file, String zone) {
    try {
      Files.writeString(file, zone);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " cannot be written: " + e.getMessage(), e);
    }
    output.news(spec.commandLine().getErr()).tell("written: " + file + ", for check --overlay");
  }
}
