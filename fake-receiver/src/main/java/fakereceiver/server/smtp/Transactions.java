package fakereceiver.server.smtp;

import fakereceiver.session.Transaction;
import fakereceiver.store.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The last transactions of one session, as many as are reasonable to keep. */
final class Transactions {

  /** Clients under test send a handful; load generators send thousands in one session. */
  static final int MAX = 100;

  private final Deque<Transaction> kept = new ArrayDeque<>(1);
  private long octets;
  private int forgotten;

  void add(Transaction transaction) {
    kept.addLast(transaction);
    octets += transaction.size();
    while (kept.size() > MAX || (octets > Journal.MAX_OCTETS && kept.size() > 1)) {
      octets -= kept.removeFirst().size();
      forgotten++;
    }
  }

  boolean isEmpty() {
    return kept.isEmpty();
  }

  /** How many were too many to keep. */
  int forgotten() {
    return forgotten;
  }

  /** How many there were. */
  int total() {
    return forgotten + kept.size();
  }

  /** Those that came after the first {@code seen} and are still kept. */
  List<Transaction> after(int seen) {
    return kept.stream().skip(Math.max(0, seen - forgotten)).toList();
  }

  List<Transaction> list() {
    return List.copyOf(kept);
  }
}
