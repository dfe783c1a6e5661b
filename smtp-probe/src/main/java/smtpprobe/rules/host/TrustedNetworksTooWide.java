package smtpprobe.rules.host;

import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.PostfixNetworks;
import smtpprobe.sender.Host;

/** A mail server relays for more than its own network. */
public final class TrustedNetworksTooWide extends MailServerRule {

  TrustedNetworksTooWide() {
    super(
        new Card(
            "trusted-networks-too-wide",
            Owner.HOST,
            "The mail server relays for an IPv6 range that is wider than one network, so strangers"
                + " may send through it",
            "List single addresses or the own /64 only: \"mynetworks = 127.0.0.0/8 [::1]/128"
                + " [2001:db8::25]/128\" in main.cf",
            "postconf(5) mynetworks"));
  }

  @Override
  Outcome look(Host host, MailServer server, Dns dns) {
    if (server.trusted().isEmpty()) {
      return Outcome.skipped("the networks that " + server + " trusts are not known");
    }
    Evidence all = Evidence.given(server + " trusts", String.join(", ", server.trusted()));
    Evidence wide = Evidence.NONE;
    for (String network : server.trusted()) {
      if (PostfixNetworks.isTooWide(network)) {
        wide = wide.and(Evidence.given(server + " trusts", network));
      }
    }
    return wide.observations().isEmpty() ? Outcome.passed(all) : Outcome.failed(wide);
  }

  /** The networks without those that are too wide, in their order. */
  public static List<String> narrowed(List<String> networks) {
    return networks.stream().filter(network -> !PostfixNetworks.isTooWide(network)).toList();
  }
}
