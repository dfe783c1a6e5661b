package fakereceiver.misbehaviour;

import java.util.Locale;

/** When in a session something is said: each has one reply. */
public enum Moment {
  /** The client has connected: the greeting. */
  CONNECT,
  /** EHLO or HELO. */
  HELO,
  /** STARTTLS, before the handshake. */
  STARTTLS,
  /** AUTH, before anything secret is said, unless it came with the command. */
  AUTH,
  /** MAIL. */
  MAIL,
  /** RCPT. */
  RCPT,
  /** DATA, before the message. */
  DATA,
  /** The end of the message, however it came. */
  MESSAGE,
  /** RSET. */
  RSET,
  /** QUIT. */
  QUIT;

  /** The word that is used everywhere outside Java. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether it belongs to one mail, not to the session. */
  public boolean isOfMail() {
    return this == MAIL || this == RCPT || this == DATA || this == MESSAGE;
  }
}
