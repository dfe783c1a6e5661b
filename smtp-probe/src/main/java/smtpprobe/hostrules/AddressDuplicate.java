package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import java.util.List;
import smtpprobe.finding.Finding;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;

/** Another host on the link has the same address. */
final class AddressDuplicate implements HostRule {

  private static final RuleCard CARD =
      HostRule.card(
          "address-duplicate",
          "Another host on the link has this address too, so it cannot be used (dadfailed)",
          "Find the other host (\"ip -6 neigh\", the provider's panel; often a clone of this one),"
              + " take the address away from it, then set it here again",
          "RFC 4862 section 5.4");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Finding> examine(Host host, Dns dns) {
    List<HostAddress> duplicates =
        host.facts().addresses().stream().filter(a -> a.is(AddressFlag.DADFAILED)).toList();
    if (duplicates.isEmpty()) {
      return finding(
          "addresses",
          host.facts().addresses().isEmpty()
              ? Outcome.skipped("there are none")
              : Outcome.passed(Evidence.given("dadfailed", "no address")));
    }
    return duplicates.stream()
        .map(
            a ->
                new Finding(
                    CARD,
                    a.address().text(),
                    Outcome.failed(
                        Evidence.given(a.address().text(), "on " + a.device() + ": " + a.words()))))
        .toList();
  }
}
