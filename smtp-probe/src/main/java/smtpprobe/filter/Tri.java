package smtpprobe.filter;

/** Whether something holds: yes, no, or nobody can say. */
public enum Tri {
  /** It holds. */
  YES,
  /** It does not. */
  NO,
  /** It cannot be known from the rules alone. */
  UNKNOWN;

  /** Yes or no. */
  public static Tri of(boolean holds) {
    return holds ? YES : NO;
  }

  /** Whether both hold. */
  public Tri and(Tri other) {
    if (this == NO || other == NO) {
      return NO;
    }
    return this == YES && other == YES ? YES : UNKNOWN;
  }

  /** Whether one of them holds. */
  public Tri or(Tri other) {
    if (this == YES || other == YES) {
      return YES;
    }
    return this == NO && other == NO ? NO : UNKNOWN;
  }

  /** Whether it does not hold. */
  public Tri not() {
    return switch (this) {
      case YES -> NO;
      case NO -> YES;
      case UNKNOWN -> UNKNOWN;
    };
  }
}
