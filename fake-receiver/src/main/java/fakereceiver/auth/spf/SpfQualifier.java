package fakereceiver.auth.spf;

/** What a mechanism stands for when it matches (RFC 7208 section 4.6.2). */
public enum SpfQualifier {
  /** {@code +}, also when nothing is written. */
  PASS('+', SpfResult.PASS),
  /** {@code -}. */
  FAIL('-', SpfResult.FAIL),
  /** {@code ~}. */
  SOFTFAIL('~', SpfResult.SOFTFAIL),
  /** {@code ?}. */
  NEUTRAL('?', SpfResult.NEUTRAL);

  private final char sign;
  private final SpfResult result;

  SpfQualifier(char sign, SpfResult result) {
    this.sign = sign;
    this.result = result;
  }

  /** The character in the record. */
  public char sign() {
    return sign;
  }

  /** The result of a match. */
  public SpfResult result() {
    return result;
  }
}
