package smtpprobe.rules.path;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.time.Duration;
import java.util.List;
import smtpprobe.path.Pair;
import smtpprobe.path.Path;

/** A detour, or packets that are lost. */
final class PathSlow extends PathRule {

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
  public List<Finding> examine(Path path) {
    return path.pairs().isEmpty()
        ? one("recipients", Outcome.skipped("no server was visited over both families"))
        : each(path.pairs(), p -> p.six().host(), p -> look(path, p));
  }

  private static Outcome look(Path path, Pair pair) {
    if (path.isWithoutFour()) {
      return Outcome.skipped("this host seems to have no IPv4");
    }
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
