package smtpprobe.remedy;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** The address has one PTR record, whose name leads back to it and is the one to greet with. */
final class ReverseFinder implements RemedyFinder {

  private static final DomainName REVERSE = DomainName.of("ip6.arpa");

  @Override
  public Set<String> rules() {
    return Set.of(
        "ptr-missing",
        "fcrdns-mismatch",
        "ptr-first-unconfirmed",
        "ptr-several",
        "ptr-generic",
        "ptr-not-a-host-name",
        "ptr-unknown-tld",
        "ptr-name-unavailable",
        "helo-not-ptr-name",
        "helo-not-ptr-domain");
  }

  @Override
  public String title(Situation situation) {
    return "Give "
        + situation.address().orElseThrow()
        + " the name "
        + situation.name().orElseThrow()
        + ", in both directions";
  }

  @Override
  public List<Change> changes(Situation situation) {
    if (situation.address().isEmpty() || situation.name().isEmpty()) {
      return List.of();
    }
    Ip6Address address = situation.address().get();
    DomainName name = situation.name().get();
    Answer<DomainName> now = situation.dns().ptr(address);
    List<Change> changes = new ArrayList<>();
    if (!now.records().equals(List.of(name))) {
      List<DomainName> aliases = now.aliases();
      DomainName at = aliases.isEmpty() ? address.reverseName() : aliases.get(aliases.size() - 1);
      changes.add(DnsChange.ptr(address, at, name));
    }
    changes.addAll(Naming.changes(situation));
    return changes;
  }

  @Override
  public List<String> notes(Situation situation) {
    List<String> notes = new ArrayList<>(Naming.notes(situation));
    situation
        .address()
        .flatMap(
            address ->
                situation.dns().ptr(address).records().stream()
                    .filter(name -> name.isAtOrBelow(REVERSE))
                    .findFirst())
        .map(
            name ->
                "The record that is there lacks the dot at its end, so the name of its zone follows: "
                    + name)
        .ifPresent(notes::add);
    return notes;
  }
}
