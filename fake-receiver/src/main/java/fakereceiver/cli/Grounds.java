package fakereceiver.cli;

import fakereceiver.finding.Finding;
import fakereceiver.judge.Verdict;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What verdicts rest on, in the words of a log line: the rules, and their evidence.
 *
 * <p>Mail after mail of one sender rests on the very same findings, and to word them takes as long
 * as to judge. So the last words are kept. Safe for several threads.
 */
final class Grounds {

  /** More is cut off in a line all the same. */
  private static final int MAX_KEPT = 16_000;

  private volatile Worded last = new Worded(List.of(), List.of(), "");

  /** The words of one verdict, at most {@link #MAX_KEPT} characters. */
  private record Worded(List<String> because, List<Finding> reasons, String text) {}

  /** The fields of a verdict that rests on something. */
  String of(Verdict verdict) {
    List<Finding> reasons = verdict.reasons().all();
    Worded before = last;
    if (before.because().equals(verdict.because()) && before.reasons().equals(reasons)) {
      return before.text();
    }
    String text = words(verdict.because(), reasons);
    if (text.length() <= MAX_KEPT) {
      last = new Worded(verdict.because(), reasons, text);
    }
    return text;
  }

  private static String words(List<String> because, List<Finding> reasons) {
    Set<String> evidence = new LinkedHashSet<>();
    reasons.forEach(finding -> evidence.addAll(finding.outcome().evidence().lines()));
    StringBuilder words = new StringBuilder(" because=").append(String.join(",", because));
    MailLine.field(words, "evidence", evidence, "; ");
    return words.toString();
  }
}
