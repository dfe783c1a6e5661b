package fakereceiver;

import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.session.Claim;
import fakereceiver.session.SeenAs;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * For whom clients are taken, and what they may claim themselves. Immutable.
 *
 * @param standing for whom clients on loopback are taken
 * @param networks for whom clients in these networks are
 * @param xclient whether clients on loopback may speak XCLIENT
 * @param proxyProtocol whether they have to send a PROXY header
 */
record ClaimSettings(
    Optional<Claim> standing, List<SeenAs> networks, boolean xclient, boolean proxyProtocol) {

  static final ClaimSettings NONE = new ClaimSettings(Optional.empty(), List.of(), false, false);

  ClaimSettings {
    networks = List.copyOf(networks);
  }

  ClaimSettings with(Claim claim) {
    return new ClaimSettings(Optional.of(claim), networks, xclient, proxyProtocol);
  }

  ClaimSettings with(SeenAs network) {
    List<SeenAs> more = new ArrayList<>(networks);
    more.add(network);
    return new ClaimSettings(standing, more, xclient, proxyProtocol);
  }

  ClaimSettings withXclient(boolean allowed) {
    return new ClaimSettings(standing, networks, allowed, proxyProtocol);
  }

  ClaimSettings withProxyProtocol(boolean expected) {
    return new ClaimSettings(standing, networks, xclient, expected);
  }

  /** What a receiver begins with. */
  Claimed claimed() {
    return new Claimed(standing, networks);
  }

  SessionSettings.Claims ofSessions(Claimed claimed) {
    return new SessionSettings.Claims(xclient, proxyProtocol, claimed);
  }
}
