package fakereceiver.dns.memory;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * What was used last, as much as fits by number and by octets; the one unused for longest goes
 * first, the last one always fits. Safe for several threads.
 */
final class LastUsed<K, V> {

  private final int most;
  private final long mostOctets;
  private final ToLongFunction<V> sizeOf;

  /** At most {@link #most}, of {@link #mostOctets} together. */
  private final LinkedHashMap<K, V> kept = new LinkedHashMap<>(64, 0.75f, true);

  private long octets;

  LastUsed(int most, long mostOctets, ToLongFunction<V> sizeOf) {
    this.most = most;
    this.mostOctets = mostOctets;
    this.sizeOf = sizeOf;
  }

  synchronized Optional<V> get(K key) {
    return Optional.ofNullable(kept.get(key));
  }

  synchronized void put(K key, V value) {
    V before = kept.put(key, value);
    octets += sizeOf.applyAsLong(value) - (before == null ? 0 : sizeOf.applyAsLong(before));
    Iterator<V> leastUsed = kept.values().iterator();
    while (kept.size() > most || (octets > mostOctets && kept.size() > 1)) {
      octets -= sizeOf.applyAsLong(leastUsed.next());
      leastUsed.remove();
    }
  }

  synchronized int size() {
    return kept.size();
  }
}
