package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.SuffixListOption;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.UsageException;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
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
import smtpprobe.check.OutsideSurveys;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.letter.Addressing;
import smtpprobe.letter.Letter;
import smtpprobe.predict.Prediction;
import smtpprobe.report.Reports;

/** {@code smtp-probe predict}: the verdicts, without sending anything. */
@Command(
    name = "predict",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Says what each kind of receiver would do with a mail. Nothing is sent; only DNS is asked,"
            + " or zone files are read.",
    footer = {
      "",
      "Example:",
      "  smtp-probe predict --client 2001:db8::25 --helo mail.example.org \\",
      "             --from alice@example.org --to bob@example.net --zone planned.zone",
      "",
      "Exit codes: 0 every verdict accepts, 1 some verdict is worse, 2 wrong usage, 3 could not"
          + " decide (DNS did not answer)."
    })
final class PredictCommand implements Callable<Integer> {

  @Option(
      names = "--client",
      required = true,
      paramLabel = "ADDR",
      description = "The address that the mail would come from.")
  private String client = "";

  @Option(
      names = "--seen-as",
      paramLabel = "ADDR",
      description =
          "The address that receivers see in its place, where a translator or a tunnel stands in"
              + " between.")
  private Optional<String> seenAs = Optional.empty();

  @Option(
      names = "--helo",
      required = true,
      paramLabel = "NAME",
      description = "The name that the client greets with (EHLO).")
  private String helo = "";

  @Option(
      names = "--from",
      required = true,
      paramLabel = "ADDR",
      description = "The sender in MAIL FROM; '<>' for the null reverse-path of bounces.")
  private String from = "";

  @Option(
      names = "--to",
      required = true,
      paramLabel = "ADDR",
      split = ",",
      description = "The recipient, or several.")
  private List<String> to = List.of();

  @ArgGroup private Content content = new Content();

  private static final class Content {
    @Option(
        names = "--header-from",
        paramLabel = "ADDR",
        description = "The address in the From field, if it is not that of --from.")
    private Optional<String> headerFrom = Optional.empty();

    @Option(
        names = "--message",
        paramLabel = "FILE",
        description = "The message itself; otherwise a short test mail is judged.")
    private Optional<Path> message = Optional.empty();
  }

  @Mixin private DkimOptions dkim = new DkimOptions();

  @Option(
      names = "--persona",
      paramLabel = "NAME|examples|all",
      split = ",",
      defaultValue = PersonaOptions.EXAMPLES,
      description =
          "The kinds of receiver, or persona files; default: ${DEFAULT-VALUE}, a few from lenient"
              + " to strict.")
  private List<String> personas = List.of();

  @Option(
      names = "--no-tls",
      description =
          "The mail server does not use TLS. Without this option it is taken to use TLS wherever"
              + " the receiver offers it.")
  private boolean noTls;

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private SuffixListOption suffixList = new SuffixListOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    output.begin(dns.files(), content.message.stream().toArray(Path[]::new));
    Prediction prediction =
        dkim.applyTo(new Probe(OutsideSurveys.withoutDns64(dns.open()), Clock.systemUTC()))
            .predict(
                UsageException.reading(this::plan),
                suffixList.applyTo(PersonaOptions.several(personas)));
    return output.print(spec.commandLine().getOut(), Reports.of(prediction), false, false);
  }

  private Attempt plan() {
    Attempt plan =
        Attempt.from(IpAddress.of(seenAs.orElse(client)))
            .withHelo(HeloName.of(helo))
            .withReversePath(ReversePath.of(Addresses.bare(from)));
    if (noTls) {
      plan = plan.withEncryption(false);
    }
    for (String recipient : to) {
      plan = plan.withRecipient(Addresses.mailbox("--to", recipient));
    }
    Attempt judged = plan;
    Optional<Message> message =
        content
            .message
            .map(MessageFile::read)
            .map(Dialogue::asSent)
            .or(() -> content.headerFrom.map(author -> testMessage(judged, author)));
    return message.isPresent() ? plan.withMessage(message.get()) : plan;
  }

  private static Message testMessage(Attempt plan, String headerFrom) {
    Mailbox author = Addresses.mailbox("--header-from", headerFrom);
    return Letter.usual("predict").write(Addressing.of(plan, author, "predict", Instant.now()));
  }
}
