package fakereceiver.dns.memory;

import java.util.concurrent.atomic.LongAdder;

/**
 * How often DNS was asked, and what came of it. Safe for several threads, which do not wait for
 * each other.
 */
public final class DnsCounts {

  private final LongAdder asked = new LongAdder();
  private final LongAdder kept = new LongAdder();
  private final LongAdder failed = new LongAdder();

  void asked() {
    asked.increment();
  }

  void kept() {
    kept.increment();
  }

  void failed() {
    failed.increment();
  }

  /**
   * Questions, each as often as somebody looked: what is kept is looked at when a question is seen
   * to come, when it comes, and when what rested on it is recalled.
   */
  public long questions() {
    return asked.sum();
  }

  /** Those that the cache has answered. */
  public long cacheHits() {
    return kept.sum();
  }

  /** Those that nobody has answered: a time that was over, a server that fails. */
  public long failures() {
    return failed.sum();
  }
}
