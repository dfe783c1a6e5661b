package fakereceiver.auth.spf;

import java.util.ArrayList;
import java.util.List;

/** A record that is being flattened, with the hops that led to it. For one thread. */
final class SpfFlatRecord {

  final String domain;
  final List<SpfHop> path;
  final List<SpfFlatElement> elements = new ArrayList<>();

  /** Whether a redirect was met: nothing behind it is read. */
  boolean redirected;

  SpfFlatRecord(String domain, List<SpfHop> path) {
    this.domain = domain;
    this.path = List.copyOf(path);
  }
}
