package smtpprobe.dialogue;

/** Whether to ask for TLS with STARTTLS (RFC 3207). No certificate is ever a reason to stop. */
public enum TlsMode {
  /** Never, even when the server offers it. */
  NONE,
  /**
   * When the server offers it, as most senders do (RFC 7435). A handshake that fails ends the
   * dialogue: whether to try once more in the clear is for the caller to decide.
   */
  MAY,
  /** Always: a server that does not offer it ends the dialogue. */
  MUST
}
