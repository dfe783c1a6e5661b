package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Mail leaves from an address whose preferred lifetime is over. */
final class SourceDeprecated extends SourceRule {

  SourceDeprecated() {
    super(
        new Card(
            "source-deprecated",
            Owner.HOST,
            "Mail leaves from a deprecated address: it will be gone when its valid lifetime ends",
            "Raise its preferred lifetime (\"ip -6 addr change ADDRESS dev INTERFACE preferred_lft"
                + " forever\", and in the network configuration), or send from another address",
            "RFC 4862 section 5.5.4",
            "RFC 6724 section 5 rule 3"));
  }

  /** To send from another address than one that the network takes back. */
  static String otherAddress(Host host, HostAddress address, Dns dns) {
    return host.best(dns)
            .filter(best -> !best.is(AddressFlag.DEPRECATED))
            .map(best -> Sentences.capital(host.bindTo(best.address(), address.address())))
            .orElse("Give the host a static address of a network that stays, and send from that")
        + ": the network takes "
        + address.address()
        + " back, and a longer lifetime would keep what is no longer the host's";
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    if (address.is(AddressFlag.DEPRECATED) && address.origin() != HostAddress.Origin.STATIC) {
      return Outcome.failed(evidence(sending, address), otherAddress(host, address, dns));
    }
    return address.is(AddressFlag.DEPRECATED) && host.facts().isWithdrawn(address)
        ? Outcome.failed(
            evidence(sending, address),
            "Raise its preferred lifetime: \"ip -6 addr change "
                + address.address()
                + "/"
                + address.prefixLength()
                + " dev "
                + address.device()
                + " preferred_lft forever\", and in the network configuration; or send from"
                + " another address")
        : Outcome.passed(evidence(sending, address));
  }
}
