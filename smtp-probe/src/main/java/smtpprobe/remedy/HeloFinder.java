package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The host is to greet with one full name that leads to the address that mail leaves from. */
final class HeloFinder implements RemedyFinder {

  @Override
  public Set<String> rules() {
    return Set.of(
        "helo-unconfirmed",
        "helo-unresolvable",
        "helo-without-address",
        "helo-not-ptr-name",
        "helo-not-ptr-domain",
        "helo-leads-elsewhere");
  }

  @Override
  public Optional<Owner> owner() {
    return Optional.of(Owner.GREETING);
  }

  @Override
  public String title(Situation situation) {
    DomainName name = situation.name().orElseThrow();
    return Naming.greets(situation, name)
        ? "Let " + name + " lead to " + situation.address().orElseThrow()
        : "Greet as " + name;
  }

  @Override
  public List<Change> changes(Situation situation) {
    return Naming.changes(situation);
  }

  @Override
  public List<String> notes(Situation situation) {
    return Naming.notes(situation);
  }
}
