package fakereceiver.server.smtp;

import fakereceiver.mail.Reply;

/** The replies that are the same for every persona. */
public final class Replies {

  public static final Reply OK = Reply.of(250, "2.0.0 Ok");
  public static final Reply SENDER_OK = Reply.of(250, "2.1.0 Ok");
  public static final Reply RECIPIENT_OK = Reply.of(250, "2.1.5 Ok");
  public static final Reply SEND_DATA = Reply.of(354, "End data with <CR><LF>.<CR><LF>");
  public static final Reply BYE = Reply.of(221, "2.0.0 Bye");
  public static final Reply READY_FOR_TLS = Reply.of(220, "2.0.0 Ready to start TLS");

  public static final Reply SHUTTING_DOWN = Reply.of(421, "4.3.2 The receiver is being closed");
  public static final Reply TOO_MANY_CONNECTIONS =
      Reply.of(421, "4.3.2 Too many connections, try again later");
  public static final Reply TOO_MANY_OF_ONE =
      Reply.of(421, "4.7.0 Too many connections from your network, try again later");
  public static final Reply TOO_OFTEN =
      Reply.of(421, "4.7.0 Your network connects too often, try again later");
  public static final Reply TOO_MANY_ERRORS = Reply.of(421, "4.7.0 Too many errors");
  public static final Reply OUR_MISTAKE = Reply.of(451, "4.3.0 The receiver has made a mistake");
  public static final Reply OUR_MISTAKE_FATAL =
      Reply.of(421, "4.3.0 The receiver has made a mistake");
  public static final Reply NO_MEMORY =
      Reply.of(452, "4.3.1 There is too little memory for this now, try again later");
  public static final Reply HOLDS_TOO_MUCH =
      Reply.of(421, "4.3.1 This session holds too much memory, try again later");
  public static final Reply NOT_STORED = Reply.of(452, "4.3.1 The message cannot be stored now");
  public static final Reply TOO_MANY_RECIPIENTS = Reply.of(452, "4.5.3 Too many recipients");

  public static final Reply UNKNOWN_COMMAND = Reply.of(500, "5.5.1 Unknown command");
  public static final Reply NOT_IMPLEMENTED = Reply.of(502, "5.5.1 Not implemented");
  public static final Reply NO_ARGUMENT = Reply.of(501, "5.5.4 This command takes no argument");
  public static final Reply HELO_FIRST = Reply.of(503, "5.5.1 Send EHLO first");
  public static final Reply MAIL_FIRST = Reply.of(503, "5.5.1 Send MAIL first");
  public static final Reply NESTED_MAIL = Reply.of(503, "5.5.1 A transaction is under way already");
  public static final Reply DATA_AND_BDAT = Reply.of(503, "5.5.1 DATA and BDAT do not mix");
  public static final Reply NO_RECIPIENTS = Reply.of(554, "5.5.1 No valid recipients");
  public static final Reply TLS_ALREADY = Reply.of(503, "5.5.1 TLS has been started already");
  public static final Reply STARTTLS_FIRST = Reply.of(500, "5.5.1 TLS begins with STARTTLS here");
  public static final Reply NO_TLS = Reply.of(500, "5.5.1 No TLS is offered here");
  public static final Reply AUTH_FIRST = Reply.of(530, "5.7.0 Authentication required");
  public static final Reply TOO_BIG = Reply.of(552, "5.3.4 Message too big");
  public static final Reply NEEDS_UTF8 =
      Reply.of(553, "5.6.7 Not ASCII, and SMTPUTF8 was not asked for");

  private Replies() {}
}
