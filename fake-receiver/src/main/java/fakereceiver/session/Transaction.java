package fakereceiver.session;

import fakereceiver.dns.Answer;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Observation;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import java.nio.file.Path;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
 * @param octets about how many octets of memory it holds: messages, recipients, replies and
 *     evidence
 */
public record Transaction(
    Attempt attempt,
    Verdict verdict,
    TransactionParameters parameters,
    Optional<Message> stored,
    Optional<Path> file,
    Optional<Reply> reply,
    List<Verdict> others,
    List<Refusal> refusals,
    long octets) {

  /** Of a transaction that nobody said much in: a hundred findings, mostly. */
  private static final long WITHOUT_WORDS = 16 << 10;

  public Transaction {
    others = List.copyOf(others);
    refusals = List.copyOf(refusals);
  }

  /** Weighs it: once, since each place that keeps it asks. */
  public Transaction(
      Attempt attempt,
      Verdict verdict,
      TransactionParameters parameters,
      Optional<Message> stored,
      Optional<Path> file,
      Optional<Reply> reply,
      List<Verdict> others,
      List<Refusal> refusals) {
    this(
        attempt,
        verdict,
        parameters,
        stored,
        file,
        reply,
        others,
        refusals,
        WITHOUT_WORDS
            + attempt.message().map(Message::size).orElse(0)
            + stored.map(Message::size).orElse(0)
            + ofRecipients(attempt)
            + ofReplies(refusals)
            + ofEvidence(verdict));
  }

  /** How it ended. */
  public Ending ending() {
    return Ending.of(this);
  }

  /** The same in a line. */
  String outcome() {
    Ending ending = ending();
    if (ending.fate() == Mail.Fate.UNFINISHED) {
      return ending.word();
    }
    return ending.refuses() && !verdict().action().refuses()
        ? ending.reply().map(reply -> "refused, " + reply).orElseGet(verdict()::toString)
        : verdict().toString();
  }

  /**
   * Whether there was a mail, or at least a client that was not let so far: a session that came and
   * went has a transaction, too.
   */
  public boolean isMail() {
    return attempt.reversePath().isPresent()
        || verdict.action().refuses()
        || refusals.stream().anyMatch(Refusal::keepsAway);
  }

  /** About how many octets a word of the client's takes up: as it came, and in its parts. */
  public static long octetsOf(String word) {
    return octetsOf(word.length());
  }

  private static long octetsOf(int characters) {
    return 300 + 4L * characters;
  }

  private static long ofRecipients(Attempt attempt) {
    long octets = 0;
    for (Mailbox to : attempt.recipients()) {
      octets += octetsOf(to.localPart().length() + to.domainText().length() + 1);
    }
    return octets;
  }

  private static long ofReplies(List<Refusal> refusals) {
    long octets = 0;
    for (Refusal refusal : refusals) {
      int length = 0;
      for (String line : refusal.reply().lines()) {
        length += line.length();
      }
      octets += octetsOf(length);
    }
    return octets;
  }

  /** An answer is behind many findings, and counted once. */
  private static long ofEvidence(Verdict verdict) {
    Set<Answer<?>> answers = Collections.newSetFromMap(new IdentityHashMap<>());
    long octets = 0;
    List<Finding> findings = verdict.findings().all();
    for (int i = 0; i < findings.size(); i++) { // twice a hundred iterators are not for nothing
      List<Observation> observations = findings.get(i).outcome().evidence().observations();
      for (int k = 0; k < observations.size(); k++) {
        if (observations.get(k) instanceof Observation.Lookup lookup
            && answers.add(lookup.answer())) {
          octets += lookup.answer().octets();
        }
      }
    }
    return octets;
  }
}
