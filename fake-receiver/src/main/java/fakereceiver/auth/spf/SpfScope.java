package fakereceiver.auth.spf;

/** Which name of the SMTP session is checked (RFC 7208 section 2). */
public enum SpfScope {
  /** The HELO name (section 2.3). */
  HELO,
  /** The reverse-path (section 2.4). */
  MAIL_FROM
}
