package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Set;

/** Senders have a full domain. */
final class SenderMender implements Mender {

  @Override
  public Set<String> mends() {
    return Situation.SENDER_FAULTS;
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
