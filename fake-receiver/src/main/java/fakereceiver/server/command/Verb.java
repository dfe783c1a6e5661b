package fakereceiver.server.command;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** The verbs that a client may say, each with its command. */
public enum Verb {
  EHLO(new HelloCommand(true)),
  HELO(new HelloCommand(false)),
  MAIL(new MailCommand()),
  RCPT(new RcptCommand()),
  DATA(new DataCommand()),
  BDAT(new BdatCommand()),
  RSET(SmallCommands::rset),
  NOOP(SmallCommands::noop),
  QUIT(SmallCommands::quit),
  HELP(SmallCommands::help),
  VRFY(SmallCommands::vrfy),
  EXPN(SmallCommands::notImplemented),
  AUTH(SmallCommands::notImplemented),
  STARTTLS(new StartTlsCommand()),
  XCLIENT(new XclientCommand()),
  /** Whatever else was said. */
  UNKNOWN(SmallCommands::unknown);

  private final Command command;
  private final byte[] line = (name() + "\r\n").getBytes(StandardCharsets.US_ASCII);

  Verb(Command command) {
    this.command = command;
  }

  /** The verb of a command line (RFC 5321 section 2.4: in any case). */
  static Verb of(String line) {
    int end = line.indexOf(' ');
    String word = (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
    for (Verb verb : values()) {
      if (verb.name().equals(word)) {
        return verb;
      }
    }
    return UNKNOWN;
  }

  /** What stands behind the verb of a command line, spaces around it removed. */
  static String argumentOf(String line) {
    int end = line.indexOf(' ');
    return end < 0 ? "" : line.substring(end).strip();
  }

  Command command() {
    return command;
  }

  /** The verb as the library reads it. */
  public byte[] line() {
    return line;
  }
}
