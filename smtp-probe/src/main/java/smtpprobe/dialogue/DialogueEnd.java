package smtpprobe.dialogue;

import fakereceiver.judge.Stage;
import fakereceiver.mail.Reply;

/** How a dialogue ended: accepted, refused by a reply, or lost without one. */
public sealed interface DialogueEnd {

  /**
   * The server took the message, for at least one recipient.
   *
   * @param reply to the end of the message
   */
  record Accepted(Reply reply) implements DialogueEnd {}

  /**
   * The server said no; 4yz for now, 5yz for good. When every recipient was refused, this is the
   * reply to the first.
   *
   * @param stage where
   * @param reply what it said
   */
  record Refused(Stage stage, Reply reply) implements DialogueEnd {}

  /**
   * No reply decided: the connection failed, the server did not speak SMTP, or something that the
   * request insists on was not offered. What became of a message that was sent whole is unknown.
   *
   * @param stage where
   * @param why one sentence without a final dot; text from the network in it is escaped and bounded
   */
  record Lost(Stage stage, String why) implements DialogueEnd {}
}
