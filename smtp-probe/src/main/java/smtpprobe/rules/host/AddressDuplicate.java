package smtpprobe.rules.host;

import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;

/** Another host on the link has the same address. */
final class AddressDuplicate extends AddressRule {

  AddressDuplicate() {
    super(
        "dadfailed",
        new Card(
            "address-duplicate",
            Owner.HOST,
            "Another host on the link has this address too, so it cannot be used (dadfailed)",
            "Find the other host (\"ip -6 neigh\", the provider's panel; often a clone of this"
                + " one), take the address away from it, then set it here again",
            "RFC 4862 section 5.4"));
  }

  @Override
  boolean isSo(HostAddress address) {
    return address.is(AddressFlag.DADFAILED);
  }

  /** Where mail is to leave from it, other faults follow from that: it then leaves from another. */
  @Override
  Outcome look(Host host, HostAddress address, Evidence evidence) {
    return host.isWanted(address.address())
        ? Outcome.failed(evidence, "Mail is to leave from it. " + card().remedy())
        : Outcome.failed(evidence);
  }
}
