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

  /** How many there are; no stage is looked at before those that come earlier. */
  private int known;

  /** Where something can follow from what was found: asked for every check of a persona. */
  private final boolean[] matters;

  private boolean clientIsExempt;
  private boolean senderIsNull;

  /** Nothing is found yet. */
  Facts(Docket docket) {
    this.docket = docket;
    this.found = new Finding[docket.size()];
    this.matters = new boolean[docket.size()];
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
    matters[rule] = !isFine(finding.result());
    known = rule + 1;
  }

  /** What is found by this rule and those after it is not known any more. */
  void forgetFrom(int rule) {
    if (rule < known) {
      Arrays.fill(found, rule, known, null);
      Arrays.fill(matters, rule, known, false);
      known = rule;
    }
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
    return !matters[rule];
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

  /** Whether it comes to the same as those: then the same follows from it. */
  @SuppressWarnings("ReferenceEquality") // most are the very same
  boolean haveResultsOf(List<Finding> others) {
    if (known != others.size()) {
      return false;
    }
    for (int i = 0; i < known; i++) {
      Finding other = others.get(i);
      if (found[i] != other && result(i) != other.result()) {
        return false;
      }
    }
    return true;
  }

  /** Whether it is these very findings. */
  @SuppressWarnings("ReferenceEquality") // what they say is not compared
  boolean are(List<Finding> others) {
    for (int i = 0; i < others.size(); i++) {
      if (found[i] != others.get(i)) {
        return false;
      }
    }
    return known == others.size();
  }

  /** Puts in what was found before, in the order of the stages. */
  void putAll(List<Finding> findings) {
    for (int i = 0; i < findings.size(); i++) {
      put(i, findings.get(i));
    }
  }

  /** All of it, in the order of the stages. */
  List<Finding> all() {
    return List.of(Arrays.copyOf(found, known));
  }
}
