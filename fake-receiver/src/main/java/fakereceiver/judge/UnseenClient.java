package fakereceiver.judge;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import java.util.Set;

/**
 * Client addresses that belong in nobody's public DNS: one that no host elsewhere can have met, and
 * one of a tunnel. What is to be done is said once, by {@code client-not-global}, and by no rule
 * that is in its shadow.
 */
public final class UnseenClient {

  /** What to do about an address of 6to4 or Teredo; nobody can have reverse DNS for one. */
  public static final String NATIVE_IPV6 =
      "Use native IPv6 of the provider; as long as there is none, send mail over IPv4 only";

  private static final Set<Owner> RECORDS = Set.of(Owner.DNS, Owner.REVERSE_ZONE);
  private static final Set<Owner> NAMES = Set.of(Owner.DNS, Owner.REVERSE_ZONE, Owner.GREETING);

  private UnseenClient() {}

  /** The outcome, without a remedy that would have such an address published or named. */
  static Outcome spare(Card card, Attempt attempt, Outcome outcome) {
    if (outcome.result() != Outcome.Result.FAILED) {
      return outcome;
    }
    IpAddress client = attempt.clientAddress();
    boolean tunnel = RECORDS.contains(card.owner()) && AddressKind.of(client).isTunnel();
    boolean unseen = NAMES.contains(card.owner()) && !AddressKind.isSeenOutside(client);
    if (!(tunnel || unseen) || !speaksOf(client, outcome.remedy().orElse(card.remedy()))) {
      return outcome;
    }
    if (tunnel) {
      return Outcome.failed(outcome.evidence(), NATIVE_IPV6);
    }
    return Outcome.failed(
        outcome.evidence(),
        "Change nothing in DNS for this: "
            + client
            + " is "
            + AddressKind.of(client).words()
            + "; it goes with client-not-global. Where a translator, a tunnel or a proxy stands in"
            + " between, judge the address that receivers see (smtp-probe: --seen-as)");
  }

  /** Such remedies name the address, or what it stands for in the words of the rules. */
  private static boolean speaksOf(IpAddress client, String remedy) {
    return remedy.contains("client address") // those that cost least first
        || remedy.contains("address that mail leaves from")
        || remedy.contains("PTR")
        || remedy.contains(client.text())
        || (remedy.contains(".arpa") && remedy.contains(client.reverseName().text()));
  }
}
