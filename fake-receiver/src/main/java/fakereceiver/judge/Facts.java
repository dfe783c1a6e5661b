package fakereceiver.judge;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome.Result;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What conditions are about: what the rules of one hearing have found so far, each about one thing,
 * and two things that are known of the mail. Not safe for several threads.
 */
final class Facts {

  private final Docket docket;
  private final @Nullable Finding[] found;
  private boolean clientIsExempt;
  private boolean senderIsNull;

  /** Nothing is found yet. */
  Facts(Docket docket) {
    this.docket = docket;
    this.found = new Finding[docket.size()];
  }

  /**
   * The mail that is judged from now on.
   *
   * @param exempt whether the persona exempts the client
   * @param nullSender whether the reverse-path is null
   */
  void about(boolean exempt, boolean nullSender) {
    clientIsExempt = exempt;
    senderIsNull = nullSender;
  }

  void put(int rule, Finding finding) {
    found[rule] = finding;
  }

  /** What is found by this rule and those after it is not known any more. */
  void forgetFrom(int rule) {
    Arrays.fill(found, rule, found.length, null);
  }

  boolean has(int rule) {
    return found[rule] != null;
  }

  /** A rule that has not looked yet has nothing to look at. */
  Result result(int rule) {
    Finding finding = found[rule];
    return finding == null ? Result.SKIPPED : finding.result();
  }

  /** The same; of no rule, too. */
  Result result(String rule) {
    return docket.has(rule) ? result(docket.number(rule)) : Result.SKIPPED;
  }

  boolean isFine(String rule) {
    return isFine(result(rule));
  }

  boolean isFine(int rule) {
    return isFine(result(rule));
  }

  private static boolean isFine(Result result) {
    return result == Result.PASSED || result == Result.SKIPPED;
  }

  boolean clientIsExempt() {
    return clientIsExempt;
  }

  boolean senderIsNull() {
    return senderIsNull;
  }

  /** All of it, in the order of the stages. */
  List<Finding> all() {
    int known = 0;
    Finding[] all = new Finding[found.length];
    for (Finding finding : found) {
      if (finding != null) {
        all[known++] = finding;
      }
    }
    return List.of(Arrays.copyOf(all, known));
  }
}
