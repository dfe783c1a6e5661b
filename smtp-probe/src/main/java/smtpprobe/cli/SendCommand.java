package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.SuffixListOption;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.UsageException;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Printable;
import fakereceiver.mail.ReversePath;
import java.io.PrintWriter;
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
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.Timeouts;
import smtpprobe.dialogue.TlsMode;
import smtpprobe.letter.Letter;
import smtpprobe.report.Reports;
import smtpprobe.send.SendRequest;
import smtpprobe.send.SendResult;

/** {@code smtp-probe send}: a real mail to real servers. */
@Command(
    name = "send",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Sends a real mail over IPv6 to the servers that you name, or to the MX of the recipients,"
            + " and shows every reply. Nobody but the recipients that you name ever gets it.",
    footer = {
      "",
      "Examples:",
      "  smtp-probe send --to bob@example.net --server '[2001:db8::25]:25' --from a@example.org",
      "  smtp-probe send --to bob@example.net --each-source    which address is refused?",
      "  smtp-probe send --to bob@example.net --retry          greylisted, or refused?",
      "  smtp-probe send --to bob@example.net --repeat 30      where do limits begin?",
      "",
      "Ctrl-C ends a wait or a dialogue and shows what is known so far.",
      "",
      "Exit codes: 0 every mail was accepted, 1 one was refused, 2 wrong usage, 3 no result (no"
          + " route, no IPv6, no answer, DNS did not answer)."
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

  @Mixin private WayOptions ways = new WayOptions();

  @Mixin private LetterOptions letter = new LetterOptions();

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

  @Mixin private MannerOptions manner = new MannerOptions();

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
    output.begin(dns.files(), letter.files());
    SendRequest request = UsageException.reading(this::request);
    try (Interruption interruption = new Interruption()) {
      SendResult result =
          dkim.applyTo(new Probe(dns.open(), Clock.systemUTC()))
              .send(
                  request,
                  suffixList.applyTo(PersonaOptions.several(List.of("all"))),
                  interruption,
                  this::tell);
      return output.print(spec.commandLine().getOut(), Reports.of(result), transcript);
    }
  }

  private void tell(String what) {
    PrintWriter err = spec.commandLine().getErr();
    err.println(Printable.of(what));
    err.flush();
  }

  private SendRequest request() {
    if (timeout < 1 || timeout > 3600) {
      throw new IllegalArgumentException("--timeout " + timeout + ", expected 1 to 3600 seconds");
    }
    Letter written = letter.letter(); // first: it says whether its options go together
    return new SendRequest(
        to.stream().map(text -> Addresses.mailbox("--to", text)).toList(),
        servers.stream().map(text -> Endpoint.parse(text, port())).toList(),
        from.map(Addresses::bare).map(ReversePath::of),
        helo.map(HeloName::of),
        letter.message(),
        written,
        ways.ways(spec.commandLine().getErr()),
        manner.manner(),
        claimed
            .xclient
            .map(text -> (Claim) new Claim.Xclient(IpAddress.of(text)))
            .or(() -> claimed.proxy.map(text -> new Claim.Proxy(IpAddress.of(text)))),
        tls,
        extensions.read(tls),
        new Timeouts(
            Duration.ofSeconds(Math.min(timeout, 30)),
            Duration.ofSeconds(timeout),
            Duration.ofSeconds(10L * timeout)));
  }

  private int port() {
    return tls == TlsMode.IMPLICIT ? TlsMode.SUBMISSIONS : 25;
  }
}
