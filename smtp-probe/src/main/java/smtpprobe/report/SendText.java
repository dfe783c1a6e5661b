package smtpprobe.report;

import fakereceiver.judge.Outcome;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import smtpprobe.Delivery;
import smtpprobe.SendResult;
import smtpprobe.bounce.Explanation;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.Exchange;
import smtpprobe.dialogue.TlsSession;
import smtpprobe.survey.Route;

/** What became of a mail, for people. Immutable. */
public final class SendText {

  private static final int MAX_POSSIBLE = 5;

  private final Style style;
  private final boolean transcripts;

  /** Written in {@code style}, with or without what both sides said. */
  public SendText(Style style, boolean transcripts) {
    this.style = style;
    this.transcripts = transcripts;
  }

  /** The report, line by line. */
  public List<String> lines(SendResult result) {
    List<String> lines = new ArrayList<>();
    if (!result.deliveries().isEmpty()) {
      lines.addAll(table(result));
    }
    for (Route route : result.routes()) {
      route
          .problem()
          .ifPresent(
              problem -> {
                lines.add(style.bad("Nothing sent to " + route.given() + ": " + problem + "."));
                route.lookups().lines().forEach(l -> lines.add("    seen  " + Printable.of(l)));
              });
    }
    result.deliveries().forEach(delivery -> lines.addAll(details(delivery)));
    return lines;
  }

  private List<String> table(SendResult result) {
    Table table = new Table();
    table.row().cell("server", style::bold).cell("result", style::bold);
    table.cell("stage", style::bold).cell("reply", style::bold);
    for (Delivery delivery : result.deliveries()) {
      table.row().cell(Printable.of(delivery.target().toString()));
      DialogueEnd end = delivery.dialogue().end();
      if (end instanceof DialogueEnd.Accepted accepted) {
        table.cell("accepted", style::good).cell("-").cell(FaultText.shown(accepted.reply()));
      } else if (end instanceof DialogueEnd.Refused refused) {
        table
            .cell(refused.reply().code() < 500 ? "deferred" : "rejected", style::bad)
            .cell(refused.stage().word())
            .cell(FaultText.shown(refused.reply()));
      } else if (end instanceof DialogueEnd.Lost lost) {
        table
            .cell("no result", style::bad)
            .cell(lost.stage().word())
            .cell(Printable.of(lost.why()));
      }
    }
    return table.lines("");
  }

  private List<String> details(Delivery delivery) {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(
        style.bold(delivery.target().toString())
            + delivery.dialogue().localAddress().map(a -> "  from [" + a + "]").orElse(""));
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
      Outcome outcome = explanation.outcome().orElseThrow();
      lines.addAll(new FaultText(style).block(explanation.rule(), outcome, "    "));
    }
    if (found.isEmpty() && !explanations.isEmpty()) {
      lines.add(
          "  receivers that answer so do it because of one of these, none of which was found here:");
      explanations.stream()
          .limit(MAX_POSSIBLE)
          .forEach(e -> lines.add("    " + style.bold(e.rule()) + ": " + Cards.fault(e.rule())));
    }
    return lines;
  }
}
