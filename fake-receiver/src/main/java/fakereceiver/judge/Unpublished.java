package fakereceiver.judge;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Optional;

/**
 * Addresses that no record of public DNS may name: private, local, translated and made-up ones.
 * Whoever seems to send from such an address is seen under another one by every real receiver.
 */
final class Unpublished {

  private Unpublished() {}

  /** The outcome without advice to publish {@code client}, where nobody outside can see that. */
  static Outcome without(IpAddress client, Outcome outcome, Card card, Dns dns) {
    AddressKind kind = AddressKind.of(client);
    if (outcome.result() != Outcome.Result.FAILED || kind.isGlobal(dns) || isOfTunnel(kind)) {
      return outcome;
    }
    boolean named =
        card.owner() == Owner.REVERSE_ZONE
            || (card.owner() == Owner.DNS
                && outcome.remedy().orElse(client.text()).contains(client.text()));
    return named
        ? new Outcome(outcome.result(), outcome.evidence(), Optional.of(remedy(client, kind)))
        : outcome;
  }

  /** Those are seen outside, bad as they are. */
  private static boolean isOfTunnel(AddressKind kind) {
    return kind == AddressKind.SIX_TO_FOUR || kind == AddressKind.TEREDO;
  }

  private static String remedy(IpAddress client, AddressKind kind) {
    return "Publish nothing for "
        + client
        + ", "
        + kind.words()
        + ": no receiver outside sees it. Find out which address they see, that of a translator,"
        + " a tunnel or a proxy, and judge that one (smtp-probe: --seen-as)";
  }
}
