package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.report.Data;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import smtpprobe.check.CheckResult;
import smtpprobe.fix.Cure;
import smtpprobe.host.Skipped;
import smtpprobe.predict.Reasons;

/** A check-up: what is, what would happen, what to change, what is not known. */
final class CheckReport {

  private static final String FINDINGS = "findings";

  private CheckReport() {}

  static Report of(CheckResult result, Cure cure) {
    List<Part.Reason> causes = causes(result, cure);
    List<Part> parts = new ArrayList<>(HostFactsReport.of(result));
    Unheard.of(result).ifPresent(parts::add);
    parts.add(Part.Facts.of("seen", new Data.Items(List.of())));
    parts.addAll(SeenFacts.of(result.sections()));
    parts.addAll(verdicts(result, cure));
    parts.addAll(faults(result, cure, causes));
    parts.addAll(Decisions.hint(result));
    parts.add(Decisions.of(result.host()));
    parts.add(passed(result));
    parts.add(
        new Part.Findings(
            FINDINGS,
            "",
            Part.Findings.Manner.SILENT,
            reasons(result, cure, Outcome.Result.SKIPPED)));
    parts.add(skipped(result));
    parts.add(CheckAnswer.of(result, causes));
    return new Report(
        "check" + result.host().facts().name().map(name -> " " + name).orElse(""),
        result.status(),
        parts);
  }

  private static List<Part> verdicts(CheckResult result, Cure cure) {
    if (result.rows().isEmpty()) {
      return List.of(WaysReport.unjudged(result.host()));
    }
    Attempt attempt = result.rows().get(0).prediction().attempt();
    String to =
        attempt.recipients().stream().map(Mailbox::toString).collect(Collectors.joining(", "));
    boolean several = result.rows().size() > 1;
    String intro =
        result
                .host()
                .helo()
                .map(helo -> "greeting as \"" + helo + "\", ")
                .orElse("with a HELO name that is not known here (--helo tells it), ")
            + "from "
            + attempt.reversePath().map(Object::toString).orElse("<>")
            + " to "
            + to
            + (several && result.rows().stream().anyMatch(CheckResult.Row::sends)
                ? "; * is where mail leaves from now"
                    + (result.rows().stream().anyMatch(CheckResult.Row::perhaps)
                        ? ", ? where some of it may"
                        : "")
                : "");
    return List.of(
        new Part.Verdicts(
            "verdicts",
            "What receivers would do",
            intro,
            Part.Verdicts.Layout.CURRENT,
            rows(result, result.rows(), cure)));
  }

  /** The verdicts on mail from each of these addresses. */
  static List<Part.Row> rows(CheckResult result, List<CheckResult.Row> rows, Cure cure) {
    return rows.stream().map(row -> row(row, unknown(result, row), cure)).toList();
  }

  private static Optional<String> unknown(CheckResult result, CheckResult.Row row) {
    if (row.prediction().verdicts().isEmpty()) {
      return Optional.of("receivers see another address; --seen-as names it");
    }
    return result.isGreetingUnknown()
        ? Optional.of("the HELO name is not known; --helo names it")
        : Optional.empty();
  }

  private static Part.Row row(CheckResult.Row row, Optional<String> unknown, Cure cure) {
    return new Part.Row(
        row.address().text(),
        row.words(),
        happens(row),
        unknown,
        Trees.sending(row.address(), row.sends(), row.prediction().attempt()).done(),
        row.prediction().verdicts().stream()
            .map(verdict -> Part.Judged.of(Causes.told(cure, verdict)))
            .toList());
  }

  private static Part.Row.Happens happens(CheckResult.Row row) {
    if (row.sends()) {
      return Part.Row.Happens.NOW;
    }
    return row.perhaps() ? Part.Row.Happens.PERHAPS : Part.Row.Happens.NOT;
  }

  private static List<Part> faults(CheckResult result, Cure cure, List<Part.Reason> causes) {
    List<Part.Reason> failed = reasons(result, cure, Outcome.Result.FAILED);
    List<Part.Reason> undecided = reasons(result, cure, Outcome.Result.UNDECIDED);
    if (causes.isEmpty() && undecided.isEmpty()) {
      return List.of();
    }
    List<Part> parts = new ArrayList<>();
    parts.add(new Part.Findings(FINDINGS, "", Part.Findings.Manner.SILENT, failed));
    parts.add(
        new Part.Findings(
            "",
            "What to change, what matters most first",
            Part.Findings.Manner.CAUSES,
            causes.stream().filter(CheckReport::isWrong).toList()));
    parts.add(
        new Part.Findings(
            "",
            "Good to know",
            Part.Findings.Manner.CAUSES,
            causes.stream().filter(reason -> reason.finding().card().note()).toList()));
    parts.add(
        new Part.Findings(
            FINDINGS,
            undecided.isEmpty() ? "" : "What could not be decided: " + undecided.size(),
            cause(causes).isPresent() ? Part.Findings.Manner.SHORT : Part.Findings.Manner.RANKED,
            undecided));
    parts.add(
        new Part.Findings(
            "",
            "Behind verdicts that are not counted",
            Part.Findings.Manner.ASIDE,
            causes.stream().filter(reason -> !matters(reason)).toList()));
    return parts;
  }

  /** Not what only receivers mind that refuse by design. */
  private static boolean matters(Part.Reason reason) {
    return !reason.receivers().isEmpty() || !reason.section().isEmpty();
  }

  private static boolean isWrong(Part.Reason reason) {
    return matters(reason) && !reason.finding().card().note();
  }

  /** What is behind everything, if anything is wrong. */
  static Optional<Part.Reason> cause(List<Part.Reason> causes) {
    return causes.stream().filter(CheckReport::isWrong).findFirst();
  }

  private static List<Part.Reason> reasons(CheckResult result, Cure cure, Outcome.Result wanted) {
    return result.sections().stream()
        .flatMap(
            section ->
                section.findings().stream()
                    .filter(finding -> finding.result() == wanted)
                    .map(finding -> Part.Reason.of(section.heading(), Causes.told(cure, finding))))
        .toList();
  }

  /** Every fault that a look found or a receiver minds, with the receivers whose verdict counts. */
  static List<Part.Reason> causes(CheckResult result, Cure cure) {
    Findings minded = result.behindRefusals();
    List<Part.Reason> all = new ArrayList<>();
    for (Part.Reason reason : reasons(result, cure, Outcome.Result.FAILED)) {
      all.add(with(receivers(result, reason.finding()), reason));
    }
    Findings told = new Findings(all.stream().map(Part.Reason::finding).toList());
    minded.where(finding -> !told.has(finding)).all().stream()
        .map(finding -> Part.Reason.of("", Causes.told(cure, finding)))
        .map(reason -> with(receivers(result, reason.finding()), reason))
        .forEach(all::add);
    return Causes.first(all);
  }

  private static Part.Reason with(List<String> receivers, Part.Reason reason) {
    return new Part.Reason(
        reason.finding(), reason.section(), "", List.of(), receivers, Optional.empty());
  }

  private static List<String> receivers(CheckResult result, Finding finding) {
    return result
        .verdicts()
        .filter(verdict -> verdict.counts() && !verdict.action().delivers())
        .filter(verdict -> Reasons.of(verdict).has(finding))
        .map(Verdict::persona)
        .distinct()
        .toList();
  }

  /** What no thing that was looked at shows. */
  private static Part passed(CheckResult result) {
    Set<String> failed = result.findings().failed().ids();
    List<Part.Reason> passed =
        reasons(result, Cure.none(result.host()), Outcome.Result.PASSED).stream()
            .filter(reason -> !failed.contains(reason.finding().id()))
            .toList();
    long rules = passed.stream().map(reason -> reason.finding().id()).distinct().count();
    return new Part.Findings(
        FINDINGS,
        "Looked for and not found: " + rules + (rules == 1 ? " fault" : " faults"),
        Part.Findings.Manner.NAMES,
        passed);
  }

  /** By reason: one thing that could not be read often leaves several rules with nothing to do. */
  private static Part skipped(CheckResult result) {
    Map<String, Set<String>> byReason = new LinkedHashMap<>();
    result
        .skipped()
        .forEach(s -> byReason.computeIfAbsent(s.why(), w -> new LinkedHashSet<>()).add(s.what()));
    for (Finding finding : result.findings().with(Outcome.Result.SKIPPED).all()) {
      String why =
          finding.outcome().evidence().observations().stream()
              .map(seen -> seen.seen())
              .collect(Collectors.joining("; "));
      byReason.computeIfAbsent(why, w -> new LinkedHashSet<>()).add(finding.id());
    }
    List<Line> lines = new ArrayList<>();
    byReason.forEach(
        (why, what) -> lines.add(Line.detail(Line.of(2, String.join(", ", what) + ": " + why))));
    int unread = result.skipped().size();
    long rules = byReason.values().stream().mapToLong(Set::size).sum() - unread;
    return new Part.Facts(
        "skipped",
        "Not looked at, and why: "
            + rules
            + (rules == 1 ? " fault" : " faults")
            + (unread == 0 ? "" : ", and " + unread + " that could not be read"),
        Data.items(result.skipped(), CheckReport::skipped),
        lines);
  }

  private static Data skipped(Skipped skipped) {
    return Data.tree().with("what", skipped.what()).with("why", skipped.why()).done();
  }
}
