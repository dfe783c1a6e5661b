package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.List;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;

/** A rule about a state in which addresses of the host cannot be used. */
abstract class AddressRule extends HostRule {

  private final String state;

  AddressRule(String state, Card card) {
    super(card.byHand("it depends on what else is on the link"));
    this.state = state;
  }

  abstract boolean isSo(HostAddress address);

  /** What is to be said of one that is in that state. */
  Outcome look(Host host, HostAddress address, Evidence evidence) {
    return Outcome.failed(evidence);
  }

  @Override
  final List<Finding> examine(Host host, Dns dns) {
    List<HostAddress> all = host.facts().addresses();
    List<HostAddress> found = all.stream().filter(this::isSo).toList();
    if (found.isEmpty()) {
      return one(
          "addresses",
          all.isEmpty()
              ? Outcome.skipped("there are none")
              : Outcome.passed(Evidence.given(state, "no address")));
    }
    return each(found, a -> a.address().text(), a -> look(host, a, evidence(a)));
  }

  /** The address, where it is, and its words. */
  static Evidence evidence(HostAddress address) {
    return Evidence.given(
        address.address().text(), "on " + address.device() + ": " + address.words());
  }
}
