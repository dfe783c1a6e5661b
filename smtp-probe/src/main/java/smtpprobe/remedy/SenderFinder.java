package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;

/** Senders have a full domain. */
final class SenderFinder implements RemedyFinder {

  @Override
  public Optional<Owner> owner() {
    return Optional.of(Owner.SENDER);
  }

  @Override
  public String title(Situation situation) {
    return "Send as " + situation.domain().orElseThrow();
  }

  @Override
  public List<Change> changes(Situation situation) {
    return situation
        .domain()
        .filter(DomainName::isFullyQualified)
        .map(domain -> List.<Change>of(new SenderChange(domain)))
        .orElse(List.of());
  }
}
