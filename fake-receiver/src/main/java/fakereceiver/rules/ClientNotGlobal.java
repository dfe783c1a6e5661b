package fakereceiver.rules;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.judge.UnseenClient;

/**
 * The client address is of a kind that nobody on the Internet can answer to, or that is no good for
 * mail.
 *
 * <p>A host often has such an address next to a global one, and the kernel picked the wrong one; or
 * the client reached the receiver on a path that no other receiver shares. In a laboratory
 * documentation addresses count as global, since its DNS describes them.
 */
final class ClientNotGlobal extends Rule {

  private static final String HIDDEN =
      ". If a receiver named this address, a proxy or translator in front of it hides you: tell its"
          + " postmaster, nothing has to change here";

  ClientNotGlobal() {
    super(
        Stage.CONNECT,
        new Card(
            "client-not-global",
            Owner.HOST,
            "The client address is not a global address",
            "Send from a global address of the host; if it has none, ask the provider for"
                + " IPv6 or send over IPv4",
            "RFC 4291 section 2.4",
            "RFC 4193",
            "RFC 6890 section 2.2"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    AddressKind kind = AddressKind.of(attempt.clientAddress());
    Evidence evidence =
        Evidence.given("client address", attempt.clientAddress() + ", " + kind.words());
    if (kind.isGlobal(dns)) {
      return Outcome.passed(evidence);
    }
    if (kind.isTunnel()) {
      return Outcome.failed(evidence, UnseenClient.NATIVE_IPV6);
    }
    return AddressKind.isSeenOutside(attempt.clientAddress())
        ? Outcome.failed(evidence)
        : Outcome.failed(evidence, card().remedy() + HIDDEN);
  }
}
