package fakereceiver.server.smtp;

import fakereceiver.session.Budget;
import fakereceiver.session.Transaction;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/** The last transactions of one session, as many as are reasonable to keep. */
final class Transactions {

  /** Clients under test send a handful; load generators send thousands in one session. */
  static final int MAX = 100;

  private final Budget.Account account;

  /** At most {@link #MAX}. */
  private final Deque<Entry> kept = new ArrayDeque<>(1);

  private int forgotten;

  private record Entry(Transaction transaction, long octets) {}

  Transactions(Budget.Account account) {
    this.account = account;
  }

  /** The last one is kept whatever it takes; a message as long as it may be was paid for. */
  void add(Transaction transaction) {
    long octets = transaction.octets();
    if (kept.size() == MAX) {
      forgetFirst();
    }
    boolean paid = account.take(octets);
    while (!paid && !kept.isEmpty()) {
      forgetFirst();
      paid = account.take(octets);
    }
    kept.addLast(new Entry(transaction, paid ? octets : 0));
  }

  private void forgetFirst() {
    account.giveBack(kept.removeFirst().octets);
    forgotten++;
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
    if (seen >= total()) { // after each command, mostly
      return List.of();
    }
    Transaction[] last = new Transaction[total() - Math.max(seen, forgotten)];
    Iterator<Entry> fromEnd = kept.descendingIterator();
    for (int i = last.length - 1; i >= 0; i--) {
      last[i] = fromEnd.next().transaction();
    }
    return List.of(last);
  }

  /** The last one; there has to be one. */
  Transaction last() {
    return kept.getLast().transaction();
  }

  List<Transaction> list() {
    return kept.stream().map(Entry::transaction).toList();
  }
}
