package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.ExitCode;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smtpprobe.CheckRequest;
import smtpprobe.CheckResult;
import smtpprobe.Checkup;
import smtpprobe.host.HostSurvey;
import smtpprobe.reading.FolderHost;
import smtpprobe.reading.LiveHost;
import smtpprobe.reading.Redaction;
import smtpprobe.reading.Snapshot;
import smtpprobe.report.CheckJson;
import smtpprobe.report.CheckText;
import smtpprobe.report.Style;

/** {@code smtp-probe check}: the sending side, before anything is sent. */
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Looks at the mail host that it runs on: which IPv6 address mail will leave from, what",
      "receivers would make of it, and what to change. Sends no mail and changes nothing."
    },
    footer = {
      "",
      "Examples:",
      "  smtp-probe check --domain example.org",
      "  smtp-probe check --snapshot /tmp/host --redact     to show it to somebody else",
      "  smtp-probe check --from-snapshot /tmp/host",
      "",
      "Run it as root to see packet filters and the names of processes.",
      "",
      "Exit codes: 0 no fault, and every verdict on the address in use accepts; 1 some fault, or a",
      "            worse verdict; 2 wrong usage; 3 could not decide (DNS did not answer)."
    })
final class CheckCommand implements Callable<Integer> {

  @Option(
      names = "--domain",
      paramLabel = "NAME",
      description = "Whose mail it is; default: that of --from, or the HELO name.")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "ADDR",
      description = "The sender in MAIL FROM; default: the postmaster of the domain.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "ADDR",
      split = ",",
      description =
          "The recipient, or several: their mail servers are looked up, not connected to.")
  private List<String> to = List.of();

  @Option(
      names = "--helo",
      paramLabel = "NAME",
      description = "The HELO name; default: that of the mail server, or of the host.")
  private Optional<String> helo = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "ADDR",
      split = ",",
      description = "The address that mail is to leave from, or several; default: found out.")
  private List<String> sources = List.of();

  @Option(
      names = "--persona",
      paramLabel = "NAME|all",
      split = ",",
      defaultValue = "all",
      description = "The kinds of receiver, or persona files; default: ${DEFAULT-VALUE}.")
  private List<String> personas = List.of();

  @Option(
      names = "--lab-address",
      paramLabel = "ADDR",
      description = "A machine that the packet filter has to let connect to port 25.")
  private Optional<String> lab = Optional.empty();

  @Option(
      names = "--from-snapshot",
      paramLabel = "DIR",
      description = "Look at what --snapshot has written, not at this machine.")
  private Optional<Path> fromSnapshot = Optional.empty();

  @Option(
      names = "--snapshot",
      paramLabel = "DIR",
      description = "Write everything that was read from the host to this new folder.")
  private Optional<Path> snapshot = Optional.empty();

  @Option(
      names = "--redact",
      description = {
        "Replace addresses and names by those for documentation, in report and snapshot. Read",
        "the result before you post it."
      })
  private boolean redact;

  @Option(names = "--verbose", description = "Leave nothing out.")
  private boolean verbose;

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Snapshot host =
        new Snapshot(
            fromSnapshot.isPresent() ? new FolderHost(fromSnapshot.get()) : new LiveHost());
    CheckResult result =
        new Checkup(host, dns.open(), Clock.systemUTC()).run(request(), this::tell);
    Optional<Redaction> redaction =
        redact
            ? Optional.of(
                new Redaction(HostSurvey.WORLD, host.file("/proc/sys/kernel/hostname").orEmpty()))
            : Optional.empty();
    output.print(
        spec.commandLine().getOut(),
        style -> text(result, style, redaction),
        () -> redaction.map(r -> r.apply(CheckJson.of(result))).orElse(CheckJson.of(result)));
    snapshot.ifPresent(folder -> host.writeTo(folder, redaction));
    if (result.isWorse()) {
      return ExitCode.WORSE;
    }
    return result.isUndecided() ? ExitCode.UNDECIDED : ExitCode.OK;
  }

  /** Colours would hide words from the redaction. */
  private List<String> text(CheckResult result, Style style, Optional<Redaction> redaction) {
    return redaction.isPresent()
        ? new CheckText(Style.PLAIN, verbose)
            .lines(result).stream().map(redaction.get()::apply).toList()
        : new CheckText(style, verbose).lines(result);
  }

  private void tell(String what) {
    spec.commandLine().getErr().println("looking at: " + what);
    spec.commandLine().getErr().flush();
  }

  private CheckRequest request() {
    return new CheckRequest(
        domain.map(DomainName::of),
        from.map(Addresses::bare).map(ReversePath::of),
        to.stream().map(recipient -> Addresses.mailbox("--to", recipient)).toList(),
        helo.map(HeloName::of),
        sources.stream().map(Ip6Address::of).toList(),
        PersonaOptions.several(personas),
        lab.map(IpAddress::of));
  }
}
