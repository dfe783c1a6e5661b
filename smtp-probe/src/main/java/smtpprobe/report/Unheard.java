package smtpprobe.report;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import fakereceiver.report.Line;
import fakereceiver.report.Part;
import fakereceiver.report.Tone;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.check.CheckResult;

/** The conclusion that the resolver here is at fault: no server has answered any lookup. */
final class Unheard {

  private Unheard() {}

  /** About the resolver, where nothing that was looked up for these verdicts had an answer. */
  static Optional<Part> of(Stream<Verdict> verdicts) {
    return of(Findings.of(verdicts.map(Verdict::findings).toList()));
  }

  /** The same of all that a check-up looked at. */
  static Optional<Part> of(CheckResult result) {
    return of(result.looked());
  }

  private static Optional<Part> of(Findings findings) {
    List<Answer<?>> answers =
        findings.all().stream()
            .<Answer<?>>flatMap(finding -> finding.outcome().evidence().answers().stream())
            .toList();
    return answers.stream()
        .filter(Answer::isUnheard)
        .findFirst()
        .filter(first -> answers.stream().allMatch(Answer::isUnavailable))
        .filter(first -> answers.stream().noneMatch(Answer::isServerFailure))
        .map(Unheard::note);
  }

  private static Part note(Answer<?> first) {
    return new Part.Note(
        Tone.BOLD,
        List.of(
            Line.of(
                0,
                "No lookup was answered ("
                    + (first.server().isEmpty() ? "" : first.server() + ": ")
                    + first.said()
                    + "), so nothing is known of what receivers would find. See first that this"
                    + " host's resolver answers, or name another one with --dns-server.")));
  }
}
