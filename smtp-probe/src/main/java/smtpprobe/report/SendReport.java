package smtpprobe.report;

import fakereceiver.finding.Card;
import fakereceiver.judge.Action;
import fakereceiver.mail.Reply;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Tone;
import fakereceiver.report.VerdictWords;
import fakereceiver.rules.RuleBook;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.bounce.Explanation;
import smtpprobe.bounce.reply.Reading;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.EsmtpUse;
import smtpprobe.dialogue.Exchange;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.routing.Route;
import smtpprobe.send.Delivery;
import smtpprobe.send.DeliveryResult;
import smtpprobe.send.Refusals;
import smtpprobe.send.Retry;
import smtpprobe.send.SendResult;
import smtpprobe.send.Try;

/** What became of a mail, or of many. */
final class SendReport {

  private static final int MAX_POSSIBLE = 5;
  private static final int MAX_REPLY_LINES = 50;
  private static final int INDENT = 2;

  private SendReport() {}

  static Report of(SendResult result) {
    List<Part> parts = new ArrayList<>();
    List<Line> lines = new ArrayList<>();
    if (!result.deliveries().isEmpty()) {
      lines.addAll(SendLines.table(result));
      SendLines.summary(result).forEach(line -> lines.add(Line.of(0, line)));
      search(result).ifPresent(line -> lines.add(Line.of(0, line)));
    }
    result.notes().forEach(note -> lines.add(Line.of(0, "Note: " + note + ".")));
    result.routes().forEach(route -> lines.addAll(unreachable(route)));
    Data.Tree counts = Data.tree();
    result.counts().forEach((fate, count) -> counts.with(fate.word(), count));
    parts.add(Part.Facts.of("id", new Data.Text(result.id())));
    parts.add(new Part.Facts("counts", "", counts.done(), lines));
    parts.add(Part.Facts.of("notes", Data.texts(result.notes())));
    parts.add(Part.Facts.of("routes", Data.items(result.routes(), Trees::route)));
    parts.add(new Part.Talks("deliveries", "", talks(result)));
    return new Report("send", result.status(), parts);
  }

  private static List<Line> unreachable(Route route) {
    List<Line> lines = new ArrayList<>();
    route
        .problem()
        .ifPresent(
            problem -> {
              lines.add(
                  new Line.Sentence(
                      "",
                      "",
                      new Line.Cell(
                          "Nothing sent to " + route.given() + ": " + problem + ".", Tone.BAD),
                      false));
              route.lookups().lines().forEach(seen -> lines.add(Line.labelled("    seen  ", seen)));
            });
    return lines;
  }

  /** How to find the mails again. */
  private static Optional<String> search(SendResult result) {
    List<String> ids =
        result.deliveries().stream()
            .filter(SendReport::isGiven)
            .map(Delivery::messageId)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        ids.size() == 1
            ? "Search the receiver's log for " + ids.get(0)
            : "Search the receiver's log for \""
                + result.id()
                + "-\": the Message-IDs are "
                + ids.get(0)
                + " to "
                + ids.get(ids.size() - 1));
  }

  /** Whether the server asked for the message and so may know its id. */
  private static boolean isGiven(Delivery delivery) {
    return delivery.tries().stream()
        .flatMap(one -> one.dialogue().exchanges().stream())
        .anyMatch(exchange -> exchange.reply().code() == 354);
  }

  /** People read every one when they are few; otherwise the first of each different refusal. */
  private static List<Part.Talk> talks(SendResult result) {
    boolean large = SendLines.isLarge(result);
    Map<String, Delivery> firsts = new LinkedHashMap<>();
    result.deliveries().stream()
        .filter(delivery -> !delivery.fate().isTaken())
        .forEach(delivery -> firsts.putIfAbsent(SendLines.kind(delivery), delivery));
    return result.deliveries().stream()
        .map(delivery -> talk(delivery, large && !firsts.containsValue(delivery)))
        .toList();
  }

  private static Part.Talk talk(Delivery delivery, boolean detail) {
    List<Line> lines = new ArrayList<>(tries(delivery.tries()));
    lines.addAll(exchanges(delivery.dialogue().exchanges()));
    delivery.dialogue().tls().ifPresent(tls -> lines.addAll(tls(tls)));
    lines.addAll(extensions(delivery.dialogue().extensions()));
    delivery.dialogue().notes().forEach(note -> lines.add(Line.of(INDENT, "note: " + note)));
    List<String> meaning = meaning(delivery);
    meaning.forEach(text -> lines.add(Line.of(INDENT, text)));
    List<Explanation> found =
        delivery.explanations().stream().filter(Explanation::isFound).toList();
    if (found.isEmpty()) {
      lines.addAll(possible(delivery.explanations()));
    }
    String title =
        delivery.target()
            + delivery.dialogue().localAddress().map(a -> "  from [" + a + "]").orElse("");
    List<String> more = new ArrayList<>(meaning);
    more.add(0, SendLines.said(delivery));
    return new Part.Talk(
        title,
        delivery.fate().word(),
        end(delivery.fate()),
        detail,
        Trees.delivery(delivery),
        lines,
        found.stream().map(SendReport::reason).toList(),
        List.of(new Part.Script("", delivery.dialogue().transcript().printable())),
        more,
        List.of(),
        title);
  }

  private static Action end(DeliveryResult fate) {
    return switch (fate) {
      case ACCEPTED, GREYLISTED -> Action.ACCEPT;
      case REJECTED, PARTLY -> Action.REJECT;
      case DEFERRED, PERHAPS_GREYLISTED, NO_RESULT -> Action.DEFER;
    };
  }

  /** What a refusal means by its words, as far as no rule that was found says it. */
  private static List<String> meaning(Delivery delivery) {
    List<String> meaning = new ArrayList<>();
    Refusals.reply(delivery.dialogue())
        .ifPresent(
            reply ->
                meaning.addAll(
                    NotOurs.said(
                        reply.text(),
                        delivery.dialogue().localAddress(),
                        delivery.explanations())));
    if (delivery.explanations().isEmpty()) {
      delivery.refusal().ifPresent(reading -> meaning.addAll(meant(reading)));
    }
    return meaning;
  }

  private static List<Line> tries(List<Try> tries) {
    List<Line> lines = new ArrayList<>();
    for (int i = 0; tries.size() > 1 && i < tries.size(); i++) {
      DialogueEnd end = tries.get(i).dialogue().end();
      lines.add(
          Line.row(INDENT)
              .cell(SendLines.ordinal(i + 1) + " try")
              .cell("after " + Retry.words(Duration.between(tries.get(0).at(), tries.get(i).at())))
              .cell(
                  end instanceof DialogueEnd.Accepted accepted
                      ? VerdictWords.shown(accepted.reply())
                      : end instanceof DialogueEnd.Refused refused
                          ? VerdictWords.shown(refused.reply())
                          : end instanceof DialogueEnd.Lost lost ? lost.why() : "")
              .done());
    }
    return lines;
  }

  private static List<Line> exchanges(List<Exchange> exchanges) {
    List<Line> lines = new ArrayList<>();
    for (Exchange exchange : exchanges) {
      List<String> reply = exchange.reply().wireLines();
      lines.add(
          Line.row(INDENT)
              .cell(exchange.stage().word())
              .cell(exchange.command().isEmpty() ? "(greeting)" : exchange.command())
              .cell(String.format(Locale.ROOT, "%d ms", exchange.took().toMillis()))
              .cell(reply.get(0))
              .done());
      for (String more : furtherLines(exchange.reply())) {
        lines.add(Line.row(INDENT).cell("").cell("").cell("").cell(more).done());
      }
    }
    return lines;
  }

  /** The lines of a reply after the first, no more than people can read. */
  private static List<String> furtherLines(Reply reply) {
    List<String> lines = reply.wireLines();
    if (lines.size() <= MAX_REPLY_LINES) {
      return lines.subList(1, lines.size());
    }
    List<String> some = new ArrayList<>(lines.subList(1, MAX_REPLY_LINES));
    some.add("... (" + lines.size() + " lines)");
    return some;
  }

  private static String some(List<String> offers) {
    return offers.size() <= MAX_REPLY_LINES
        ? String.join(", ", offers)
        : offers.size()
            + " extensions, among them "
            + String.join(", ", offers.subList(0, MAX_REPLY_LINES));
  }

  private static List<Line> extensions(EsmtpUse extensions) {
    List<Line> lines = new ArrayList<>();
    if (!extensions.offered().isEmpty()) {
      lines.add(Line.of(INDENT, "offers: " + some(extensions.offered())));
    }
    if (!extensions.used().isEmpty()) {
      lines.add(Line.of(INDENT, "used: " + String.join(", ", extensions.used())));
    }
    return lines;
  }

  private static List<Line> tls(TlsSession tls) {
    List<Line> lines = new ArrayList<>();
    lines.add(Line.of(INDENT, "TLS: " + tls.protocol() + ", " + tls.cipher()));
    lines.add(
        Line.of(
            INDENT,
            "certificate: "
                + tls.subject()
                + ", names "
                + tls.names()
                + ", issued by "
                + tls.issuer()
                + ", valid from "
                + tls.notBefore()
                + " to "
                + tls.notAfter()));
    tls.problem()
        .ifPresent(why -> lines.add(Line.of(INDENT, "a strict client would not take it: " + why)));
    return lines;
  }

  private static Part.Reason reason(Explanation explanation) {
    return new Part.Reason(
        explanation.finding().orElseThrow(),
        "",
        "likely because of this (personas that refuse mail for it: " + personas(explanation) + "):",
        List.of(),
        List.of(),
        Optional.empty());
  }

  private static String personas(Explanation explanation) {
    return explanation.personas().stream()
        .map(
            name ->
                explanation.assumedOf().contains(name)
                    ? name + " " + VerdictWords.AS_FAR_AS_KNOWN
                    : name)
        .collect(Collectors.joining(", "));
  }

  /** What the words mean, where no rule is behind them. */
  private static List<String> meant(Reading reading) {
    return reading.cause().isUnknown()
        ? List.of()
        : List.of(
            "that means: " + reading.cause().what() + " (" + reading.cause().id() + ")",
            "what to do: " + reading.cause().remedy());
  }

  private static List<Line> possible(List<Explanation> explanations) {
    List<Line> lines = new ArrayList<>();
    if (!explanations.isEmpty()) {
      lines.add(
          Line.of(
              INDENT,
              "receivers that answer so do it because of one of these, none of which was found"
                  + " here:"));
      explanations.stream()
          .limit(MAX_POSSIBLE)
          .forEach(e -> lines.add(Line.of(2 * INDENT, e.rule() + ": " + fault(e.rule()))));
    }
    return lines;
  }

  private static String fault(String rule) {
    return RuleBook.cards().stream()
        .filter(card -> card.id().equals(rule))
        .findFirst()
        .map(Card::fault)
        .orElse(rule);
  }
}
