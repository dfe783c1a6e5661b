package fakereceiver.mail;

/** What a client declares of its message with MAIL. */
public enum BodyType {
  /** Nothing, or {@code BODY=7BIT}: every octet is ASCII. */
  SEVEN_BIT,
  /**
   * {@code BODY=8BITMIME} (RFC 6152), {@code BODY=BINARYMIME} (RFC 3030) or SMTPUTF8 (RFC 6531).
   */
  EIGHT_BIT
}
