package fakereceiver.web.http;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How many requests were answered, by status. Safe for several threads. */
public final class HttpCounts {

  /** By status, of which the server has a dozen. */
  private final Map<Integer, LongAdder> replies = new ConcurrentHashMap<>();

  void replied(int status) {
    replies.computeIfAbsent(status, first -> new LongAdder()).increment();
  }

  /** How many so far. */
  public Map<Integer, Long> replies() {
    Map<Integer, Long> all = new TreeMap<>();
    replies.forEach((status, number) -> all.put(status, number.sum()));
    return all;
  }
}
