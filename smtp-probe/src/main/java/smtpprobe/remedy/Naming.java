package smtpprobe.remedy;

import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.mail.HeloName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

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
      changes.addAll(overFour(situation, name));
      changes.add(MailSetting.helo(name.text()));
    }
    return changes;
  }

  /**
   * The host greets so over IPv4 too: the name gets the IPv4 addresses of the one before it, as far
   * as reverse DNS says that they go by that.
   */
  private static List<Change> overFour(Situation situation, DomainName name) {
    boolean without = situation.dns().a(name).isAbsent();
    List<String> now =
        situation.plan().host().helo().flatMap(HeloName::name).stream()
            .flatMap(before -> named(before, situation.dns()))
            .map(Ip4Address::text)
            .toList();
    return without && !now.isEmpty() ? List.of(DnsChange.set(name, "A", now)) : List.of();
  }

  private static Stream<Ip4Address> named(DomainName name, Dns dns) {
    return dns.a(name).records().stream()
        .filter(address -> ReverseDns.of(address, dns).confirmedNames().contains(name));
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
