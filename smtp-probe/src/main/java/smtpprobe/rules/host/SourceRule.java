package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** A rule about each address that mail leaves from. */
abstract class SourceRule extends HostRule {

  static final String NONE_OVER_SIX = "no mail goes to receivers over IPv6";

  static final String PERHAPS_OVER_SIX =
      "whether any mail goes to receivers over IPv6 cannot be known";

  /** Another rule speaks of this case: nothing is said at all. */
  static final Outcome OF_ANOTHER = Outcome.skipped("another rule speaks of it");

  SourceRule(Card card) {
    super(card);
  }

  @Override
  final List<Finding> examine(Host host, Dns dns) {
    if (host.isHidden()) {
      return one("source address", hidden(host));
    }
    List<Finding> findings = new ArrayList<>();
    for (Sending sending : host.sendings()) {
      Optional<HostAddress> address = host.facts().address(sending.address());
      Outcome outcome =
          address.isPresent()
              ? look(host, sending, address.get(), dns)
              : Outcome.skipped("the host does not have " + sending.address() + " now");
      if (!outcome.equals(OF_ANOTHER)) {
        findings.add(new Finding(card(), sending.address().text(), outcome));
      }
    }
    return host.sendings().isEmpty() ? one("source address", nowhere(host)) : findings;
  }

  /** Nothing is said of an address that a translator replaces, or may replace. */
  static Outcome hidden(Host host) {
    return Outcome.skipped(
        host.seen().unknown().orElse("receivers see another address than the host's own"));
  }

  private static Outcome nowhere(Host host) {
    return Outcome.skipped(
        host.isIpv4Only()
            ? NONE_OVER_SIX
            : host.unknownBind()
                .orElse(
                    host.perhapsLeaves() ? PERHAPS_OVER_SIX : "there is no address to send from"));
  }

  abstract Outcome look(Host host, Sending sending, HostAddress address, Dns dns);

  /** The address with its words, and why mail leaves from it. */
  static Evidence evidence(Sending sending, HostAddress address) {
    return Evidence.given(
            sending.address() + "/" + address.prefixLength(),
            "on " + address.device() + ": " + address.words())
        .and(Evidence.given("mail leaves from it:", sending.because()));
  }
}
