package fakereceiver.auth.spf;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A record that is being flattened, with the hops that led to it. For one thread. */
final class SpfFlatRecord {

  final String domain;
  final List<SpfHop> path;
  final List<SpfFlatElement> elements = new ArrayList<>();

  /** Whether a redirect was met: nothing behind it is read. */
  boolean redirected;

  /** By where they start, since records have thousands of them. */
  private final Map<Integer, SpfTerm> terms = new HashMap<>();

  SpfFlatRecord(String domain, List<SpfHop> path) {
    this.domain = domain;
    this.path = List.copyOf(path);
  }

  /** Its text as others read it, whose terms are then known. */
  SpfRecord holding(String text, SpfReading reading) {
    SpfRecord read = SpfRecord.parse(text, reading);
    read.terms().forEach(term -> terms.putIfAbsent(term.start(), term));
    return read;
  }

  /** The term that starts there, as others read it. */
  Optional<SpfTerm> termAt(int start) {
    return Optional.ofNullable(terms.get(start));
  }
}
