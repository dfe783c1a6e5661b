package smtpprobe.bounce.cause;

/**
 * What can be behind a refusal: the fault that a rule looks for, or something that no rule can
 * find. Immutable.
 *
 * @param id the id of the rule, or that of the other cause; it is for ever
 * @param family its coarse kind
 * @param side whose it is to change
 * @param what what happened, in a sentence without a full stop
 * @param remedy what to do, without a full stop
 * @param isRule whether there is a rule of that id, which can look for it
 * @param isOwnWords whether they are words of the sending mail server, unless a code stands there:
 *     what address they name is not one that the receiver saw
 */
public record Cause(
    String id,
    Family family,
    Side side,
    String what,
    String remedy,
    boolean isRule,
    boolean isOwnWords) {

  /** The id of the honest answer. */
  public static final String UNKNOWN = "unknown";

  /** Whether the text did not tell. */
  public boolean isUnknown() {
    return id.equals(UNKNOWN);
  }
}
