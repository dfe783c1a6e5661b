package smtpprobe.hostrules;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.judge.Evidence;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.RuleCard;
import java.util.Optional;
import smtpprobe.mta.MailServer;

/** A mail server relays for more than its own network. */
final class TrustedNetworksTooWide extends MailServerRule {

  private static final int OWN_NETWORK = 64;

  private static final RuleCard CARD =
      HostRule.card(
          "trusted-networks-too-wide",
          "The mail server relays for an IPv6 range that is wider than one network, so strangers"
              + " may send through it",
          "List single addresses or the own /64 only: \"mynetworks = 127.0.0.0/8 [::1]/128"
              + " [2001:db8::25]/128\" in main.cf",
          "postconf(5) mynetworks");

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  Outcome look(Host host, MailServer server) {
    if (server.trusted().isEmpty()) {
      return Outcome.skipped("the networks that " + server + " trusts are not known");
    }
    Evidence all = Evidence.given(server + " trusts", String.join(", ", server.trusted()));
    Evidence wide = Evidence.NONE;
    for (String network : server.trusted()) {
      if (isTooWide(network)) {
        wide = wide.and(Evidence.given(server + " trusts", network));
      }
    }
    return wide.observations().isEmpty() ? Outcome.passed(all) : Outcome.failed(wide);
  }

  private static boolean isTooWide(String network) {
    int slash = network.lastIndexOf('/');
    if (slash < 0 || !network.substring(slash + 1).matches("[0-9]{1,3}")) {
      return false;
    }
    Optional<Ip6Address> address =
        Ip6Address.parse(network.substring(0, slash).replaceAll("[\\[\\]]", ""));
    return address.isPresent()
        && AddressKind.of(address.get()) != AddressKind.LOOPBACK
        && Integer.parseInt(network.substring(slash + 1)) < OWN_NETWORK;
  }
}
