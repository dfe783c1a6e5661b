package smtpprobe.remedy;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;

/** The host has one name: it leads to the address, and the host greets with it. */
final class Naming {

  private Naming() {}

  /** Whether the host greets with that name. */
  static boolean greets(Situation situation, DomainName name) {
    return situation
        .plan()
        .host()
        .helo()
        .filter(helo -> helo.text().equalsIgnoreCase(name.text()))
        .isPresent();
  }

  /** The records, then what the mail server says; nothing where address or name is missing. */
  static List<Change> changes(Situation situation) {
    if (situation.name().isEmpty() || situation.address().isEmpty()) {
      return List.of();
    }
    DomainName name = situation.name().get();
    List<Change> changes =
        new ArrayList<>(
            Forward.lead(name, situation.address().get(), situation.dns(), situation::isForDns));
    if (!greets(situation, name)) {
      changes.add(MailSetting.helo(name.text()));
    }
    return changes;
  }

  /** What is to be known of the addresses that the name keeps beside the own one. */
  static List<String> notes(Situation situation) {
    boolean isSeen = !situation.plan().host().facts().interfaces().isEmpty(); // not in a prediction
    if (!isSeen || situation.name().isEmpty() || situation.address().isEmpty()) {
      return List.of();
    }
    List<Ip6Address> there = situation.dns().aaaa(situation.name().get()).records();
    List<String> others =
        there.stream()
            .filter(situation::isForDns)
            .filter(one -> situation.plan().host().facts().address(one).isEmpty())
            .filter(one -> !situation.ownAddresses().contains(one))
            .map(Ip6Address::text)
            .toList();
    return others.isEmpty() || there.contains(situation.address().get())
        ? List.of()
        : List.of(
            "Keep "
                + String.join(" and ", others)
                + " only if another machine has that address and goes by the name, too: this host"
                + " does not have it");
  }
}
