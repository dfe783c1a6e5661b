package smtpprobe.bounce;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Persona;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.bounce.cause.Causes;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.feedback.Feedback;
import smtpprobe.bounce.feedback.FeedbackReader;
import smtpprobe.bounce.log.LogEntry;
import smtpprobe.bounce.log.LogTries;
import smtpprobe.bounce.log.QueueListing;
import smtpprobe.bounce.mail.MailReader;
import smtpprobe.bounce.mail.MailReport;
import smtpprobe.bounce.mail.Pasted;
import smtpprobe.bounce.mail.RefusedTuples;
import smtpprobe.bounce.mail.Texts;
import smtpprobe.bounce.mail.Told;
import smtpprobe.bounce.mail.Webhook;
import smtpprobe.bounce.reply.Ground;
import smtpprobe.bounce.reply.Hint;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.bounce.reply.ReplyExplainer;

/** Explains mails and texts. Immutable, safe for several threads. */
public final class BounceExplainer {

  /** Of a pasted piece of a log; files are streamed elsewhere. */
  private static final int MAX_LINES = 10_000;

  private final Causes causes;
  private final ReplyExplainer replies;

  /** Explains by what {@code personas} say, and by the patterns of this version. */
  public BounceExplainer(List<Persona> personas) {
    causes = Causes.builtIn();
    replies = new ReplyExplainer(personas, causes);
  }

  private BounceExplainer(Causes causes, ReplyExplainer replies) {
    this.causes = causes;
    this.replies = replies;
  }

  /** By the built-in personas. */
  public static BounceExplainer builtIn() {
    Causes causes = Causes.builtIn();
    return new BounceExplainer(causes, ReplyExplainer.builtIn(causes));
  }

  /** What is behind a bare reply. */
  public Reading reply(String text) {
    return replies.explain(text);
  }

  /** What is behind a reply of which more is known. */
  public Reading reply(String text, Hint hint) {
    return replies.explain(text, hint);
  }

  /** Explains a mail; never fails. */
  public Bounce mail(byte[] mail) {
    MailReport report = MailReader.read(mail);
    List<BouncedRecipient> recipients = new ArrayList<>();
    if (report.cause().isEmpty()) {
      report.recipients().forEach(told -> recipients.add(explained(told)));
    } else if (report.recipients().isEmpty()) {
      recipients.add(unnamed(certain(report.cause())));
    } else {
      report
          .recipients()
          .forEach(
              told ->
                  recipients.add(
                      new BouncedRecipient(
                          told.address(),
                          told.original(),
                          told.host(),
                          best(told).with(causes.get(report.cause()), Certainty.CERTAIN),
                          false)));
    }
    if (recipients.isEmpty()) { // a report that names nobody
      recipients.add(unnamed(replies.explain("")));
    }
    List<String> facts = new ArrayList<>(report.facts());
    List<Feedback.Source> sources = new ArrayList<>();
    if (report.kind() == Kind.REPORT) {
      report.attachments().stream()
          .flatMap(attachment -> FeedbackReader.read(attachment).stream())
          .forEach(
              feedback -> {
                facts.addAll(feedback.facts());
                sources.addAll(feedback.sources());
              });
    }
    return new Bounce(
        report.kind(),
        recipients,
        report.reporter(),
        report.sender(),
        report.date(),
        report.subject(),
        facts,
        sources,
        report.notes());
  }

  private BouncedRecipient explained(Told told) {
    Reading best = told.isDelivered() ? certain("delivered") : best(told);
    boolean isDelayed = told.action().equals("delayed");
    if (isDelayed && best.ground() == Ground.NOTHING) {
      best = best.with(causes.get("delivery-delayed"), Certainty.CERTAIN);
    }
    return new BouncedRecipient(told.address(), told.original(), told.host(), best, isDelayed);
  }

  /** The first text that says something in words; or else the firmest. */
  private Reading best(Told told) {
    Hint hint = Hint.of(told.status(), told.host());
    Optional<Reading> best = best(Optional.empty(), told.diagnostics(), hint, false);
    if (best.filter(BounceExplainer::isFirm).isEmpty()) {
      boolean says = told.status().filter(s -> s.subject() + s.detail() > 0).isPresent();
      best = best(best, told.further().get(), hint, says);
    }
    return best.orElseGet(() -> replies.explain("", hint));
  }

  private static boolean isFirm(Reading reading) {
    return reading.ground().compareTo(Ground.WORDS) <= 0;
  }

  /** The firmest of {@code texts}, and of what was found before; the first firm one is enough. */
  private Optional<Reading> best(
      Optional<Reading> before, List<String> texts, Hint hint, boolean byStatus) {
    Optional<Reading> best = before;
    for (String text : texts) {
      Reading reading = replies.explain(text, hint);
      if (byStatus) {
        reading = reading.withStatus(hint.status());
      }
      if (best.isEmpty() || reading.ground().compareTo(best.get().ground()) < 0) {
        best = Optional.of(best.map(reading::or).orElse(reading));
      }
      if (isFirm(best.get())) {
        break;
      }
    }
    return best;
  }

  private Reading certain(String cause) {
    return replies.explain("").with(causes.get(cause), Certainty.CERTAIN);
  }

  /** Explains whatever this is; never fails. */
  public Bounce explain(byte[] input) {
    return switch (Shape.of(input)) {
      case MAIL -> mail(input);
      case REPORT -> feedback(input).orElseGet(() -> ofReply(text(input)));
      case OWN_JSON -> ofOwn(text(input)).orElseGet(() -> ofReply(text(input)));
      case QUEUE -> ofQueue(text(input));
      case LOG -> ofLog(text(input)).orElseGet(this::ofDelivered);
      case TEXT -> ofText(text(input));
    };
  }

  /** The same for text. */
  public Bounce explain(String input) {
    return explain(input.getBytes(StandardCharsets.UTF_8));
  }

  /** A reply, or a piece of a bounce without the mail around it, perhaps quoted. */
  private Bounce ofText(String text) {
    if (Pasted.isQuoted(text)) {
      return explain(Pasted.unquoted(text)); // perhaps a mail or lines of a log
    }
    if (Shape.isStatus(text)) {
      return mail(
          ("Content-Type: message/delivery-status\n\n" + text).getBytes(StandardCharsets.UTF_8));
    }
    List<BouncedRecipient> told = ofEvents(text);
    if (!told.isEmpty()) {
      return bounce(told);
    }
    List<BouncedRecipient> several = ofPasted(text);
    return several.size() > 1 ? bounce(several) : ofWords(text);
  }

  /** Each recipient that an event of a sending service, or Python, names as refused or waiting. */
  private List<BouncedRecipient> ofEvents(String text) {
    return Stream.concat(Webhook.read(text).stream(), RefusedTuples.read(text).stream())
        .map(this::explained)
        .filter(one -> !one.reading().isTaken() && !saysNothing(one.reading()))
        .toList();
  }

  /** Each recipient that the text names with a reply, or a reason, of its own. */
  private List<BouncedRecipient> ofPasted(String text) {
    List<BouncedRecipient> refused = new ArrayList<>();
    Pasted.recipients(text)
        .forEach(
            (address, told) -> {
              List<Reading> readings =
                  told.stream().map(replies::explain).filter(one -> !one.isTaken()).toList();
              readings.stream()
                  .filter(reading -> reading.code().isPresent())
                  .findFirst()
                  .or(
                      () ->
                          readings.stream()
                              .filter(one -> one.ground() != Ground.NOTHING)
                              .findFirst())
                  .ifPresent(
                      reading ->
                          refused.add(new BouncedRecipient(address, "", "", reading, false)));
            });
    return refused;
  }

  /** A text without a code and without any word that a server would use is no bounce. */
  private Bounce ofWords(String text) {
    Reading reading = reply(text);
    return saysNothing(reading) && !text.isBlank()
        ? nothing(reading.isTaken() ? "delivered" : "not-a-bounce")
        : bounce(List.of(unnamed(reading)));
  }

  private static boolean saysNothing(Reading reading) {
    return reading.ground() == Ground.NOTHING
        && (reading.isTaken() || (reading.code().isEmpty() && reading.status().isEmpty()));
  }

  private Bounce nothing(String cause) {
    return alone(Kind.NOT_A_BOUNCE, List.of(unnamed(certain(cause))), "");
  }

  private static String text(byte[] input) {
    return Texts.of(input);
  }

  /** A DMARC or TLS report, packed or not, if it is one. */
  public Optional<Bounce> feedback(byte[] input) {
    return FeedbackReader.read(input).map(this::bounce);
  }

  private Bounce bounce(Feedback report) {
    return new Bounce(
        Kind.REPORT,
        List.of(unnamed(certain(report.cause()))),
        "",
        "",
        Optional.empty(),
        "",
        report.facts(),
        report.sources(),
        List.of());
  }

  /** What was refused in a sending of this program's own; empty when nothing was. */
  private Optional<Bounce> ofOwn(String json) {
    List<BouncedRecipient> recipients =
        OwnJson.read(json).stream()
            .map(
                one ->
                    new BouncedRecipient(
                        one.recipient(),
                        "",
                        one.host(),
                        replies
                            .explain(one.reply(), Hint.of(Optional.empty(), one.host()))
                            .from(IpAddress.parse(one.client())),
                        false))
            .toList();
    return recipients.isEmpty() ? Optional.empty() : Optional.of(bounce(recipients));
  }

  private Bounce ofQueue(String listing) {
    QueueListing queue = new QueueListing();
    List<BouncedRecipient> recipients =
        listing
            .lines()
            .limit(MAX_LINES)
            .flatMap(line -> queue.read(line).stream())
            .map(this::ofEntry)
            .toList();
    return recipients.isEmpty() ? nothing("not-a-bounce") : bounce(recipients);
  }

  private Bounce ofDelivered() {
    return nothing("delivered");
  }

  /** Each line of a log that tells of mail that was refused or waits; empty when none does. */
  public Optional<Bounce> ofLog(String lines) {
    List<BouncedRecipient> recipients = new ArrayList<>();
    LogTries log = new LogTries();
    lines
        .lines()
        .limit(MAX_LINES)
        .flatMap(line -> log.read(line).stream())
        .forEach(entry -> recipients.add(ofEntry(entry)));
    return recipients.isEmpty() ? Optional.empty() : Optional.of(bounce(recipients));
  }

  /** What one line of a log tells. */
  public BouncedRecipient ofEntry(LogEntry entry) {
    Reading reading =
        replies
            .explain(entry.text(), new Hint(entry.code(), entry.status(), entry.host()))
            .from(entry.own());
    if (entry.isOwnFault() && !isOfOwnServer(reading)) {
      reading = reading.with(causes.get("own-server-failed"), Certainty.CERTAIN);
    }
    return new BouncedRecipient(entry.recipient(), "", entry.host(), reading, entry.isDelayed());
  }

  /** Whether its words are those of a sending server, and no chance find in others. */
  private static boolean isOfOwnServer(Reading reading) {
    return reading.cause().isOwnWords() && isFirm(reading);
  }

  /** A bare reply as a bounce. */
  public Bounce ofReply(String text) {
    return bounce(List.of(unnamed(reply(text))));
  }

  public Bounce ofLine(LogEntry entry) {
    return alone(Kind.BOUNCE, List.of(ofEntry(entry)), entry.program());
  }

  private static BouncedRecipient unnamed(Reading reading) {
    return new BouncedRecipient("", "", "", reading, false);
  }

  private static Bounce bounce(List<BouncedRecipient> recipients) {
    return alone(Kind.BOUNCE, recipients, "");
  }

  /** One of which nothing else is known. */
  private static Bounce alone(Kind kind, List<BouncedRecipient> recipients, String reporter) {
    return new Bounce(
        kind, recipients, reporter, "", Optional.empty(), "", List.of(), List.of(), List.of());
  }
}
