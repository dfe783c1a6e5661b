package fakereceiver.report;

import fakereceiver.judge.Action;

/** How something is meant: a terminal shows it by a colour. */
public enum Tone {
  /** Nothing special. */
  PLAIN,
  /** A heading, a name. */
  BOLD,
  /** Of less importance. */
  FAINT,
  /** As it should be. */
  GOOD,
  /** Neither good nor bad. */
  DOUBTFUL,
  /** Not as it should be. */
  BAD;

  /** How an action is meant. */
  public static Tone of(Action action) {
    return switch (action) {
      case ACCEPT, NOTE -> GOOD;
      case JUNK, DROP, DEFER -> DOUBTFUL;
      case REJECT -> BAD;
    };
  }
}
