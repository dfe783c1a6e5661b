package smtpprobe.dialogue;

import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;

/** What the server is to reply to: its greeting, or one kind of command. */
enum Step {
  GREETING(Stage.CONNECT, 220, ""),
  EHLO(Stage.HELO, 250, "EHLO"),
  HELO(Stage.HELO, 250, "HELO"),
  STARTTLS(Stage.HELO, 220, "STARTTLS"),
  /** RFC 4954: the command and each response after it; 334 asks for one more. */
  AUTH(Stage.HELO, 235, "AUTH"),
  /** Answered by the greeting that the claimed client would have seen. */
  XCLIENT(Stage.CONNECT, 220, "XCLIENT"),
  MAIL(Stage.MAIL, 250, "MAIL"),
  RCPT(Stage.RCPT, 250, "RCPT"),
  DATA(Stage.MESSAGE, 354, "DATA"),
  END(Stage.MESSAGE, 250, "the end of the message"),
  QUIT(Stage.MESSAGE, 221, "QUIT");

  private final Stage stage;
  private final int expected;
  private final String words;

  Step(Stage stage, int expected, String words) {
    this.stage = stage;
    this.expected = expected;
    this.words = words;
  }

  /** That of a command, {@code .} being the end of the message. */
  static Step of(String command) {
    return command.equals(".") ? END : valueOf(command.split(" ", 2)[0]);
  }

  Stage stage() {
    return stage;
  }

  /** The code that RFC 5321 section 4.3.2 foresees for success. */
  int expected() {
    return expected;
  }

  /** For sentences such as "the server closed the connection after MAIL". */
  String when() {
    return this == GREETING ? "before its greeting" : "after " + words;
  }

  /** For sentences such as "no whole reply to MAIL". */
  String reply() {
    return this == GREETING ? "greeting" : "reply to " + words;
  }

  /** The first digit decides (RFC 5321 section 4.2.1): {@code 251} is as good as {@code 250}. */
  boolean isDoneBy(Reply reply) {
    return reply.code() / 100 == expected / 100;
  }
}
