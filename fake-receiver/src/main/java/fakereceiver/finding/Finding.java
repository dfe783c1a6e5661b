package fakereceiver.finding;

import fakereceiver.finding.Outcome.Result;

/**
 * What one rule found on one thing. Immutable.
 *
 * @param card the rule
 * @param about what was looked at: {@code 2001:db8::25}, {@code mail.example.org}, {@code port 25};
 *     empty where the card says it all
 * @param outcome what was found, on what evidence
 */
public record Finding(Card card, String about, Outcome outcome) {

  /** The id of the rule. */
  public String id() {
    return card.id();
  }

  /** The result. */
  public Result result() {
    return outcome.result();
  }

  /** Whether the fault is there. */
  public boolean isFailed() {
    return result() == Result.FAILED;
  }

  /** Whether DNS could not say. */
  public boolean isUndecided() {
    return result() == Result.UNDECIDED;
  }

  /** The remedy for this very case, or else the one of the card; without a full stop. */
  public String remedy() {
    return outcome.remedy().orElse(card.remedy());
  }

  /** What it is about in brackets, to stand behind other words; empty where that says no more. */
  public String subject() {
    return about.isEmpty() ? "" : " (" + about + ")";
  }

  /** Whether {@code other} is about the same rule and the same thing, whatever was found. */
  public boolean isSameCase(Finding other) {
    return id().equals(other.id()) && about.equals(other.about);
  }
}
