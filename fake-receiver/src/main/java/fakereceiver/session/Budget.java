package fakereceiver.session;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpRange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * How many octets all receivers of a process may hold for their clients, live sessions and
 * remembered ones together. When there is too little, what was remembered first is forgotten first.
 * Safe for many threads.
 *
 * <p>What a session may hold is in proportion to what is free, so it shrinks with use: a quarter of
 * everything for one alone, a seventh each for four. The same goes for a client's network. Who asks
 * for more gets nothing, unless others have at least twice as much as it would have: then the
 * greediest of them is cut off, so that bad clients never starve a good one beside them.
 *
 * <p>It counts what clients make grow, by rough sizes; the program itself needs some ten MiB more.
 */
public final class Budget {

  /** The rest is for the program, for what the garbage collector has not seen yet, and for TLS. */
  private static final int SHARE_OF_HEAP = 4;

  /** A session may hold as much as one of so many parts of what is free. */
  private static final int SESSION_PARTS = 3;

  /** A network may hold so many times what is free. */
  private static final int NETWORK_TIMES = 3;

  /**
   * How much a session takes ahead, so that not every line of its transcript asks all others; it
   * counts as held.
   */
  private static final long AHEAD = 2 << 10;

  /** Where that is less than one of so many parts of what is free; else it takes to the octet. */
  private static final int AHEAD_PARTS = 16_384;

  /** How long somebody waits for the octets of a session that is cut off. */
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(2);

  private static final Budget OF_PROCESS =
      new Budget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

  private final long octets;

  private final Memories memories = new Memories();

  /** At most one for each session. */
  private final Set<Account> open = new HashSet<>();

  /** Those that hold something: at most one for each session. */
  private final Map<IpRange, Long> ofNetworks = new HashMap<>();

  private long live;

  /** What is held without need. */
  public interface Remembered {
    /** How many octets it holds. */
    long octets();

    /**
     * Since when, by {@link System#nanoTime()}, it holds the oldest part; empty when it holds
     * nothing that it can do without.
     */
    OptionalLong oldest();

    /** Gives up the oldest part. */
    void forgetOldest();
  }

  /** One of its own, for tests. */
  public Budget(long octets) {
    this.octets = octets;
  }

  /** The one of this process: a quarter of the largest heap. */
  public static Budget ofProcess() {
    return OF_PROCESS;
  }

  /** Counts what {@code memory} holds from now on, for as long as anybody else knows of it. */
  public synchronized void count(Remembered memory) {
    memories.add(memory);
  }

  /** Forgets until what is held fits. */
  public synchronized void fit() {
    makeRoom(0);
  }

  /** How many octets live sessions hold now. */
  public synchronized long live() {
    return live;
  }

  /** The account of a session with a client in that network, with nothing in it. */
  public synchronized Account open(ClientNetwork client) {
    Account account = new Account(client);
    open.add(account);
    return account;
  }

  private boolean makeRoom(long wanted) {
    while (live + memories.octets() + wanted > octets) {
      if (!memories.forgetOldest()) {
        return false;
      }
    }
    return true;
  }

  /** Whether a session may have {@code wanted} more when {@code leaving} octets are back. */
  private boolean isFair(Account account, long wanted, long leaving) {
    long free = octets - live + leaving - wanted;
    return account.taken + wanted <= free / SESSION_PARTS
        && ofNetworks.getOrDefault(account.client.link(), 0L) + wanted <= free * NETWORK_TIMES;
  }

  /** Takes for {@code account}, at the cost of greedier ones if need be. */
  private boolean take(Account account, long wanted) {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!account.isCut) {
      if (makeRoom(wanted) && isFair(account, wanted, 0)) {
        change(account, wanted);
        return true;
      }
      long leaving = open.stream().filter(one -> one.isCut).mapToLong(one -> one.taken).sum();
      if (!isFair(account, wanted, leaving)) {
        Optional<Account> greediest = Greed.greediest(open, account, wanted);
        if (greediest.isEmpty()) {
          return false;
        }
        greediest.get().cut();
      } else if (!waits(end)) {
        return false;
      }
    }
    return false;
  }

  /**
   * Takes {@code wanted} and a little ahead, if there is plenty; false, and nothing taken, if not.
   */
  private boolean takeAhead(Account account, long wanted) {
    long more = wanted - account.spare + AHEAD;
    long free = octets - live - memories.octets() - more;
    if (account.isCut || free < AHEAD * AHEAD_PARTS || !isFair(account, more, 0)) {
      return false;
    }
    change(account, more);
    account.spare = AHEAD;
    return true;
  }

  private boolean waits(long end) {
    long left = end - System.nanoTime();
    try {
      if (left > 0) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
      return left > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // the receiver is being closed
      return false;
    }
  }

  private void change(Account account, long more) {
    if (more == 0) {
      return;
    }
    account.taken += more;
    live += more;
    ofNetworks.merge(account.client.link(), more, Long::sum);
    ofNetworks.remove(account.client.link(), 0L);
    if (more < 0) {
      notifyAll();
    }
  }

  /**
   * What one session holds. Its own lock comes before that of the budget, which is not needed for
   * what was taken ahead.
   */
  public final class Account implements AutoCloseable {

    private ClientNetwork client;
    private Runnable whenCut = () -> {};
    private volatile boolean isCut;
    private long taken;

    /** Part of what is taken, and not used yet; guarded by this account. */
    private long spare;

    private Account(ClientNetwork client) {
      this.client = client;
    }

    /** Runs {@code end} once when this account is cut off; on another thread, and briefly. */
    public void whenCut(Runnable end) {
      synchronized (Budget.this) {
        whenCut = end;
      }
    }

    private void cut() {
      isCut = true;
      whenCut.run();
    }

    /** Whether it holds so much that its session has to end, for the good of others. */
    public boolean isCut() {
      return isCut;
    }

    /** From now on it is that client's. */
    public void belongsTo(ClientNetwork other) {
      if (client.equals(other)) {
        return;
      }
      synchronized (Budget.this) {
        long all = taken;
        change(this, -all);
        client = other;
        change(this, all);
      }
    }

    ClientNetwork client() {
      return client;
    }

    long taken() {
      return taken;
    }

    /** Takes so many octets; false, and nothing taken, when they are not there. */
    public synchronized boolean take(long wanted) {
      if (wanted <= spare && !isCut) {
        spare -= wanted;
        return true;
      }
      synchronized (Budget.this) {
        if (takeAhead(this, wanted)) {
          return true;
        }
        change(this, -spare); // memory is short: what is not used is everybody's
        spare = 0;
        return Budget.this.take(this, wanted);
      }
    }

    /**
     * Takes so many octets for what can be done without: while half of everything is free, and at
     * the cost of no other session. Nobody waits for it.
     */
    public synchronized boolean takeSpareable(long wanted) {
      synchronized (Budget.this) {
        boolean plenty = !isCut && live + wanted <= octets / 2 && isFair(this, wanted, 0);
        if (plenty && makeRoom(wanted)) {
          change(this, wanted);
          return true;
        }
        return false;
      }
    }

    /** Gives so many back. */
    public synchronized void giveBack(long unused) {
      if (spare > 0 && spare + unused <= AHEAD && !isCut) {
        spare += unused;
        return;
      }
      synchronized (Budget.this) {
        change(this, -unused);
      }
    }

    /** Gives everything back; it is over. */
    @Override
    public synchronized void close() {
      synchronized (Budget.this) {
        spare = 0;
        change(this, -taken);
        open.remove(this);
        isCut = true; // whatever still comes is not kept
      }
    }
  }
}
