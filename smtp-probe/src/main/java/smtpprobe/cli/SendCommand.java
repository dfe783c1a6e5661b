package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.ExitCode;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.SuffixListOption;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import smtpprobe.Probe;
import smtpprobe.SendRequest;
import smtpprobe.SendResult;
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.Timeouts;
import smtpprobe.dialogue.TlsMode;
import smtpprobe.report.JsonReport;
import smtpprobe.report.SendText;

/** {@code smtp-probe send}: a real mail to real servers. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Sends a real mail over IPv6 to the servers that you name, or to the MX of the recipients,",
      "and shows every reply. Nobody but the recipients that you name ever gets it."
    },
    footer = {
      "",
      "Example:",
      "  smtp-probe send --to bob@example.net --server '[2001:db8::25]:25' --from a@example.org",
      "",
      "Exit codes: 0 every server accepted, 1 one refused, 2 wrong usage,",
      "            3 no result (no route, no IPv6, no answer, DNS did not answer)."
    })
final class SendCommand implements Callable<Integer> {

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ADDR",
      arity = "1..*",
      split = ",",
      description = "The recipients.")
  private List<String> to = List.of();

  @Option(
      names = "--server",
      paramLabel = "HOST|ADDR[:PORT]",
      arity = "1..*",
      description = "The servers, all of which are tried; default: the MX of each recipient.")
  private List<String> servers = List.of();

  @Option(
      names = "--from",
      paramLabel = "ADDR",
      description = "The sender; default: postmaster at the HELO name.")
  private Optional<String> from = Optional.empty();

  @Option(
      names = "--helo",
      paramLabel = "NAME",
      description = "The name to greet with; default: this host's, or its address.")
  private Optional<String> helo = Optional.empty();

  @Option(
      names = "--source",
      paramLabel = "ADDR",
      description = "Send from this address of this host.")
  private Optional<String> source = Optional.empty();

  @Option(
      names = "--message",
      paramLabel = "FILE",
      description =
          "Send this message, byte for byte, below a signature if any; default: a short test mail.")
  private Optional<Path> message = Optional.empty();

  @Mixin private DkimOptions dkim = new DkimOptions();

  @ArgGroup private Claimed claimed = new Claimed();

  private static final class Claimed {
    @Option(
        names = "--xclient",
        paramLabel = "ADDR",
        description = "Claim this client address by XCLIENT, where the server allows it.")
    private Optional<String> xclient = Optional.empty();

    @Option(
        names = "--proxy",
        paramLabel = "ADDR",
        description = "Claim this client address by a PROXY line, where the server expects it.")
    private Optional<String> proxy = Optional.empty();
  }

  @Option(
      names = "--tls",
      paramLabel = "none|may|must|implicit",
      defaultValue = "may",
      description =
          "Use STARTTLS never, when offered (the default; TLS at once on port 465), or always; or "
              + "TLS at once (RFC 8314).")
  private TlsMode tls = TlsMode.MAY;

  @Mixin private ExtensionOptions extensions = new ExtensionOptions();

  @Option(names = "-4", description = "Go over IPv4 instead of IPv6.")
  private boolean ipv4;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "Wait for each reply at most this long; default: ${DEFAULT-VALUE}.")
  private int timeout;

  @Option(names = "--transcript", description = "Show what both sides said, with times.")
  private boolean transcript;

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private SuffixListOption suffixList = new SuffixListOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter err = spec.commandLine().getErr();
    SendResult result =
        dkim.applyTo(new Probe(dns.open(), Clock.systemUTC()))
            .send(
                request(),
                suffixList.applyTo(PersonaOptions.several(List.of("all"))),
                target -> err.println("sending to " + target + " ..."));
    output.print(
        spec.commandLine().getOut(),
        style -> new SendText(style, transcript).lines(result),
        () -> JsonReport.of(result));
    return exitCode(result);
  }

  private SendRequest request() {
    if (timeout < 1 || timeout > 3600) {
      throw new IllegalArgumentException("--timeout " + timeout + ", expected 1 to 3600 seconds");
    }
    return new SendRequest(
        to.stream().map(text -> Addresses.mailbox("--to", text)).toList(),
        servers.stream().map(text -> Endpoint.parse(text, port())).toList(),
        from.map(Addresses::bare).map(ReversePath::of),
        helo.map(HeloName::of),
        message.map(MessageFile::read),
        source.map(IpAddress::of),
        claimed
            .xclient
            .map(text -> (Claim) new Claim.Xclient(IpAddress.of(text)))
            .or(() -> claimed.proxy.map(text -> new Claim.Proxy(IpAddress.of(text)))),
        tls,
        ipv4,
        extensions.read(),
        new Timeouts(
            Duration.ofSeconds(Math.min(timeout, 30)),
            Duration.ofSeconds(timeout),
            Duration.ofSeconds(10L * timeout)));
  }

  private int port() {
    return tls == TlsMode.IMPLICIT ? TlsMode.SUBMISSIONS : 25;
  }

  private static int exitCode(SendResult result) {
    List<DialogueEnd> ends = result.deliveries().stream().map(d -> d.dialogue().end()).toList();
    if (ends.stream().anyMatch(end -> end instanceof DialogueEnd.Refused)) {
      return ExitCode.WORSE;
    }
    boolean all =
        !ends.isEmpty()
            && ends.stream().allMatch(end -> end instanceof DialogueEnd.Accepted)
            && result.routes().stream().allMatch(route -> route.problem().isEmpty());
    return all ? ExitCode.OK : ExitCode.UNDECIDED;
  }
}
