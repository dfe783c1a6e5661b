package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;

/** Another host on the link has the same address. */
final class AddressDuplicate extends HostRule {

  AddressDuplicate() {
    super(
        new Card(
                "address-duplicate",
                Owner.HOST,
                "Another host on the link has this address too, so it cannot be used (dadfailed)",
                "Find the other host (\"ip -6 neigh\", the provider's panel; often a clone of this"
                    + " one), take the address away from it, then set it here again",
                "RFC 4862 section 5.4")
            .byHand("it depends on what else is on the link"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    List<HostAddress> duplicates =
        host.facts().addresses().stream().filter(a -> a.is(AddressFlag.DADFAILED)).toList();
    if (duplicates.isEmpty()) {
      return one(
          "addresses",
          host.facts().addresses().isEmpty()
              ? Outcome.skipped("there are none")
              : Outcome.passed(Evidence.given("dadfailed", "no address")));
    }
    return duplicates.stream()
        .map(
            a ->
                new Finding(
                    card(),
                    a.address().text(),
                    look(
                        host,
                        a,
                        Evidence.given(a.address().text(), "on " + a.device() + ": " + a.words()))))
        .toList();
  }

  /** Where mail is to leave from it, other faults follow from that: it then leaves from another. */
  private Outcome look(Host host, HostAddress address, Evidence evidence) {
    return host.isWanted(address.address())
        ? Outcome.failed(evidence, "Mail is to leave from it. " + card().remedy())
        : Outcome.failed(evidence);
  }
}
