package fakereceiver.session;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
 * @param others what other receivers would have made of it, by the names of their personas; empty
 *     unless this one was told to ask them before it answers
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
    List<Verdict> others,
    List<Refusal> refusals) {

  /** Of a transaction that nobody said much in: a hundred findings, mostly. */
  private static final long WITHOUT_WORDS = 16 << 10;

  /** Copies the lists. */
  public Transaction {
    others = List.copyOf(others);
    refusals = List.copyOf(refusals);
  }

  /** About how many octets of memory it holds: messages, recipients, replies and evidence. */
  public long octets() {
    return WITHOUT_WORDS
        + Stream.concat(attempt.message().stream(), stored.stream()).mapToLong(Message::size).sum()
        + attempt.recipients().stream().mapToLong(to -> octetsOf(to.toString())).sum()
        + refusals.stream()
            .mapToLong(refusal -> octetsOf(String.join("", refusal.reply().lines())))
            .sum()
        + ofEvidence();
  }

  /** About how many octets a word of the client's takes up: as it came, and in its parts. */
  public static long octetsOf(String word) {
    return 300 + 4L * word.length();
  }

  /** An answer is behind many findings, and counted once. */
  private long ofEvidence() {
    Set<Answer<?>> answers = Collections.newSetFromMap(new IdentityHashMap<>());
    long octets = 0;
    for (Finding finding : verdict.findings().all()) {
      for (Observation observation : finding.outcome().evidence().observations()) {
        if (observation instanceof Observation.Lookup lookup && answers.add(lookup.answer())) {
          octets += lookup.answer().octets();
        }
      }
    }
    return octets;
  }
}
