package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The host is to greet with one full name that leads to the address that mail leaves from. */
final class HeloMender implements Mender {

  @Override
  public Set<String> mends() {
    Set<String> mends = new HashSet<>(Situation.NAME_FAULTS);
    mends.addAll(
        Set.of(
            "helo-unconfirmed",
            "helo-unresolvable",
            "helo-without-address",
            "helo-not-ptr-name",
            "helo-not-ptr-domain",
            "helo-leads-elsewhere"));
    return mends;
  }

  @Override
  public String title(Situation situation) {
    DomainName name = situation.name().orElseThrow();
    return greets(situation, name)
        ? "Let " + name + " lead to " + situation.address().orElseThrow()
        : "Greet as " + name;
  }

  private static boolean greets(Situation situation, DomainName name) {
    return situation
        .plan()
        .host()
        .helo()
        .filter(helo -> helo.text().equalsIgnoreCase(name.text()))
        .isPresent();
  }

  @Override
  public List<Change> changes(Situation situation) {
    Optional<DomainName> name = situation.name();
    if (name.isEmpty() || situation.address().isEmpty()) {
      return List.of();
    }
    List<Change> changes = new ArrayList<>();
    if (!greets(situation, name.get())) {
      changes.add(MailSetting.helo(name.get().text()));
    }
    changes.addAll(Forward.lead(name.get(), situation.address().get(), situation.dns()));
    return changes;
  }
}
