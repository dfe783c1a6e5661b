package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.time.Duration;
import smtpprobe.path.Pair;

/** A detour, or packets that are lost. */
final class PathSlow extends PairRule {

  PathSlow() {
    super(
        new Card(
            "path-slow",
            Owner.RECEIVER,
            "Connections over IPv6 take much longer than over IPv4",
            "Look at the route (tunnels, distant exchange points) with traceroute -6, and tell the"
                + " hoster",
            "RFC 8305"));
  }

  private static final Duration LONG = Duration.ofSeconds(1);
  private static final int TIMES = 3;

  @Override
  Outcome look(Pair pair) {
    if (!pair.six().isConnected() || !pair.four().isConnected()) {
      return Outcome.skipped(pair.six().host() + " was not reached over both families");
    }
    Duration six = pair.six().visit().connected();
    Duration four = pair.four().visit().connected();
    Evidence evidence = pair.six().evidence().and(pair.four().evidence());
    return six.compareTo(LONG) > 0 && six.compareTo(four.multipliedBy(TIMES)) > 0
        ? Outcome.failed(evidence)
        : Outcome.passed(evidence);
  }
}
