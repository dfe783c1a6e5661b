package smtpprobe.report;

import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import smtpprobe.bounce.Explanation;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.Exchange;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.routing.Route;
import smtpprobe.send.Delivery;
import smtpprobe.send.Retry;
import smtpprobe.send.SendResult;
import smtpprobe.send.Try;

/** What became of a mail, for people. Immutable. */
public final class SendText {

  private static final int MAX_POSSIBLE = 5;

  /** Details begin with an empty line and a head; without more, the table has said all. */
  private static final int HEAD = 2;

  private final Style style;
  private final boolean transcripts;
  private final boolean verbose;

  /**
   * Written in {@code style}.
   *
   * @param transcripts whether to show what both sides said
   * @param verbose whether to show the details of every mail, however many there are
   */
  public SendText(Style style, boolean transcripts, boolean verbose) {
    this.style = style;
    this.transcripts = transcripts;
    this.verbose = verbose;
  }

  /** The report, line by line. */
  public List<String> lines(SendResult result) {
    List<String> lines = new ArrayList<>();
    SendTable table = new SendTable(style);
    if (!result.deliveries().isEmpty()) {
      lines.addAll(table.lines(result));
      lines.addAll(table.summary(result));
      lines.addAll(search(result));
    }
    result.notes().forEach(note -> lines.add("Note: " + Printable.of(note) + "."));
    for (Route route : result.routes()) {
      route
          .problem()
          .ifPresent(
              problem -> {
                lines.add(style.bad("Nothing sent to " + route.given() + ": " + problem + "."));
                route.lookups().lines().forEach(l -> lines.add("    seen  " + Printable.of(l)));
              });
    }
    boolean large = SendTable.isLarge(result);
    for (Delivery delivery : detailed(result)) {
      List<String> details = details(delivery);
      if (!large || details.size() > HEAD) {
        lines.addAll(details);
      }
    }
    return lines;
  }

  /** How to find the mails again. */
  private static List<String> search(SendResult result) {
    List<String> ids =
        result.deliveries().stream()
            .filter(SendText::isGiven)
            .map(Delivery::messageId)
            .filter(id -> !id.isEmpty())
            .distinct()
            .toList();
    if (ids.isEmpty()) {
      return List.of();
    }
    return List.of(
        ids.size() == 1
            ? "Search the receiver's log for " + Printable.of(ids.get(0))
            : "Search the receiver's log for \""
                + result.id()
                + "-\": the Message-IDs are "
                + Printable.of(ids.get(0))
                + " to "
                + Printable.of(ids.get(ids.size() - 1)));
  }

  /** Whether the server asked for the message and so may know its id. */
  private static boolean isGiven(Delivery delivery) {
    return delivery.tries().stream()
        .flatMap(one -> one.dialogue().exchanges().stream())
        .anyMatch(exchange -> exchange.reply().code() == 354);
  }

  /** Every one when they are few; otherwise the first of each different refusal. */
  private List<Delivery> detailed(SendResult result) {
    if (verbose || !SendTable.isLarge(result)) {
      return result.deliveries();
    }
    Map<String, Delivery> firsts = new LinkedHashMap<>();
    result.deliveries().stream()
        .filter(delivery -> !delivery.fate().isTaken())
        .forEach(delivery -> firsts.putIfAbsent(SendTable.kind(delivery), delivery));
    return List.copyOf(firsts.values());
  }

  private static List<String> tries(List<Try> tries) {
    if (tries.size() == 1) {
      return List.of();
    }
    Table table = new Table();
    for (int i = 0; i < tries.size(); i++) {
      table
          .row()
          .cell(SendTable.ordinal(i + 1) + " try")
          .cell("after " + Retry.words(Duration.between(tries.get(0).at(), tries.get(i).at())));
      DialogueEnd end = tries.get(i).dialogue().end();
      if (end instanceof DialogueEnd.Accepted accepted) {
        table.cell(FaultText.shown(accepted.reply()));
      } else if (end instanceof DialogueEnd.Refused refused) {
        table.cell(FaultText.shown(refused.reply()));
      } else if (end instanceof DialogueEnd.Lost lost) {
        table.cell(Printable.of(lost.why()));
      }
    }
    return table.lines("  ");
  }

  private List<String> details(Delivery delivery) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        style.bold(delivery.target().toString())
            + delivery.dialogue().localAddress().map(a -> "  from [" + a + "]").orElse(""));
    lines.addAll(tries(delivery.tries()));
    lines.addAll(exchanges(delivery.dialogue().exchanges()));
    delivery.dialogue().tls().ifPresent(tls -> lines.addAll(tls(tls)));
    lines.addAll(ExtensionText.lines(delivery.dialogue().extensions()));
    delivery.dialogue().notes().forEach(note -> lines.add("  note: " + Printable.of(note)));
    lines.addAll(explanations(delivery.explanations()));
    if (transcripts) {
      delivery.dialogue().transcript().printable().forEach(line -> lines.add("    " + line));
    }
    return lines;
  }

  private static List<String> exchanges(List<Exchange> exchanges) {
    Table table = new Table();
    for (Exchange exchange : exchanges) {
      Reply reply = exchange.reply();
      table
          .row()
          .cell(exchange.stage().word())
          .cell(exchange.command().isEmpty() ? "(greeting)" : Printable.of(exchange.command()))
          .cell(String.format(Locale.ROOT, "%d ms", exchange.took().toMillis()))
          .cell(Printable.of(reply.wireLines().get(0)));
      for (String more : ExtensionText.furtherLines(reply)) {
        table.row().cell("").cell("").cell("").cell(Printable.of(more));
      }
    }
    return table.lines("  ");
  }

  private static List<String> tls(TlsSession tls) {
    List<String> lines = new ArrayList<>();
    lines.add("  TLS: " + tls.protocol() + ", " + tls.cipher());
    lines.add(
        Printable.of(
            "  certificate: "
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
        .ifPresent(
            problem -> lines.add("  a strict client would not take it: " + Printable.of(problem)));
    return lines;
  }

  private static String personas(Explanation explanation) {
    return explanation.personas().stream()
        .map(
            name ->
                explanation.assumedOf().contains(name)
                    ? name + " " + VerdictTable.AS_FAR_AS_KNOWN
                    : name)
        .collect(Collectors.joining(", "));
  }

  private List<String> explanations(List<Explanation> explanations) {
    List<String> lines = new ArrayList<>();
    List<Explanation> found = explanations.stream().filter(Explanation::isFound).toList();
    for (Explanation explanation : found) {
      lines.add(
          "  likely because of this (personas that refuse mail for it: "
              + personas(explanation)
              + "):");
      lines.addAll(new FaultText(style).block(explanation.finding().orElseThrow(), "    "));
    }
    if (found.isEmpty() && !explanations.isEmpty()) {
      lines.add(
          "  receivers that answer so do it because of one of these, none of which was found"
              + " here:");
      explanations.stream()
          .limit(MAX_POSSIBLE)
          .forEach(e -> lines.add("    " + style.bold(e.rule()) + ": " + Cards.fault(e.rule())));
    }
    return lines;
  }
}
