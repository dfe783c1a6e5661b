package smtpprobe.cli;

import fakereceiver.cli.DnsOptions;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.cli.SuffixListOption;
import fakereceiver.dns.Dns;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.given.UsageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import smtpprobe.Probe;
import smtpprobe.check.OutsideSurveys;
import smtpprobe.fix.Cure;
import smtpprobe.fix.MailRepair;
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
      "  smtp-probe predict --zone planned.zone --batch what-ifs.jsonl > reports.jsonl",
      "",
      "Exit codes: 0 every verdict that counts accepts, 1 one is worse, 2 wrong usage, 3 could not"
          + " decide (DNS did not answer)."
    })
final class PredictCommand implements Callable<Integer> {

  @Option(
      names = "--client",
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
      paramLabel = "NAME",
      description = "The name that the client greets with (EHLO).")
  private String helo = "";

  @Option(
      names = "--from",
      paramLabel = "ADDR",
      description = "The sender in MAIL FROM; '<>' for the null reverse-path of bounces.")
  private String from = "";

  @Option(
      names = {"-t", "--to"},
      paramLabel = "ADDR",
      split = ",",
      description = "The recipient, or several.")
  private List<String> to = List.of();

  @ArgGroup private Content content = new Content();

  private static final class Content {
    @Option(
        names = "--header-from",
        paramLabel = "ADDR",
        description =
            "The address in the From field, if it is not that of --from; of a bounce,"
                + " MAILER-DAEMON at the HELO name.")
    private Optional<String> headerFrom = Optional.empty();

    @Option(
        names = "--message",
        paramLabel = "FILE",
        description = "The message itself; otherwise a short test mail is judged.")
    private Optional<Path> message = Optional.empty();
  }

  @Mixin private DkimOptions dkim = new DkimOptions();

  @Option(
      names = {"-p", "--persona"},
      completionCandidates = PersonaNames.class,
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

  @Option(
      names = "--batch",
      paramLabel = "FILE|-",
      description =
          "Answer many questions: a JSON object in each line, with client, helo, from, to,"
              + " header-from, message, zone, personas, tls. Other options are what a line does not"
              + " say. Gives a report in each line (JSON), in order, as they are ready.")
  private Optional<String> batch = Optional.empty();

  private static final Duration LONGEST = Duration.ofMinutes(10);

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private SuffixListOption suffixList = new SuffixListOption();

  @Mixin private OutputOptions output = new OutputOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    output.begin(dns.files(), content.message.stream().toArray(Path[]::new));
    if (batch.isPresent()) {
      output.refuseUnlessStream("--batch");
      return batch(batch.get());
    }
    refuseUnlessWhole();
    // Remedies are tried by asking again and again: a name server that is silent is asked once.
    Dns answers = SessionDns.until(OutsideSurveys.withoutDns64(dns.open()), LONGEST);
    Question question =
        Question.of(
            UsageException.reading(plan()::attempt),
            suffixList.applyTo(output.receivers(personas)));
    Prediction prediction = question.ask(dkim.applyTo(new Probe(answers, Clock.systemUTC())));
    Cure cure =
        new MailRepair(answers, Clock.systemUTC(), dkim.signer())
            .cure(question.attempt(), question.receivers(), prediction.verdicts());
    return output.print(spec.commandLine().getOut(), Reports.of(prediction, cure), false);
  }

  private Plan plan() {
    return new Plan(
        seenAs.orElse(client), helo, from, to, content.headerFrom, content.message, !noTls);
  }

  /** A question of its own needs all of them; those of a batch bring their own. */
  private void refuseUnlessWhole() {
    List<String> missing =
        Stream.of(
                client.isEmpty() && seenAs.isEmpty() ? "--client=ADDR" : "",
                helo.isEmpty() ? "--helo=NAME" : "",
                from.isEmpty() ? "--from=ADDR" : "",
                to.isEmpty() ? "--to=ADDR" : "")
            .filter(word -> !word.isEmpty())
            .map(word -> "'" + word + "'")
            .toList();
    if (!missing.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "Missing required options: " + String.join(", ", missing));
    }
  }

  private int batch(String source) {
    Batch batch =
        new Batch(
            plan(),
            personas,
            suffixList::applyTo,
            dns::open,
            answers ->
                dkim.applyTo(new Probe(OutsideSurveys.withoutDns64(answers), Clock.systemUTC())));
    try (InputStream in = StandardInput.open(source)) {
      return batch.run(in, spec.commandLine().getOut(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(source + " cannot be read: " + e.getMessage(), e);
    }
  }
}
