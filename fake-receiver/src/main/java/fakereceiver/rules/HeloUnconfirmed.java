package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Question;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import java.util.List;

/**
 * The HELO name has addresses, but the client address is not among them.
 *
 * <p>No reason to refuse mail, says RFC 5321; but filters count it, and Exim's {@code verify =
 * helo} refuses it. Only addresses of the client's family can match: a name with an A record alone
 * does not confirm a client on IPv6. A name without any address belongs to {@link
 * HeloUnresolvable}.
 */
final class HeloUnconfirmed extends HeloDomainRule {

  HeloUnconfirmed() {
    super(
        new Card(
            "helo-unconfirmed",
            Owner.DNS,
            "The addresses of the HELO name do not include the client address",
            "Publish an AAAA record with the client address for the HELO name, or greet with"
                + " a name that has one",
            "RFC 5321 section 4.1.4"));
  }

  @Override
  Outcome examine(DomainName helo, Attempt attempt, Dns dns) {
    IpAddress client = attempt.clientAddress();
    Answer<? extends IpAddress> own = dns.ask(new Question<>(helo, client.forwardType()));
    if (own.isUnavailable()) {
      return Outcome.undecided(Evidence.of(own));
    }
    if (own.isFound()) {
      return own.records().contains(client)
          ? Outcome.passed(Evidence.of(own))
          : Names.failed(card(), attempt, Evidence.of(own));
    }
    Answer<? extends IpAddress> other = client instanceof Ip6Address ? dns.a(helo) : dns.aaaa(helo);
    Evidence evidence = Evidence.of(List.of(own, other));
    return switch (other.status()) {
      case FOUND -> Names.failed(card(), attempt, evidence);
      case NO_SUCH_NAME, NO_SUCH_RECORD -> Outcome.skipped("the HELO name has no address");
      case UNAVAILABLE -> Outcome.undecided(evidence);
    };
  }
}
