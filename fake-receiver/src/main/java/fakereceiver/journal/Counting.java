package fakereceiver.journal;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;

/** Counts entries one by one. For one thread. */
final class Counting {

  private final long from;
  private final long step;

  /** At most one for each word. */
  private final Map<String, Long> outcomes = new TreeMap<>();

  /** At most {@link Statistics#SPANS}. */
  private final List<Map<String, Long>> times = new ArrayList<>();

  /** At most one for each rule. */
  private final Map<String, Long> faults = new LinkedHashMap<>();

  /** At most one for each entry, which the journal bounds. */
  private final Map<String, Map<String, Long>> networks = new LinkedHashMap<>();

  /** The counts of the network that a client is in; at most one for each entry. */
  private final Map<IpAddress, Map<String, Long>> ofClients = new HashMap<>();

  private long total;

  /** For entries between two times, both included. */
  Counting(Instant first, Instant last) {
    from = first.toEpochMilli();
    step = Math.max(1, (last.toEpochMilli() - from) / Statistics.SPANS + 1);
    for (int i = 0; i < Statistics.SPANS; i++) {
      times.add(new TreeMap<>());
    }
  }

  void add(Summary entry) {
    total++;
    outcomes.merge(entry.outcome(), 1L, Long::sum);
    long span = (entry.time().toEpochMilli() - from) / step;
    if (span >= 0 && span < Statistics.SPANS) {
      times.get((int) span).merge(entry.outcome(), 1L, Long::sum);
    }
    entry.faults().forEach(fault -> faults.merge(fault, 1L, Long::sum));
    ofClients
        .computeIfAbsent(entry.client(), this::networkOf)
        .merge(entry.outcome(), 1L, Long::sum);
  }

  private Map<String, Long> networkOf(IpAddress client) {
    return networks.computeIfAbsent(
        ClientNetwork.of(client).link().toString(), network -> new TreeMap<>());
  }

  Statistics done() {
    List<Statistics.Span> spans = new ArrayList<>();
    for (int i = 0; i < Statistics.SPANS; i++) {
      spans.add(new Statistics.Span(Instant.ofEpochMilli(from + i * step), times.get(i)));
    }
    return new Statistics(
        total,
        outcomes,
        spans,
        most(faults, count -> count),
        most(networks, of -> of.values().stream().mapToLong(count -> count).sum()));
  }

  private static <T> Map<String, T> most(Map<String, T> all, ToLongFunction<T> count) {
    Map<String, T> most = new LinkedHashMap<>();
    all.entrySet().stream()
        .sorted(
            Comparator.comparingLong(
                (Map.Entry<String, T> one) -> -count.applyAsLong(one.getValue())))
        .limit(Statistics.MOST)
        .forEach(one -> most.put(one.getKey(), one.getValue()));
    return most;
  }
}
