package smtpprobe.dialogue;

/** Whether to use TLS, and how it begins. No certificate is ever a reason to stop. */
public enum TlsMode {
  /** Never, even when the server offers it. */
  NONE,
  /**
   * By STARTTLS (RFC 3207) when the server offers it, as most senders do (RFC 7435); at once on
   * port 465. A handshake that fails ends the dialogue: whether to try once more in the clear is
   * for the caller to decide.
   */
  MAY,
  /** By STARTTLS, always: a server that does not offer it ends the dialogue. */
  MUST,
  /** At once, before the greeting, as for submission on port 465 (RFC 8314 section 3.3). */
  IMPLICIT;

  /** The port of submissions, where servers speak nothing but TLS. */
  public static final int SUBMISSIONS = 465;

  /** What it comes to on one port. */
  TlsMode at(int port) {
    return this == MAY && port == SUBMISSIONS ? IMPLICIT : this;
  }
}
