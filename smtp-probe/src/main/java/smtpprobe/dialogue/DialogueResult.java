package smtpprobe.dialogue;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * How a dialogue went, with the evidence. Immutable.
 *
 * @param request what was asked for
 * @param end how it ended
 * @param exchanges each command with its whole reply, in order, beginning with the greeting; the
 *     final QUIT is only in the transcript
 * @param transcript what was said both ways, kept whatever the end; at most 1000 lines of 2000
 *     characters, and the message is one event in it
 * @param tls what STARTTLS led to, when it did
 * @param localAddress where the connection came from, when there was one
 * @param notes what was done to the message, or could not be declared; whole sentences
 * @param started when the dialogue began
 */
public record DialogueResult(
    DialogueRequest request,
    DialogueEnd end,
    List<Exchange> exchanges,
    Transcript transcript,
    Optional<TlsSession> tls,
    Optional<IpAddress> localAddress,
    List<String> notes,
    Instant started) {

  /** Copies the lists. */
  public DialogueResult {
    exchanges = List.copyOf(exchanges);
    notes = List.copyOf(notes);
  }

  /** What the server said to this recipient; empty when it was never asked. */
  public Optional<Reply> replyTo(Mailbox recipient) {
    return exchanges.stream()
        .filter(exchange -> exchange.command().equals(Commands.rcpt(recipient)))
        .map(Exchange::reply)
        .findFirst();
  }
}
