package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.SuffixListOption;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.UsageException;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
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
      "  smtp-probe send --to bob@example.net --server '[2001:db8::25]:25'",
      "  smtp-probe send --to bob@example.net --each-source   # which is refused?",
      "  smtp-probe send --to bob@example.net --retry         # greylisted, or refused?",
      "  smtp-probe send --to bob@example.net --repeat 30     # where do limits begin?",
      "",
      "Ctrl-C ends a wait or a dialogue and shows what is known so far.",
      "",
      "Exit codes: 0 every mail was accepted, 1 one was refused, 2 wrong usage, 3 no result (no"
          + " route, no IPv6, no answer, DNS did not answer)."
    })
final class SendCommand implements Callable<Integer> {

  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  private static final Duration CONNECTED = Duration.ofSeconds(30);

  @Option(
      names = {"-t", "--to"},
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
      paramLabel = "TIME",
      defaultValue = "60s",
      description = "Wait for each reply at most this long; default: ${DEFAULT-VALUE}.")
  private String timeout = "60s";

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
    UnaryOperator<List<Persona>> listed = suffixList.read();
    try (Interruption interruption = new Interruption()) {
      SendResult result =
          dkim.applyTo(new Probe(dns.open(), Clock.systemUTC()))
              .send(
                  request,
                  () -> listed.apply(PersonaOptions.several(List.of("all"))),
                  interruption,
                  this::tell);
      return output.print(spec.commandLine().getOut(), Reports.of(result), transcript);
    }
  }

  private void tell(String what) {
    output.progress(spec.commandLine().getErr()).tell(what);
  }

  private SendRequest request() {
    Duration wait = Times.read("--timeout", timeout, ChronoUnit.SECONDS);
    if (wait.compareTo(SHORTEST) < 0 || wait.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("--timeout " + timeout + ", expected 1s to 1h");
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
            wait.compareTo(CONNECTED) < 0 ? wait : CONNECTED, wait, wait.multipliedBy(10)));
  }

  private int port() {
    return tls == TlsMode.IMPLICIT ? TlsMode.SUBMISSIONS : 25;
  }
}
