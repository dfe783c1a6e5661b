package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import smtpprobe.mta.MailServer;
import smtpprobe.sender.Host;

/** A mail server relays for more than its own network. */
public final class TrustedNetworksTooWide extends MailServerRule {

  private static final int OWN_NETWORK = 64;
  private static final int LINK_LOCAL = 10; // fe80::/10, RFC 4291 section 2.5.6

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
      if (isTooWide(network)) {
        wide = wide.and(Evidence.given(server + " trusts", network));
      }
    }
    return wide.observations().isEmpty() ? Outcome.passed(all) : Outcome.failed(wide);
  }

  /** The networks without those that are too wide, in their order. */
  public static List<String> narrowed(List<String> networks) {
    return networks.stream().filter(network -> !isTooWide(network)).toList();
  }

  /**
   * Tables, as which Postfix reads IPv6 addresses without brackets, and IPv4 networks are not
   * judged; link-local addresses are those of neighbours.
   */
  private static boolean isTooWide(String network) {
    int slash = network.lastIndexOf('/');
    if (!network.startsWith("[") || !network.substring(slash + 1).matches("[0-9]{1,3}")) {
      return false;
    }
    int length = Integer.parseInt(network.substring(slash + 1));
    Optional<Ip6Address> address =
        Ip6Address.parse(network.substring(0, slash).replaceAll("[\\[\\]]", ""));
    return address.isPresent()
        && AddressKind.of(address.get()) != AddressKind.LOOPBACK
        && !(AddressKind.of(address.get()) == AddressKind.LINK_LOCAL && length >= LINK_LOCAL)
        && length < OWN_NETWORK;
  }
}
