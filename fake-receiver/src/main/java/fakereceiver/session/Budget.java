package fakereceiver.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How many octets all receivers of a process may hold for their clients, live sessions and
 * remembered ones together. When there is too little, what was remembered first is forgotten first;
 * when nothing is left to forget, whoever asks for more gets nothing. Safe for many threads.
 *
 * <p>It counts what clients make grow, by rough sizes; the program itself needs some ten MiB more.
 */
public final class Budget {

  /** The rest is for the program, for what the garbage collector has not seen yet, and for TLS. */
  private static final int SHARE_OF_HEAP = 4;

  /** No session may hold more than that part of it, so that one client cannot starve all others. */
  private static final int SHARE_OF_SESSION = 4;

  private static final Budget OF_PROCESS =
      new Budget(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP);

  private final long octets;
  private final List<WeakReference<Remembered>> remembered = new ArrayList<>();
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
    remembered.add(new WeakReference<>(memory));
  }

  /** Forgets until what is held fits. */
  public synchronized void fit() {
    makeRoom(0);
  }

  /** How many octets live sessions hold now. */
  public synchronized long live() {
    return live;
  }

  /** The account of one session, with nothing in it. */
  public Account open() {
    return new Account();
  }

  private boolean makeRoom(long wanted) {
    remembered.removeIf(memory -> memory.get() == null);
    while (true) {
      List<Remembered> memories =
          remembered.stream().map(WeakReference::get).filter(Objects::nonNull).toList();
      long held = live + memories.stream().mapToLong(Remembered::octets).sum();
      if (held + wanted <= octets) {
        return true;
      }
      Optional<Remembered> oldest =
          memories.stream()
              .filter(memory -> memory.oldest().isPresent())
              .min(Comparator.comparingLong(memory -> memory.oldest().orElse(Long.MAX_VALUE)));
      if (oldest.isEmpty()) {
        return false;
      }
      oldest.get().forgetOldest();
    }
  }

  /** What one session holds. For one thread at a time. */
  public final class Account implements AutoCloseable {

    private long taken;

    private Account() {}

    /** Takes so many octets; false, and nothing taken, when they are not there. */
    public boolean take(long wanted) {
      synchronized (Budget.this) {
        if (taken + wanted > octets / SHARE_OF_SESSION || !makeRoom(wanted)) {
          return false;
        }
        taken += wanted;
        live += wanted;
        return true;
      }
    }

    /** Gives so many back. */
    public void giveBack(long unused) {
      synchronized (Budget.this) {
        taken -= unused;
        live -= unused;
      }
    }

    /** Gives everything back. */
    @Override
    public void close() {
      giveBack(taken);
    }
  }
}
