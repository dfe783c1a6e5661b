package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Set;

/** SPF of the HELO name lets the host send: notifications have no other sender. */
final class SpfHeloFinder implements RemedyFinder {

  @Override
  public Set<String> rules() {
    return Set.of(
        "spf-helo-missing",
        "spf-helo-fail",
        "spf-helo-softfail",
        "spf-helo-neutral",
        "spf-helo-permerror",
        "spf-helo-temperror");
  }

  @Override
  public String title(Situation situation) {
    return "Name the address in the SPF record of " + situation.name().orElseThrow();
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (situation.name().isEmpty() || situation.address().isEmpty()) {
      return List.of();
    }
    DomainName name = situation.name().get();
    return SpfText.admitting(
            name, situation.greetingAddresses(), situation.dns(), situation::isForDns)
        .map(spf -> List.<Change>of(spf.at(name)))
        .orElse(List.of());
  }

  @Override
  public List<String> notes(Situation situation) {
    return situation
        .name()
        .flatMap(
            name ->
                SpfText.admitting(
                        name, situation.greetingAddresses(), situation.dns(), situation::isForDns)
                    .map(spf -> spf.notes(name, situation.plan(), situation.dns())))
        .orElse(List.of());
  }
}
