package smtpprobe.dialogue;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
 * @param tls what STARTTLS or implicit TLS led to, when it did
 * @param localAddress where the connection came from, when there was one
 * @param extensions what the server offered, and what of it was used
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
    EsmtpUse extensions,
    List<String> notes,
    Instant started) {

  public DialogueResult {
    exchanges = List.copyOf(exchanges);
    notes = List.copyOf(notes);
  }

  /** The recipients that the server refused at RCPT, with its words, in order. */
  public Map<Mailbox, Reply> refusals() {
    Map<Mailbox, Reply> refusals = new LinkedHashMap<>();
    for (Mailbox recipient : request.recipients()) {
      replyTo(recipient)
          .filter(reply -> reply.code() >= 400)
          .ifPresent(reply -> refusals.put(recipient, reply));
    }
    return refusals;
  }

  /** What the server said to this recipient; empty when it was never asked. */
  public Optional<Reply> replyTo(Mailbox recipient) {
    String command = Commands.rcpt(recipient);
    return exchanges.stream()
        .filter(e -> e.command().equals(command) || e.command().startsWith(command + " "))
        .map(Exchange::reply)
        .findFirst();
  }

  /**
   * Whether it was the login that was refused: the fault is in the credentials, not in the mail.
   */
  public boolean isLoginRefused() {
    return end instanceof DialogueEnd.Refused refused
        && refused.stage() == Stage.HELO
        && extensions.used().stream().anyMatch(keyword -> keyword.startsWith("AUTH "));
  }
}
