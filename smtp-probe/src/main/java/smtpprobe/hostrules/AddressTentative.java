package smtpprobe.hostrules;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import java.util.List;
import smtpprobe.finding.Finding;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;

/** Duplicate address detection has not come to an end. */
final class AddressTentative implements HostRule {

  private static final RuleCard CARD =
      HostRule.card(
          "address-tentative",
          "The address is still tentative: nothing can be sent from it, and a mail server that"
              + " binds to it fails",
          "Wait a few seconds and look again. If it stays so, the link is down; if it is so after"
              + " each boot, start the mail server after network-online.target",
          "RFC 4862 section 5.4");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public List<Finding> examine(Host host, Dns dns) {
    List<HostAddress> tentative =
        host.facts().addresses().stream()
            .filter(a -> a.is(AddressFlag.TENTATIVE) && !a.is(AddressFlag.DADFAILED))
            .filter(a -> !a.isUsable() && a.isBeyondLink())
            .toList();
    if (tentative.isEmpty()) {
      return finding(
          "addresses",
          host.facts().addresses().isEmpty()
              ? Outcome.skipped("there are none")
              : Outcome.passed(Evidence.given("tentative", "no address")));
    }
    return tentative.stream()
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
