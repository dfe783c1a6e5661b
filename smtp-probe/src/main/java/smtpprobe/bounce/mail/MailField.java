package smtpprobe.bounce.mail;

/**
 * A header field. Immutable.
 *
 * @param name in lower case
 * @param value unfolded, encoded words decoded
 */
record MailField(String name, String value) {}
