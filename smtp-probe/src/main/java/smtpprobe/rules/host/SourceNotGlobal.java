package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * Mail leaves from an address that nobody outside can answer to, although there is a better one.
 */
final class SourceNotGlobal extends SourceRule {

  SourceNotGlobal() {
    super(
        new Card(
            "source-not-global",
            Owner.HOST,
            "Mail leaves from an address that is not global, although the host has a global one",
            "Bind the mail server to the global address; if a translator (NAT66) stands in between,"
                + " set reverse DNS and SPF for the address that it shows to the outside",
            "RFC 4193",
            "RFC 6296"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    AddressKind kind = address.kind();
    if (kind.isTunnel()) {
      return OF_ANOTHER;
    }
    if (host.isGlobal(address.address(), dns)) {
      return Outcome.passed(evidence(sending, address));
    }
    return host.best(dns)
        .map(
            best ->
                Outcome.failed(
                    evidence(sending, address).and(beyond(host, address)),
                    Sentences.capital(host.bindTo(best.address(), sending.address()))))
        .orElse(OF_ANOTHER);
  }

  /** The exit of a VPN, for one, gives what comes through it another address. */
  private static Evidence beyond(Host host, HostAddress address) {
    boolean leadsOut =
        host.facts()
            .routeFrom(address.address())
            .filter(route -> route.device().equals(address.device()))
            .isPresent();
    return leadsOut && address.kind() == AddressKind.UNIQUE_LOCAL
        ? Evidence.given(
            "a translator beyond " + address.device(),
            "may give mail another address: --seen-as names the one that receivers see")
        : Evidence.NONE;
  }
}
