package smtpprobe.report;

import fakereceiver.dns.Ip4Address;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Report;
import fakereceiver.report.Status;
import fakereceiver.report.Tone;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.fix.Cure;
import smtpprobe.predict.Counted;
import smtpprobe.predict.Prediction;
import smtpprobe.predict.Reasons;

/** A prediction: what was judged, what receivers do, and why. */
final class PredictionReport {

  /** The rule that looks where the HELO name leads. */
  private static final String GREETING = "helo-unresolvable";

  private static final String NOT_GLOBAL = "client-not-global";

  private PredictionReport() {}

  /** With the remedies that were tried; without any, with those of the rules. */
  static Report of(Prediction prediction, Optional<Cure> cure) {
    Attempt attempt = prediction.attempt();
    List<Verdict> verdicts =
        prediction.verdicts().stream()
            .map(verdict -> cure.map(one -> Causes.told(one, verdict)).orElse(verdict))
            .toList();
    List<Part.Reason> behind = reasons(verdicts);
    List<Part.Reason> also = also(verdicts, behind);
    Set<List<String>> causes = behind.stream().map(Part.Reason::cause).collect(Collectors.toSet());
    List<Part.Reason> reasons = new ArrayList<>(behind);
    also.stream().filter(one -> causes.contains(one.cause())).forEach(reasons::add);
    List<Part> parts = new ArrayList<>();
    parts.add(
        new Part.Facts(
            "attempt", "", Trees.attempt(attempt), List.of(Line.of(0, headline(attempt)))));
    NotOurs.unseen(attempt.clientAddress()).ifPresent(parts::add);
    if (attempt.clientAddress() instanceof Ip4Address) {
      parts.add(aboutFour(prediction));
    }
    verdicts.stream()
        .flatMap(verdict -> NotOurs.refusedByList(verdict.findings()).stream())
        .findFirst()
        .ifPresent(parts::add);
    Unheard.of(verdicts.stream()).or(() -> NotOurs.unanswered(verdicts)).ifPresent(parts::add);
    parts.add(
        new Part.Verdicts(
            "verdicts",
            "",
            "",
            Part.Verdicts.Layout.REPLIES,
            List.of(
                new Part.Row(
                    attempt.clientAddress().text(),
                    "",
                    true,
                    Trees.attempt(attempt),
                    verdicts.stream().map(Part.Judged::of).toList()))));
    parts.add(
        new Part.Findings(
            "",
            "",
            Part.Findings.Manner.RANKED,
            reasons.stream()
                .map(one -> withGreeting(one, verdicts))
                .map(PredictionReport::byName)
                .toList()));
    parts.add(
        new Part.Findings(
            "",
            "Also seen; no receiver above refuses mail for it:",
            behind.isEmpty() ? Part.Findings.Manner.INDENTED : Part.Findings.Manner.SHORT,
            also.stream().filter(one -> !causes.contains(one.cause())).toList()));
    parts.add(answer(prediction, verdicts, reasons));
    return new Report("predict " + attempt.clientAddress(), status(List.of(prediction)), parts);
  }

  /** How many would take it, why not, and what to do next. */
  private static Part answer(
      Prediction prediction, List<Verdict> verdicts, List<Part.Reason> reasons) {
    List<Line> lines = new ArrayList<>();
    List<Verdict> counted = Counted.of(verdicts);
    lines.add(
        Line.of(
            0,
            Counted.delivering(verdicts)
                + " of "
                + counted.size()
                + (counted.size() == 1 ? " receiver" : " receivers")
                + " would take it"
                + notCounted(verdicts, counted)
                + "."));
    boolean unseen = NotOurs.unseen(prediction.attempt().clientAddress()).isPresent();
    Optional<Finding> cause =
        verdicts.stream()
            .flatMap(verdict -> verdict.findings().first(NOT_GLOBAL).stream())
            .filter(finding -> unseen && finding.isFailed())
            .findFirst()
            .or(
                () ->
                    reasons.stream()
                        .filter(one -> one.replies().stream().anyMatch(counted::contains))
                        .map(Part.Reason::finding)
                        .findFirst());
    lines.add(
        Line.of(
            0,
            cause
                .map(
                    one ->
                        (one.isUndecided() ? "Not decided: " : "Cause: ") + CheckAnswer.words(one))
                .orElse(
                    reasons.isEmpty()
                        ? "No receiver above minds anything."
                        : "No receiver that counts minds anything.")));
    String domain = CheckAnswer.domain(Stream.of(prediction.attempt()));
    lines.add(
        Line.of(
            0,
            unseen
                ? "Next: smtp-probe predict --client ADDR, the address that other receivers see"
                : cause.isEmpty()
                    ? "Next: smtp-probe send, which shows what a real receiver says"
                    : cause.get().isUndecided()
                        ? "Next: the same again, once DNS answers"
                        : "Next: smtp-probe fix"
                            + domain
                            + " on the mail host, which says what to change there"));
    return new Part.Note(Tone.BOLD, verdicts.isEmpty() ? List.of() : lines);
  }

  private static String notCounted(List<Verdict> verdicts, List<Verdict> counted) {
    List<String> others =
        verdicts.stream().filter(one -> !counted.contains(one)).map(Verdict::persona).toList();
    return others.isEmpty() ? "" : "; not counted: " + String.join(", ", others);
  }

  static Status status(Collection<Prediction> predictions) {
    List<Verdict> verdicts = predictions.stream().flatMap(one -> one.verdicts().stream()).toList();
    return Status.of(
        verdicts.stream().anyMatch(Verdict::isWorse),
        predictions.stream().anyMatch(one -> !one.unanswered().isEmpty())
            || verdicts.stream().anyMatch(v -> v.counts() && v.isUndecided()));
  }

  /** Many receivers judge IPv4 by other rules, which are not known here. */
  private static Part aboutFour(Prediction prediction) {
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            0,
            "The question is about IPv4: "
                + prediction.attempt().clientAddress()
                + " is an IPv4 address."));
    if (!prediction.unanswered().isEmpty()) {
      lines.add(
          Line.of(
              0,
              "Not answered for "
                  + String.join(", ", prediction.unanswered())
                  + ": what is known of them is what they do with IPv6 clients."));
    }
    return new Part.Note(Tone.BOLD, lines);
  }

  private static String headline(Attempt attempt) {
    return "If "
        + attempt.clientAddress()
        + attempt.heloName().map(helo -> ", greeting as \"" + helo + "\",").orElse("")
        + " sends mail"
        + attempt.reversePath().map(path -> " from " + path).orElse("")
        + " to "
        + attempt.recipients().stream().map(Mailbox::toString).collect(Collectors.joining(", "))
        + ":";
  }

  /** What is behind verdicts that do not deliver, each with those verdicts. */
  static List<Part.Reason> reasons(List<Verdict> verdicts) {
    Map<String, List<Verdict>> byRule = new LinkedHashMap<>();
    verdicts.stream()
        .filter(verdict -> !verdict.action().delivers())
        .forEach(
            verdict ->
                Reasons.of(verdict)
                    .ids()
                    .forEach(
                        rule -> byRule.computeIfAbsent(rule, r -> new ArrayList<>()).add(verdict)));
    List<Part.Reason> reasons = new ArrayList<>();
    byRule.forEach(
        (rule, behind) ->
            reasons.add(
                Part.Reason.of(behind.get(0).findings().first(rule).orElseThrow(), behind)));
    return Causes.first(reasons);
  }

  /** Receivers by their names alone: their words stand elsewhere, or are too many. */
  static Part.Reason byName(Part.Reason reason) {
    return new Part.Reason(
        reason.finding(),
        reason.section(),
        reason.lead(),
        List.of(),
        reason.replies().stream().map(Verdict::persona).toList(),
        reason.untried());
  }

  /**
   * Where reverse DNS is not known, with what DNS says of the name that it would have to lead to.
   */
  private static Part.Reason withGreeting(Part.Reason reason, List<Verdict> verdicts) {
    Finding finding = reason.finding();
    if (!finding.isUndecided() || finding.card().owner() != Owner.REVERSE_ZONE) {
      return reason;
    }
    Evidence greeting =
        verdicts.stream()
            .flatMap(verdict -> verdict.findings().all().stream())
            .filter(one -> one.id().equals(GREETING))
            .map(one -> one.outcome().evidence())
            .findFirst()
            .orElse(Evidence.NONE);
    return new Part.Reason(
        new Finding(
            finding.card(),
            finding.about(),
            Outcome.undecided(finding.outcome().evidence().and(greeting))),
        reason.section(),
        reason.lead(),
        reason.replies(),
        reason.receivers(),
        reason.untried());
  }

  /** What no persona here minds, or what could not be found out: never shown as passed. */
  private static List<Part.Reason> also(List<Verdict> verdicts, List<Part.Reason> told) {
    Findings behind = new Findings(told.stream().map(Part.Reason::finding).toList());
    return Findings.of(verdicts.stream().map(Verdict::findings).toList())
        .with(Outcome.Result.FAILED, Outcome.Result.UNDECIDED)
        .distinct()
        .where(finding -> !behind.has(finding))
        .all()
        .stream()
        .map(finding -> Part.Reason.of(finding, List.of()))
        .toList();
  }
}
