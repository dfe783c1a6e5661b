package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Optional;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** The kernel prefers another address to the one that somebody set by hand. */
final class StaticAddressUnused extends SourceRule {

  StaticAddressUnused() {
    super(
        new Card(
            "static-address-unused",
            Owner.HOST,
            "The host has a static address, and mail leaves from another one",
            "Bind the mail server to the static address; or give the other one \"preferred_lft 0\";"
                + " or set \"src\" in the default route",
            "RFC 6724 section 5"));
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    if (sending.bound()) {
      return Outcome.passed(evidence(sending, address));
    }
    Optional<HostAddress> fixed =
        host.globals(dns).stream()
            .filter(a -> a.origin() == HostAddress.Origin.STATIC && !a.is(AddressFlag.DEPRECATED))
            .findFirst();
    if (fixed.isEmpty()) {
      return Outcome.skipped("the host has no static global address");
    }
    if (address.origin() == HostAddress.Origin.STATIC) {
      return Outcome.passed(evidence(sending, address));
    }
    String bind = host.bindTo(fixed.get().address(), sending.address());
    return Outcome.failed(
        evidence(sending, address)
            .and(Evidence.given(fixed.get().address().text(), fixed.get().words())),
        Sentences.capital(bind)
            + "; or \"ip -6 addr change "
            + address.address()
            + "/"
            + address.prefixLength()
            + " dev "
            + address.device()
            + " preferred_lft 0\"; or set \"src "
            + fixed.get().address()
            + "\" in the default route");
  }
}
