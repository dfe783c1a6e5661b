package smtpprobe.rules.host;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.mail.HeloName;
import java.util.Comparator;
import java.util.List;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/** Reverse DNS was set, but for another address of the host than the one that is used. */
final class NamedAddressUnused extends SourceRule {

  /** How many other addresses are asked for, so that a host with hundreds is not slow. */
  private static final int MAX_OTHERS = 20;

  NamedAddressUnused() {
    super(
        new Card(
                "named-address-unused",
                Owner.HOST,
                "Another address of this host has confirmed reverse DNS, and the one that mail"
                    + " leaves from has none",
                "Bind the mail server to the address with reverse DNS, or set reverse DNS for the"
                    + " one that mail leaves from",
                "RFC 8601 section 2.7.3")
            .byHand("no address that will last can be chosen here: ask the provider for one"));
  }

  /** Whether it is an address to give a name to. */
  private static boolean isForGood(HostAddress address) {
    return address.origin() == HostAddress.Origin.STATIC
        && !address.is(AddressFlag.DEPRECATED)
        && AddressKind.isSeenOutside(address.address());
  }

  private static Evidence passing(HostAddress other) {
    return Evidence.given(
        other.address() + "/" + other.prefixLength(),
        other.words()
            + other
                .preferredFor()
                .map(left -> ", preferred for " + left.toSeconds() + " s")
                .orElse(""));
  }

  /** A lease may be the host's for good, as with most clouds; whoever gives it knows. */
  private static String passing(HostAddress other, HostAddress now, String binding) {
    String named = other.address() + " (" + other.words() + ")";
    String instead =
        isForGood(now)
            ? "set reverse DNS for " + now.address() + ", which lasts"
            : "give the host a static address and set reverse DNS for that";
    return other.origin() == HostAddress.Origin.LEASE && !other.is(AddressFlag.DEPRECATED)
        ? "Ask the provider whether "
            + named
            + " is this host's for good, as with most clouds: if it is, "
            + binding
            + "; if not, "
            + instead
        : Sentences.capital(instead)
            + ": "
            + named
            + " will be gone, and nothing is to be bound to it";
  }

  @Override
  Outcome look(Host host, Sending sending, HostAddress address, Dns dns) {
    List<Ip6Address> greeting =
        host.helo().flatMap(HeloName::name).map(name -> dns.aaaa(name).records()).orElse(List.of());
    List<HostAddress> others =
        host.globals(dns).stream()
            .filter(a -> !a.address().equals(sending.address()))
            .sorted(Comparator.comparing(a -> !greeting.contains(a.address())))
            .toList();
    ReverseDns own = ReverseDns.of(sending.address(), dns);
    Evidence evidence = evidence(sending, address).and(Evidence.of(own));
    if (own.iprev() == ReverseDns.Iprev.TEMPERROR) {
      return others.isEmpty()
          ? Outcome.skipped("the host has no other global address")
          : Outcome.undecided(evidence);
    }
    if (own.iprev() == ReverseDns.Iprev.PASS) {
      return Outcome.passed(evidence);
    }
    for (HostAddress other : others.stream().limit(MAX_OTHERS).toList()) {
      ReverseDns there = ReverseDns.of(other.address(), dns);
      if (there.iprev() == ReverseDns.Iprev.PASS) {
        if (!other.isLasting()) {
          return Outcome.failed(
              evidence.and(Evidence.of(there)).and(passing(other)),
              passing(other, address, host.bindTo(other.address(), sending.address())));
        }
        return Outcome.failed(
            evidence.and(Evidence.of(there)),
            Sentences.capital(host.bindTo(other.address(), sending.address()))
                + (AddressKind.isSeenOutside(sending.address())
                    ? "; or set reverse DNS for " + sending.address()
                    : ""));
      }
    }
    return Outcome.skipped(
        others.size() > MAX_OTHERS
            ? "none of " + MAX_OTHERS + " other addresses that were asked about has it either"
            : "no other address of the host has confirmed reverse DNS either");
  }
}
