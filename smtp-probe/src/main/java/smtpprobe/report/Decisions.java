package smtpprobe.report;

import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.check.CheckResult;
import smtpprobe.fix.Ipv4Way;
import smtpprobe.fix.RepairResult;
import smtpprobe.mta.Families;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.WayOut;
import smtpprobe.predict.Counted;
import smtpprobe.remedy.Ipv4OnlyChange;
import smtpprobe.sender.Host;

/** IPv4 for outgoing mail: where it was decided and what it costs, and where it would help. */
final class Decisions {

  private Decisions() {}

  /** What was decided, with its cost; nobody is told that it is a fault. */
  static Part of(Host host) {
    List<String> taken = host.mail().sixWanted() ? List.of() : taken(host);
    List<Line> lines = new ArrayList<>();
    taken.forEach(words -> lines.add(Line.of(2, words)));
    if (host.isIpv4Only() && !host.mail().isRelayed() && !taken.isEmpty()) {
      Ipv4OnlyChange.costs(host).forEach(cost -> lines.add(Line.of(2, "cost: " + cost + ".")));
    }
    if (!taken.isEmpty() && host.mail().all().stream().anyMatch(Decisions::isOfAll)) {
      lines.add(Line.of(2, "\"smtp-probe fix --use-ipv6\" plans the way back."));
    }
    return new Part.Facts("decisions", "Decided here, and left as it is", Data.texts(taken), lines);
  }

  /** Whether it is about what the server usually does; single ways are left as they are. */
  private static boolean isOfAll(MailServer server) {
    return isOverFour(server) || triesFourFirst(server.preference());
  }

  private static boolean isOverFour(MailServer server) {
    return server.families() == Families.IPV4_ONLY && server.other().relay().isEmpty();
  }

  private static boolean triesFourFirst(Optional<String> preference) {
    return preference.filter("ipv4"::equals).isPresent();
  }

  private static List<String> taken(Host host) {
    List<String> taken = new ArrayList<>();
    for (MailServer server : host.mail().all()) {
      if (isOverFour(server)) {
        taken.add(
            "mail-server-without-ipv6: " + server + " sends over IPv4 only" + cause(server) + ".");
      } else {
        server.other().others().stream()
            .filter(way -> way.relay().isEmpty() && way.families() == Families.IPV4_ONLY)
            .map(Decisions::words)
            .forEach(taken::add);
      }
      if (triesFourFirst(server.preference())) {
        taken.add(preferred(server, server + " tries IPv4 first"));
      } else {
        server.other().others().stream()
            .filter(way -> way.relay().isEmpty() && way.families() == Families.BOTH)
            .filter(way -> triesFourFirst(way.preference()))
            .map(way -> "for " + way.takes().words() + ", " + way.name() + " tries IPv4 first")
            .forEach(words -> taken.add(preferred(server, words)));
      }
    }
    return taken;
  }

  private static String preferred(MailServer server, String who) {
    return "family-preferred: "
        + who
        + " ("
        + server.preferring("ipv4")
        + "). Mail still leaves over IPv6 to receivers that have no"
        + " IPv4 address, and where IPv4 fails for a while; what is wrong over IPv6 is noticed late"
        + " then.";
  }

  private static String words(WayOut way) {
    return "Of "
        + way.takes().words()
        + ", by "
        + way.name()
        + ", all goes over IPv4: a receiver without an IPv4 address does not get it.";
  }

  private static String cause(MailServer server) {
    List<String> lines =
        server.settings().stream()
            .filter(
                line ->
                    line.matches(
                        ".*(inet_protocols ?= ?ipv4|smtp_dns_reply_filter|disable_ipv6|dns_ipv4_lookup|ipv4_only|ignore_target_hosts|\\binet4\\b).*"))
            .toList();
    return lines.isEmpty()
        ? Optional.of(server.bind().setting())
            .filter(s -> !s.isEmpty())
            .map(s -> " (" + s + ")")
            .orElse("")
        : lines.stream().collect(Collectors.joining("; ", " (", ")"));
  }

  /**
   * Where {@code fix --keep-ipv4} would help; not where another address of the host may be the
   * better way.
   */
  static List<Part> hint(CheckResult result) {
    boolean shown =
        result.verdicts().findAny().isPresent()
            && result
                .findings()
                .failed()
                .where(f -> Causes.WRONG_ADDRESS.contains(f.id()))
                .isEmpty();
    return Ipv4Way.missing(result)
        .filter(what -> shown)
        .map(
            what ->
                List.<Part>of(
                    Part.Note.of(
                        "If you cannot get "
                            + what
                            + ": \"smtp-probe fix --keep-ipv4\" plans to send over IPv4 only and"
                            + " to go on receiving over both families.")))
        .orElse(List.of());
  }

  /** The second way, where the first needs somebody else. */
  static Part secondWay(RepairResult result) {
    Optional<Ipv4Way> way = result.ipv4();
    return new Part.Facts(
        "secondWay",
        way.map(w -> overFour(result)).orElse(""),
        Data.items(way.stream().toList(), Decisions::data),
        way.map(w -> lines(w, result)).orElse(List.of()),
        way.filter(w -> !result.steps().isEmpty()).map(w -> few(w, result)));
  }

  private static List<Line> few(Ipv4Way way, RepairResult result) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            0,
            overFour(result)
                + ". "
                + compared(way, result.before())
                + ". \"smtp-probe fix --keep-ipv4\" plans it, and tells what it costs."));
    Ipv4OnlyChange.losses(way.plan().host())
        .forEach(loss -> lines.add(StepLines.labelled("mind", loss + ".")));
    way.plan()
        .host()
        .mail()
        .keeper()
        .ifPresent(keeper -> lines.add(StepLines.labelled("mind", keeper + ".")));
    lines.addAll(FewRecipes.lines(way.recipes()));
    return lines;
  }

  private static String overFour(RepairResult result) {
    return "If you cannot get "
        + Ipv4Way.missing(result.before()).orElse("that")
        + ": send over IPv4 only, and go on receiving over both families";
  }

  private static Data data(Ipv4Way way) {
    return Data.tree()
        .with("title", way.remedy().title())
        .with("mends", Data.texts(way.ends().ids()))
        .with("source", way.source().map(address -> address.text()))
        .with("recipes", Data.items(way.recipes(), Trees::recipe))
        .with("costs", Data.texts(way.remedy().notes(way.plan())))
        .with("after", Data.items(way.verdicts(), Data.Judged::new))
        .done();
  }

  private static List<Line> lines(Ipv4Way way, RepairResult result) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        result.steps().isEmpty()
            ? StepLines.labelled("tried", "on the same copy: no mail leaves over IPv6 then")
            : StepLines.labelled(
                "instead",
                "of all steps above that are about mail going out; tried on the same copy: no"
                    + " mail leaves over IPv6 then"));
    lines.add(StepLines.labelled("receivers", compared(way, result.before())));
    way.remedy()
        .notes(way.plan())
        .forEach(cost -> lines.add(StepLines.labelled("cost", cost + ".")));
    lines.addAll(StepLines.recipes(way.recipes()));
    lines.add(
        StepLines.sentence(
            "\"smtp-probe fix --keep-ipv4\" plans this way, and nothing for mail over IPv6."));
    return lines;
  }

  private static String compared(Ipv4Way way, CheckResult before) {
    int all = Counted.of(way.verdicts()).size();
    long overFour = Counted.delivering(way.verdicts());
    if (before.isSourceUnknown()) {
      return overFour
          + " of "
          + all
          + " deliver over IPv4"
          + way.from()
          + "; over IPv6 it cannot be told";
    }
    long now =
        before.rows().stream()
            .filter(CheckResult.Row::sends)
            .mapToLong(row -> Counted.delivering(row.prediction().verdicts()))
            .min() // of several ways out, the one that is taken worst
            .orElse(0);
    return now + " of " + all + " deliver over IPv6 now, " + overFour + " over IPv4" + way.from();
  }
}
