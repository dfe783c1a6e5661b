package smtpprobe.mta;

import java.util.Optional;

/** Whether a way out uses TLS. */
public enum Tls {
  /** Never, whatever the receiver offers. */
  NEVER(Optional.of(false)),
  /** Wherever the receiver offers it, or not at all without it. */
  WHERE_OFFERED(Optional.of(true)),
  /** Nobody here can say. */
  UNKNOWN(Optional.empty());

  private final Optional<Boolean> encrypted;

  Tls(Optional<Boolean> encrypted) {
    this.encrypted = encrypted;
  }

  /** Whether a session with a receiver that offers TLS is encrypted; empty when unknown. */
  public Optional<Boolean> encrypted() {
    return encrypted;
  }
}
