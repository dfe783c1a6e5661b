package fakereceiver.server.command;

import fakereceiver.misbehaviour.Moment;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The verbs that a client may say, each with its command. */
enum Verb {
  EHLO(new HelloCommand(true), Moment.HELO),
  HELO(new HelloCommand(false), Moment.HELO),
  MAIL(new MailCommand(), Moment.MAIL),
  RCPT(new RcptCommand(), Moment.RCPT),
  DATA(new DataCommand(), Moment.DATA),
  BDAT(new BdatCommand()),
  RSET(SmallCommands::rset, Moment.RSET),
  NOOP(SmallCommands::noop),
  QUIT(SmallCommands::quit, Moment.QUIT),
  HELP(SmallCommands::help),
  VRFY(SmallCommands::vrfy),
  EXPN(SmallCommands::notImplemented),
  AUTH(new AuthCommand(), Moment.AUTH),
  STARTTLS(new StartTlsCommand(), Moment.STARTTLS),
  XCLIENT(new XclientCommand()),
  /** Whatever else was said. */
  UNKNOWN(SmallCommands::unknown);

  private static final Map<String, Verb> BY_NAME =
      Stream.of(values()).collect(Collectors.toUnmodifiableMap(Verb::name, verb -> verb));

  private final Command command;
  private final Optional<Moment> moment;

  Verb(Command command) {
    this(command, Optional.empty());
  }

  Verb(Command command, Moment moment) {
    this(command, Optional.of(moment));
  }

  Verb(Command command, Optional<Moment> moment) {
    this.command = command;
    this.moment = moment;
  }

  /** The verb of a command line (RFC 5321 section 2.4: in any case). */
  static Verb of(String line) {
    int end = line.indexOf(' ');
    String word = (end < 0 ? line : line.substring(0, end)).toUpperCase(Locale.ROOT);
    return BY_NAME.getOrDefault(word, UNKNOWN);
  }

  /** What stands behind the verb of a command line, spaces around it removed. */
  static String argumentOf(String line) {
    int end = line.indexOf(' ');
    return end < 0 ? "" : line.substring(end).strip();
  }

  Command command() {
    return command;
  }

  /** When in a session it is said, where a receiver can be told to misbehave then. */
  Optional<Moment> moment() {
    return moment;
  }
}
