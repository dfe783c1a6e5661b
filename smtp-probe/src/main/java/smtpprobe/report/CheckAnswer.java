package smtpprobe.report;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.check.CheckResult;

/** The last three lines of a check-up: how many would take the mail, why not, what to do next. */
final class CheckAnswer {

  private CheckAnswer() {}

  /** The lines; {@code minded} is what receivers mind, causes first. */
  static Part of(CheckResult result, List<Part.Reason> minded) {
    Optional<Finding> cause = cause(result, minded);
    return new Part.Note(
        Tone.BOLD,
        List.of(
            Line.of(0, count(result)),
            Line.of(
                0,
                cause
                    .map(
                        c ->
                            label(minded)
                                + c.id()
                                + ": "
                                + c.card().fault()
                                + " ("
                                + c.about()
                                + ").")
                    .orElse("No fault was found.")),
            Line.of(0, "Next: " + next(result, cause))));
  }

  private static String label(List<Part.Reason> minded) {
    return minded.isEmpty() ? "To mend first: " : "Cause: ";
  }

  private static String count(CheckResult result) {
    List<Verdict> verdicts = result.verdicts().toList();
    Set<String> sources = new LinkedHashSet<>();
    result.rows().stream()
        .filter(CheckResult.Row::sends)
        .forEach(row -> sources.add(row.address().text()));
    if (verdicts.isEmpty()) {
      return WaysReport.silence(result.host());
    }
    Set<String> all = new LinkedHashSet<>();
    Set<String> not = new LinkedHashSet<>();
    for (Verdict verdict : verdicts) {
      all.add(verdict.persona());
      if (!verdict.action().delivers()) {
        not.add(verdict.persona());
      }
    }
    return (all.size() - not.size())
        + " of "
        + all.size()
        + " receivers would take mail from "
        + (sources.size() == 1
            ? sources.iterator().next()
            : "each of the " + sources.size() + " addresses that it leaves from")
        + ".";
  }

  /** A wrong address or a wrong resolver is behind what follows from it; then what most mind. */
  private static Optional<Finding> cause(CheckResult result, List<Part.Reason> minded) {
    List<Finding> failed = result.findings().failed().all();
    Optional<Finding> first =
        Stream.concat(failed.stream(), minded.stream().map(Part.Reason::finding))
            .filter(f -> Causes.FIRST.contains(f.id()))
            .findFirst();
    if (first.isPresent()) {
      return first;
    }
    Map<String, Set<String>> receivers = new LinkedHashMap<>();
    Map<String, Finding> leaders = new LinkedHashMap<>();
    for (Part.Reason reason : minded) {
      if (reason.finding().isFailed()) {
        String remedy = reason.finding().remedy();
        leaders.putIfAbsent(remedy, reason.finding());
        receivers.computeIfAbsent(remedy, r -> new LinkedHashSet<>()).addAll(reason.receivers());
      }
    }
    int most = receivers.values().stream().mapToInt(Set::size).max().orElse(0);
    return receivers.entrySet().stream()
        .filter(one -> one.getValue().size() == most)
        .findFirst()
        .map(one -> leaders.get(one.getKey()))
        .or(() -> failed.stream().findFirst())
        .or(() -> result.findings().undecided().all().stream().findFirst());
  }

  private static String next(CheckResult result, Optional<Finding> cause) {
    String domain =
        result.rows().stream()
            .flatMap(row -> row.prediction().attempt().reversePath().stream())
            .flatMap(path -> path.mailbox().stream())
            .map(Mailbox::domain)
            .flatMap(Optional::stream)
            .findFirst()
            .map(name -> " --domain " + name)
            .orElse("");
    if (cause.isEmpty()) {
      return "smtp-probe send, which shows what a real receiver says";
    }
    if (cause.get().isUndecided()) {
      return "smtp-probe check" + domain + ", once DNS answers";
    }
    return Causes.RESOLVER.contains(cause.get().id())
        ? "smtp-probe check" + domain + " --dns-server ADDR, with another resolver"
        : "smtp-probe fix" + domain;
  }
}
