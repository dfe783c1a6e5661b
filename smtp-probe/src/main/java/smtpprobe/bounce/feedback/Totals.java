package smtpprobe.bounce.feedback;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import smtpprobe.bounce.feedback.Feedback.Source;

/** Sums by source address. Not safe for several threads. */
final class Totals {

  static final int MAX_SOURCES = 10_000;
  private static final int MAX_WORDS = 6;

  /** At most {@link #MAX_SOURCES}. */
  private final Map<String, long[]> counts = new LinkedHashMap<>();

  /** At most {@link #MAX_WORDS} for each source that is counted. */
  private final Map<String, Set<String>> words = new LinkedHashMap<>();

  private boolean isCut;

  void add(String source, long mails, boolean isFailed, String what) {
    String address = IpAddress.parse(source).map(IpAddress::toString).orElse(source);
    if (!counts.containsKey(address) && counts.size() >= MAX_SOURCES) {
      isCut = true;
      return;
    }
    long[] count = counts.computeIfAbsent(address, a -> new long[2]);
    count[0] += mails;
    count[1] += isFailed ? mails : 0;
    Set<String> said = words.computeIfAbsent(address, a -> new LinkedHashSet<>());
    if (!what.isEmpty() && said.size() < MAX_WORDS) {
      said.add(what);
    }
  }

  boolean isCut() {
    return isCut;
  }

  List<Source> sources() {
    List<Source> sources = new ArrayList<>();
    counts.forEach(
        (address, count) ->
            sources.add(
                new Source(
                    address,
                    count[0],
                    count[1],
                    String.join("; ", words.getOrDefault(address, Set.of())))));
    sources.sort(
        Comparator.comparing((Source source) -> !source.isSix())
            .thenComparing(source -> -source.mails()));
    return sources;
  }
}
