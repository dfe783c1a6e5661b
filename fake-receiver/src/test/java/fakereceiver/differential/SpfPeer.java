package fakereceiver.differential;

import java.util.List;

/**
 * An SPF evaluator that others wrote.
 *
 * @param peer the process that it runs in
 * @param persona a persona that reads SPF as it does
 */
record SpfPeer(Peer peer, String persona) {

  static final SpfPeer PYSPF = new SpfPeer(new Peer("pyspf", "pyspf.py"), "postfix-spf-strict");
  static final SpfPeer LIBSPF2 = new SpfPeer(new Peer("libspf2", "libspf2.py"), "exim-spf-dnsbl");
  static final SpfPeer HARAKA = new SpfPeer(new Peer("haraka", "haraka.js"), "haraka-spf");
  static final List<SpfPeer> ALL = List.of(PYSPF, LIBSPF2, HARAKA);

  /** Its name in recordings. */
  String name() {
    return peer.name();
  }

  /** Whether the library is on this machine. */
  boolean isInstalled() {
    return peer.isInstalled(SpfCases.of(1).text());
  }

  /** What it says of each case. */
  List<String> results(List<SpfCase> cases) {
    return peer.results(cases.stream().map(SpfCase::text).toList());
  }
}
