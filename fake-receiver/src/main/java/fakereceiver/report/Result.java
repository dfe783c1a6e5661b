package fakereceiver.report;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Action;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One thing that was looked at, and what came of it: what formats list and gates count. Immutable.
 *
 * @param kind what it is
 * @param id the same in every run, whatever came of it this time: what a baseline holds
 * @param name what was looked at, for people
 * @param state what came of it
 * @param level how bad that is, when it is bad
 * @param message what came of it, in a line; empty when it is as it should be
 * @param findings what it rests on
 * @param receivers the personas that mind it, by name
 * @param more what is told of it besides, line by line
 */
record Result(
    Kind kind,
    String id,
    String name,
    State state,
    Action level,
    String message,
    List<Finding> findings,
    List<String> receivers,
    List<String> more) {

  /** What it is. */
  enum Kind {
    /** A receiver's verdict. */
    RECEIVER,
    /** A fault that was looked for. */
    FAULT,
    /** A conversation with a server. */
    MAIL,
    /** Something to do. */
    STEP;

    /** Several of them: {@code receivers}. */
    String words() {
      return name().toLowerCase(Locale.ROOT) + "s";
    }
  }

  /** What came of it. */
  enum State {
    /** As it should be. */
    PASSED,
    /** Not as it should be. */
    FAILED,
    /** Not known. */
    UNDECIDED,
    /** Not as it should be, and too weak to be a failure. */
    NOTED,
    /** It does not count, or was not looked at. */
    SKIPPED
  }

  Result {
    findings = List.copyOf(findings);
    receivers = List.copyOf(receivers);
    more = List.copyOf(more);
  }

  /** Whether there is something to tell of it. */
  boolean isAmiss() {
    return state != State.PASSED && state != State.SKIPPED;
  }

  /** How long its lookups took. */
  Duration took() {
    return findings.stream()
        .flatMap(finding -> finding.outcome().evidence().observations().stream())
        .filter(Observation.Lookup.class::isInstance)
        .map(Observation.Lookup.class::cast)
        .map(lookup -> lookup.answer().took())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** What is told besides; fault, evidence and remedy of what it rests on; one line each. */
  List<String> details() {
    return Stream.concat(
            more.stream(), findings.stream().flatMap(finding -> details(finding).stream()))
        .distinct()
        .toList();
  }

  private static List<String> details(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add(
        finding.id()
            + ": "
            + (finding.isUndecided() ? "could not be decided: " : "")
            + finding.card().fault()
            + finding.subject());
    finding.outcome().evidence().lines().forEach(seen -> lines.add("seen: " + seen));
    if (finding.isFailed() && !finding.remedy().isBlank()) {
      lines.add("remedy: " + finding.remedy());
    }
    return lines;
  }
}
