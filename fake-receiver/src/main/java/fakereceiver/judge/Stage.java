package fakereceiver.judge;

import java.util.Locale;

/** How far an attempt has come, in the order of an SMTP session. */
public enum Stage {
  /** The client has connected: its address is known. */
  CONNECT,
  /** EHLO or HELO: the HELO name is known. */
  HELO,
  /** MAIL FROM: the reverse-path is known. */
  MAIL,
  /** RCPT TO: the recipients are known. */
  RCPT,
  /** The end of the data: the message is known. */
  MESSAGE;

  /** The word that is used everywhere outside Java: {@code connect}, {@code helo} and so on. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
