package smtpprobe.dialogue;

import fakereceiver.mail.Message;

/**
 * One SMTP transaction with one server: connect, EHLO, MAIL, RCPT, the message, QUIT.
 *
 * <p>Blocks the calling thread, for at most about {@link Timeouts#total()}. Any number may run at
 * once, each on a thread of its own; nothing is shared between them.
 */
public final class Dialogue {

  private Dialogue() {}

  /**
   * The octets of {@code message} that a server gets, before dots are doubled: all lines in CRLF.
   */
  public static Message asSent(Message message) {
    return Message.of(WireMessage.of(message).octets());
  }

  /**
   * Holds the dialogue and closes the connection. Never throws for what the server or the network
   * does, and asks no DNS.
   */
  public static DialogueResult run(DialogueRequest request) {
    Recorder recorder = new Recorder();
    try (Wire wire = new Wire(request, recorder)) {
      return recorder.result(request, new ProbeTransport(request, wire, recorder).talk());
    }
  }
}
