package fakereceiver.journal;

import fakereceiver.judge.Verdict;
import fakereceiver.session.Keeper;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Mails that are kept to be looked at, those of one receiver or of several. Safe for several
 * threads.
 *
 * <p>What cannot be read any more (a damaged file) is passed over, and told in {@link #state}.
 */
public interface Journal extends Keeper, AutoCloseable {

  /** The entry of that number, if it is there. */
  Optional<Entry> entry(long id);

  /**
   * Entries that fit, newest first.
   *
   * @param query which
   * @param before only those with a smaller number; empty to begin with the newest
   * @param limit how many at most
   */
  Found find(Query query, OptionalLong before, int limit);

  /**
   * What stands beside an entry among those that fit; it need not fit itself, nor be there any
   * more.
   *
   * @param id its number
   */
  Neighbours neighbours(Query query, long id);

  /** Entries that fit, counted. */
  Statistics statistics(Query query);

  /** Adds what others would have made of an entry; nothing happens when it is gone. */
  void judged(long id, List<Verdict> others);

  /** Removes an entry; false when there is none of that number. */
  boolean delete(long id);

  /** Removes everything. */
  void clear();

  /**
   * Tells {@code listener} of every change from now on, in order, on the thread that made it: it
   * has to return at once.
   *
   * @return ends that when closed
   */
  Subscription listen(Consumer<Change> listener);

  /** How it is. */
  State state();

  /** How often it has made sure that what it was given outlasts everything; never in memory. */
  default long flushes() {
    return 0;
  }

  /** Nothing is added from now on; what was kept is where it is to be. */
  @Override
  void close();

  /** Being told of changes. */
  interface Subscription extends AutoCloseable {
    /** No more. */
    @Override
    void close();
  }

  /**
   * How a journal is.
   *
   * @param entries how many it holds
   * @param octets how large it is, about
   * @param trouble what is wrong with it now: a full disk, a damaged file; empty when nothing is
   */
  record State(long entries, long octets, Optional<String> trouble) {}
}
