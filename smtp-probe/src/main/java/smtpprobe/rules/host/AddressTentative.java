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

/** Duplicate address detection has not come to an end. */
final class AddressTentative extends HostRule {

  AddressTentative() {
    super(
        new Card(
                "address-tentative",
                Owner.HOST,
                "The address is still tentative: nothing can be sent from it, and a mail server"
                    + " that binds to it fails",
                "Wait a few seconds and look again. If it stays so, the link is down; if it is so"
                    + " after each boot, start the mail server after network-online.target",
                "RFC 4862 section 5.4")
            .byHand("it depends on what else is on the link"));
  }

  @Override
  List<Finding> examine(Host host, Dns dns) {
    List<HostAddress> tentative =
        host.facts().addresses().stream()
            .filter(a -> a.is(AddressFlag.TENTATIVE) && !a.is(AddressFlag.DADFAILED))
            .filter(a -> !a.isUsable() && a.isBeyondLink())
            .toList();
    if (tentative.isEmpty()) {
      return one(
          "addresses",
          host.facts().addresses().isEmpty()
              ? Outcome.skipped("there are none")
              : Outcome.passed(Evidence.given("tentative", "no address")));
    }
    return tentative.stream()
        .map(
            a ->
                new Finding(
                    card(),
                    a.address().text(),
                    Outcome.failed(
                        Evidence.given(a.address().text(), "on " + a.device() + ": " + a.words()))))
        .toList();
  }
}
