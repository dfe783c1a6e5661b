package fakereceiver.session;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mail transaction of a session, or what came before the first one. Immutable.
 *
 * @param attempt as far as it came, what was refused included
 * @param verdict on that attempt
 * @param parameters what came with MAIL and RCPT
 * @param stored the message as the receiver keeps it, with its Authentication-Results field; only
 *     if the receiver was told to make that and the message was delivered, as junk perhaps
 * @param file where the stored message is; absent when it is not in a file
 * @param reply what the client was told last about it; absent when it left without asking
 * @param refusals the commands that were refused since the transaction before, in order; of very
 *     many only the first
 */
public record Transaction(
    Attempt attempt,
    Verdict verdict,
    TransactionParameters parameters,
    Optional<Message> stored,
    Optional<Path> file,
    Optional<Reply> reply,
    List<Refusal> refusals) {

  /** Copies the list. */
  public Transaction {
    refusals = List.copyOf(refusals);
  }

  /** How many octets of messages it holds. */
  public long size() {
    return Stream.concat(attempt.message().stream(), stored.stream())
        .mapToLong(Message::size)
        .sum();
  }
}
