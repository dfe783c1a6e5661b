package fakereceiver.rules;

import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Heed;
import fakereceiver.judge.Rule;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import java.util.List;
import java.util.Optional;

/**
 * The client greets with an address, in brackets or not, of a range that the receiver holds against
 * clients: private ones, those for documentation. Which these are is known of the receiver.
 */
final class HeloBadAddress extends Rule {

  HeloBadAddress() {
    super(
        Stage.HELO,
        Heed.BAD_HELO_ADDRESSES,
        new Card(
            "helo-bad-address",
            Owner.GREETING,
            "The client greets with an address that no host on the Internet has",
            "Greet with the name that the PTR record of the client address holds",
            "RFC 5321 section 4.1.4",
            "RFC 6890 section 2.2"));
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    List<IpRange> bad = attempt.receiver().badHeloAddresses();
    if (bad.isEmpty()) {
      return Outcome.skipped("the receiver is not known to look at addresses in HELO");
    }
    Optional<IpAddress> address = attempt.heloName().flatMap(HeloName::address);
    if (address.isEmpty()) {
      return Outcome.skipped("the client does not greet with an address");
    }
    Evidence evidence = Evidence.given("HELO name", attempt.heloName().orElseThrow());
    return bad.stream()
        .filter(range -> range.contains(address.get()))
        .findFirst()
        .map(range -> Outcome.failed(evidence.and(Evidence.given("lies in", range))))
        .orElseGet(() -> Outcome.passed(evidence));
  }
}
