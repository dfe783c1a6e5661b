package fakereceiver.report;

/** What a report comes to; the exit code follows from it. */
public enum Status {
  /** Every verdict delivers, there is no fault, every prediction held. */
  OK,
  /** Some verdict is worse, there is a fault, some prediction missed. */
  WORSE,
  /** What matters could not be decided. */
  UNDECIDED;

  /** Worse before undecided: what is known to be wrong is said whatever else is not known. */
  public static Status of(boolean worse, boolean undecided) {
    return worse ? WORSE : undecided ? UNDECIDED : OK;
  }
}
