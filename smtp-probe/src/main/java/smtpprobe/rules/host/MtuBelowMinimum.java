package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.OptionalInt;
import smtpprobe.host.Interface;
import smtpprobe.sender.Host;

/** The link is narrower than IPv6 allows. */
final class MtuBelowMinimum extends HostRule {

  private static final int MINIMUM = 1280;

  MtuBelowMinimum() {
    super(
        new Card(
            "mtu-below-minimum",
            Owner.HOST,
            "The MTU of the outgoing interface is below 1280 octets, the least that IPv6 works"
                + " with",
            "Raise the MTU of the interface to 1280 or more (1500 on Ethernet, 1420 in WireGuard,"
                + " 1480 in 6in4)",
            "RFC 8200 section 5"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    OptionalInt mtu = host.facts().outgoing().map(Interface::mtu).orElse(OptionalInt.empty());
    if (mtu.isEmpty()) {
      return one("", Outcome.skipped("the outgoing interface or its MTU is not known"));
    }
    Evidence evidence =
        Evidence.given(
            "MTU of " + host.facts().outgoing().map(Interface::name).orElse("?"), mtu.getAsInt());
    return one(
        host.facts().outgoing().map(Interface::name).orElse(""),
        mtu.getAsInt() < MINIMUM ? Outcome.failed(evidence) : Outcome.passed(evidence));
  }
}
