package smtpprobe.report;

import fakereceiver.judge.Stage;
import fakereceiver.report.Line;
import fakereceiver.report.Tone;
import fakereceiver.report.VerdictWords;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.routing.Target;
import smtpprobe.send.Delivery;
import smtpprobe.send.DeliveryResult;
import smtpprobe.send.OwnAddress;
import smtpprobe.send.Retry;
import smtpprobe.send.SendResult;
import smtpprobe.send.Try;

/** Which own address was answered what by which server, on one screen. */
final class SendLines {

  /** So many changes of answers are shown of one way. */
  private static final int MAX_RUNS = 8;

  private static final int INDENT = 2;

  private record Way(OwnAddress source, Target target) {

    @Override
    public boolean equals(@Nullable Object other) { // see DomainName
      return other instanceof Way way && source.equals(way.source) && target.equals(way.target);
    }

    @Override
    public int hashCode() {
      return 31 * source.hashCode() + target.hashCode();
    }
  }

  /** Mails one after the other that were answered alike. */
  private record Run(Delivery first, int from, int to) {}

  private SendLines() {}

  /** Whether there is more than one own address, or more than one mail each way. */
  static boolean isLarge(SendResult result) {
    Map<Way, List<Delivery>> ways = ways(result);
    return ways.keySet().stream().map(Way::source).distinct().count() > 1
        || ways.size() < result.deliveries().size();
  }

  static List<Line> table(SendResult result) {
    Map<Way, List<Delivery>> ways = ways(result);
    boolean sources = ways.keySet().stream().anyMatch(way -> way.source().address().isPresent());
    boolean several = ways.size() < result.deliveries().size();
    List<Line> lines = new ArrayList<>();
    Line.RowOf header = Line.row(sources ? INDENT : 0).cell("server", Tone.BOLD);
    if (several) {
      header.cell("mails", Tone.BOLD);
    }
    lines.add(
        header.cell("result", Tone.BOLD).cell("stage", Tone.BOLD).cell("reply", Tone.BOLD).done());
    String head = "";
    for (Map.Entry<Way, List<Delivery>> way : bySource(ways)) {
      String from = from(way.getKey().source());
      if (sources && !from.equals(head)) {
        lines.add(new Line.Label(from));
      }
      head = from;
      rows(way.getKey(), runs(way.getValue()), sources ? INDENT : 0, several, lines);
    }
    return lines;
  }

  private static void rows(Way way, List<Run> runs, int indent, boolean several, List<Line> lines) {
    for (int i = 0; i < Math.min(runs.size(), MAX_RUNS); i++) {
      Line.RowOf row = Line.row(indent).cell(i == 0 ? way.target().toString() : "");
      addRun(row, runs.get(i), several);
      lines.add(row.done());
    }
    if (runs.size() > MAX_RUNS) {
      lines.add(
          Line.row(indent)
              .cell("")
              .cell("and " + (runs.size() - MAX_RUNS) + " more changes")
              .done());
    }
  }

  private static String from(OwnAddress source) {
    return "from "
        + source.address().map(Object::toString).orElse("any address")
        + "  ("
        + source.kind()
        + ")";
  }

  /** How many met which fate; empty for a single mail. */
  static List<String> summary(SendResult result) {
    List<String> lines = new ArrayList<>();
    if (result.deliveries().size() > 1) {
      lines.add(
          result.deliveries().size()
              + " mails: "
              + result.counts().entrySet().stream()
                  .map(entry -> entry.getValue() + " " + entry.getKey().word())
                  .collect(Collectors.joining(", "))
              + ".");
      ways(result).forEach((way, deliveries) -> change(way, runs(deliveries), lines));
    }
    if (result.counts().containsKey(DeliveryResult.PERHAPS_GREYLISTED)) {
      lines.add(
          DeliveryResult.PERHAPS_GREYLISTED.word()
              + " means that the reply reads like greylisting; --retry tries again and finds out.");
    }
    return lines;
  }

  private static void change(Way way, List<Run> runs, List<String> lines) {
    if (runs.size() > 1) {
      Run first = runs.get(0);
      Run second = runs.get(1);
      lines.add(
          way.target()
              + " began to answer differently with mail "
              + second.from
              + ": the first "
              + (first.to == 1 ? "was " : first.to + " were ")
              + first.first.fate().word()
              + ", then "
              + second.first.fate().word()
              + ".");
    }
  }

  private static Map<Way, List<Delivery>> ways(SendResult result) {
    Map<Way, List<Delivery>> ways = new LinkedHashMap<>();
    for (Delivery delivery : result.deliveries()) {
      ways.computeIfAbsent(new Way(delivery.source(), delivery.target()), way -> new ArrayList<>())
          .add(delivery);
    }
    return ways;
  }

  private static List<Map.Entry<Way, List<Delivery>>> bySource(Map<Way, List<Delivery>> ways) {
    Map<OwnAddress, List<Map.Entry<Way, List<Delivery>>>> groups = new LinkedHashMap<>();
    ways.entrySet()
        .forEach(
            entry ->
                groups
                    .computeIfAbsent(entry.getKey().source(), source -> new ArrayList<>())
                    .add(entry));
    return groups.values().stream().flatMap(List::stream).toList();
  }

  private static List<Run> runs(List<Delivery> deliveries) {
    List<Run> runs = new ArrayList<>();
    for (int i = 0; i < deliveries.size(); i++) {
      Delivery delivery = deliveries.get(i);
      int last = runs.size() - 1;
      if (last >= 0 && kind(runs.get(last).first).equals(kind(delivery))) {
        runs.set(last, new Run(runs.get(last).first, runs.get(last).from, i + 1));
      } else {
        runs.add(new Run(delivery, i + 1, i + 1));
      }
    }
    return runs;
  }

  /** Equal for deliveries that were answered alike, whatever the words. */
  static String kind(Delivery delivery) {
    DialogueEnd end = delivery.dialogue().end();
    String word = delivery.fate().word();
    if (end instanceof DialogueEnd.Refused refused) {
      return word
          + " "
          + refused.stage().word()
          + " "
          + refused.reply().code()
          + refused.reply().status().map(status -> " " + status).orElse("");
    }
    return end instanceof DialogueEnd.Lost lost ? word + " " + lost.stage().word() : word;
  }

  private static void addRun(Line.RowOf table, Run run, boolean several) {
    Delivery delivery = run.first;
    if (several) {
      table.cell(run.from == run.to ? "" + run.from : run.from + "-" + run.to);
    }
    DeliveryResult fate = delivery.fate();
    table.cell(fate.word(), fate.isTaken() ? Tone.GOOD : Tone.BAD);
    DialogueEnd end = delivery.dialogue().end();
    if (fate == DeliveryResult.PARTLY) {
      table.cell(Stage.RCPT.word()).cell(refusedFor(delivery));
    } else if (end instanceof DialogueEnd.Accepted accepted) {
      DialogueEnd first = delivery.tries().get(0).dialogue().end();
      if (first instanceof DialogueEnd.Refused refused) {
        table
            .cell(refused.stage().word())
            .cell(
                "accepted after "
                    + Retry.words(delivery.waited())
                    + ", "
                    + ordinal(delivery.tries().size())
                    + " try; at first "
                    + VerdictWords.shown(refused.reply()));
      } else {
        table.cell("-").cell(VerdictWords.shown(accepted.reply()));
      }
    } else if (end instanceof DialogueEnd.Refused refused) {
      table
          .cell(refused.stage().word())
          .cell(VerdictWords.shown(refused.reply()) + still(delivery));
    } else if (end instanceof DialogueEnd.Lost lost) {
      table.cell(lost.stage().word()).cell(lost.why() + still(delivery));
    }
  }

  /** In which words a mail that was not taken ended, and where. */
  static String said(Delivery delivery) {
    DialogueEnd end = delivery.dialogue().end();
    if (delivery.fate() == DeliveryResult.PARTLY) {
      return refusedFor(delivery);
    }
    return end instanceof DialogueEnd.Refused refused
        ? refused.stage().word() + " " + VerdictWords.shown(refused.reply()) + still(delivery)
        : end instanceof DialogueEnd.Lost lost
            ? lost.stage().word() + ": " + lost.why() + still(delivery)
            : "";
  }

  private static String refusedFor(Delivery delivery) {
    return delivery.replies().entrySet().stream()
        .filter(reply -> reply.getValue().code() >= 400)
        .map(reply -> "refused for " + reply.getKey() + ": " + VerdictWords.shown(reply.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String still(Delivery delivery) {
    List<Try> tries = delivery.tries();
    return tries.size() == 1
        ? ""
        : " (after " + Retry.words(delivery.waited()) + ", " + ordinal(tries.size()) + " try)";
  }

  /** {@code 2nd}. */
  static String ordinal(int number) {
    boolean teen = number % 100 / 10 == 1;
    return number
        + switch (teen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
