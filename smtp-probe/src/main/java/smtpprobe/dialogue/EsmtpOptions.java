package smtpprobe.dialogue;

import java.util.Optional;

/**
 * Which SMTP extensions to use beyond those that every dialogue uses where it can (SIZE, 8BITMIME,
 * STARTTLS, and SMTPUTF8 when an address or the header of the message is not ASCII). Immutable.
 *
 * @param dsn which reports to ask for; a server that does not offer DSN gets the mail without
 * @param smtpUtf8 whether to declare SMTPUTF8 (RFC 6531) even for mail that does not need it
 * @param requireTls whether to ask that every further hop uses TLS (RFC 8689). Without TLS, a
 *     certificate that can be relied on and a server that offers it, nothing is sent.
 * @param credentials who to log in as (RFC 4954), for submission (RFC 6409)
 */
public record EsmtpOptions(
    Optional<DsnRequest> dsn,
    boolean smtpUtf8,
    boolean requireTls,
    Optional<Credentials> credentials) {

  /** Nothing beyond what every dialogue uses. */
  public static final EsmtpOptions USUAL =
      new EsmtpOptions(Optional.empty(), false, false, Optional.empty());
}
