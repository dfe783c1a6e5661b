package fakereceiver.differential;

import java.util.List;

/**
 * An SPF evaluator that others wrote.
 *
 * @param peer the process that it runs in
 * @param persona a persona that reads SPF as it does
 * @param share it gets one of so many of the cases that others get, as it is slow
 */
record SpfPeer(Peer peer, String persona, int share) {

  static final SpfPeer PYSPF = new SpfPeer(new Peer("pyspf", "pyspf.py"), "postfix-spf-strict", 1);
  static final SpfPeer LIBSPF2 =
      new SpfPeer(new Peer("libspf2", "libspf2.py"), "exim-spf-dnsbl", 1);
  static final SpfPeer HARAKA = new SpfPeer(new Peer("haraka", "haraka.js"), "haraka-spf", 1);

  /** A daemon, asked over the network, and a name server that answers slowly. */
  static final SpfPeer RSPAMD =
      new SpfPeer(new Peer("rspamd", "rspamd.py"), "postfix-rspamd-strict", 3);

  static final List<SpfPeer> ALL = List.of(PYSPF, LIBSPF2, HARAKA, RSPAMD);

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
