package smtpprobe.remedy;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.ReverseDns;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Owner;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import smtpprobe.host.HostAddress;
import smtpprobe.host.Interface;
import smtpprobe.mta.WayOut;
import smtpprobe.sender.Host;
import smtpprobe.sender.Sending;

/**
 * A plan, what is wrong with it, and where it is to lead: from which address mail is to leave, and
 * under which name. Immutable.
 *
 * @param plan things as they are, or would be so far
 * @param dns what DNS says then
 * @param source where mail is to leave from, perhaps an address that the host does not have yet;
 *     empty when there is none to choose
 * @param name the name that the host is to greet with and to have in DNS
 * @param domain the domain that mail is from
 * @param faults what is wrong
 */
public record Situation(
    Plan plan,
    Dns dns,
    Optional<HostAddress> source,
    Optional<DomainName> name,
    Optional<DomainName> domain,
    Findings faults) {

  /** Where the lower half of a new address begins to be looked for: ::25, for mail. */
  private static final long IDENTIFIER = 0x25;

  private static final int LAN = 64;

  /** Faults of PTR names that stay as long as the name does. */
  private static final Set<String> REVERSE_FAULTS = Set.of("ptr-generic", "ptr-unknown-tld");

  /**
   * Chooses address and name.
   *
   * @param now DNS as it is, without the plan
   * @param given the domain that the user named
   */
  public static Situation of(Plan plan, Dns now, Optional<DomainName> given, Findings faults) {
    Dns dns = plan.dns(now);
    Optional<HostAddress> source = source(plan.host(), dns, now);
    Optional<DomainName> domain =
        given
            .or(() -> senderDomain(plan, faults).filter(own -> isOwn(own, plan, source, dns)))
            .or(() -> heloDomain(plan.host(), faults))
            .filter(wanted -> NameCheck.problem(wanted, dns).isEmpty());
    Optional<DomainName> name = name(plan.host(), source, domain, dns, faults);
    return new Situation(
        plan, dns, source, name, domain.or(() -> name.flatMap(Situation::parent)), faults);
  }

  private static boolean isAtFault(Owner owner, Findings faults) {
    return !faults.where(finding -> finding.card().owner() == owner).isEmpty();
  }

  private static Optional<DomainName> senderDomain(Plan plan, Findings faults) {
    return isAtFault(Owner.SENDER, faults)
        ? Optional.empty()
        : plan.from().flatMap(ReversePath::mailbox).flatMap(Mailbox::domain);
  }

  private static boolean isOwn(
      DomainName domain, Plan plan, Optional<HostAddress> source, Dns dns) {
    return Ownership.isOwn(domain, heloName(plan.host()), source.map(HostAddress::address), dns);
  }

  /**
   * Whether the mail has a sender of somebody else's domain, as forwarded mail does: nothing that
   * DNS says of it can be changed here.
   */
  public boolean isForeign() {
    Optional<DomainName> from = plan.from().flatMap(ReversePath::mailbox).flatMap(Mailbox::domain);
    return !isAtFault(Owner.SENDER, faults)
        && from.filter(
                name ->
                    domain
                        .map(Ownership::organization)
                        .filter(Ownership.organization(name)::equals)
                        .isEmpty())
            .filter(name -> !isOwn(name, plan, source, dns))
            .isPresent();
  }

  private static Optional<DomainName> heloDomain(Host host, Findings faults) {
    return isAtFault(Owner.GREETING, faults)
        ? Optional.empty()
        : heloName(host).flatMap(Situation::parent);
  }

  private static Optional<DomainName> heloName(Host host) {
    return host.helo().flatMap(HeloName::name).filter(DomainName::isFullyQualified);
  }

  private static Optional<DomainName> parent(DomainName name) {
    List<String> labels = name.labels();
    return labels.size() < 3
        ? Optional.of(name)
        : DomainName.parse(String.join(".", labels.subList(1, labels.size())));
  }

  private static Optional<HostAddress> source(Host host, Dns dns, Dns now) {
    if (host.translated().isPresent()) {
      return host.translated()
          .map(Sending::address)
          .filter(address -> host.isGlobal(address, dns))
          .map(address -> HostAddress.fixed(address, 128, ""));
    }
    List<HostAddress> globals = host.globals(dns);
    Optional<Ip6Address> given = host.given().stream().findFirst();
    if (given.isPresent()) {
      return host.facts()
          .address(given.get())
          .or(() -> globals.stream().flatMap(a -> on(a, given.get()).stream()).findFirst());
    }
    List<HostAddress> own =
        globals.stream()
            .filter(a -> host.facts().device(a.device()).filter(Interface::isSixInFour).isEmpty())
            .sorted(
                Comparator.comparing(host.facts()::isWithdrawn)
                    .thenComparing(a -> !isConfirmed(a.address(), dns))
                    .thenComparing(a -> !isHelo(host, a.address(), dns))
                    .thenComparing(a -> !isSending(host, a.address())))
            .toList();
    Optional<HostAddress> promised = promised(own, host, dns);
    boolean isLost = promised.filter(a -> isBound(host, a.address())).isPresent();
    return own.stream()
        .filter(a -> a.origin() == HostAddress.Origin.STATIC)
        .filter(a -> !isLost || isConfirmed(a.address(), dns))
        .findFirst()
        .or(() -> promised)
        .or(() -> own.stream().filter(HostAddress::isLasting).findFirst())
        .or(() -> own.stream().flatMap(a -> beside(a, host, now).stream()).findFirst());
  }

  /** An address that DNS has for the host already, in a network of its own, and it has not. */
  private static Optional<HostAddress> promised(List<HostAddress> own, Host host, Dns dns) {
    return heloName(host).stream()
        .flatMap(name -> dns.aaaa(name).records().stream())
        .filter(address -> host.facts().address(address).isEmpty() && isConfirmed(address, dns))
        .flatMap(address -> own.stream().flatMap(there -> on(there, address).stream()))
        .findFirst();
  }

  private static boolean isBound(Host host, Ip6Address address) {
    return host.mail().all().stream()
        .anyMatch(server -> server.bind().six().equals(Optional.of(address)));
  }

  /** That address on the network of one that the host has; empty when it is not in there. */
  private static Optional<HostAddress> on(HostAddress there, Ip6Address address) {
    return there.prefixLength() == LAN && address.startsWith(there.address(), LAN)
        ? Optional.of(HostAddress.fixed(address, LAN, there.device()))
        : Optional.empty();
  }

  private static boolean isConfirmed(Ip6Address address, Dns dns) {
    return ReverseDns.of(address, dns).iprev() == ReverseDns.Iprev.PASS;
  }

  private static boolean isHelo(Host host, Ip6Address address, Dns dns) {
    return heloName(host).filter(n -> dns.aaaa(n).records().contains(address)).isPresent();
  }

  private static boolean isSending(Host host, Ip6Address address) {
    return host.sendings().stream().map(Sending::address).anyMatch(address::equals);
  }

  /**
   * A new address in the network of one that a router gave, as far as DNS knows not in use.
   *
   * @param now DNS as it is, without the plan
   */
  static Optional<HostAddress> beside(HostAddress dynamic, Host host, Dns now) {
    if (host.facts().device(dynamic.device()).filter(Interface::isSixInFour).isPresent()
        || host.facts().isWithdrawn(dynamic)) { // a new one would not be routed for long
      return Optional.empty();
    }
    return LongStream.range(IDENTIFIER, IDENTIFIER + 10)
        .mapToObj(low -> new Ip6Address(dynamic.address().high(), low))
        .filter(address -> host.facts().address(address).isEmpty())
        .filter(address -> !isSomebodys(address, host, now))
        .findFirst()
        .flatMap(address -> on(dynamic, address));
  }

  /** Whether reverse DNS gives it, confirmed, to another host than this one. */
  private static boolean isSomebodys(Ip6Address address, Host host, Dns now) {
    ReverseDns reverse = ReverseDns.of(address, now);
    return reverse.iprev() == ReverseDns.Iprev.PASS
        && heloName(host).filter(reverse.confirmedNames()::contains).isEmpty();
  }

  /**
   * The HELO name if it can stay, and is not that of another machine; or else what reverse DNS
   * says; or else "mail" in the domain.
   */
  private static Optional<DomainName> name(
      Host host,
      Optional<HostAddress> source,
      Optional<DomainName> domain,
      Dns dns,
      Findings faults) {
    Optional<DomainName> helo =
        heloName(host)
            .filter(n -> !isAtFault(Owner.GREETING, faults))
            .filter(n -> !dns.aaaa(n).isUnavailable());
    ReverseDns reverse =
        source
            .map(s -> ReverseDns.of(s.address(), dns))
            .orElse(new ReverseDns(ReverseDns.Iprev.PERMERROR, List.of(), List.of(), List.of()));
    if (REVERSE_FAULTS.stream().anyMatch(faults::has)) {
      helo = helo.filter(n -> !reverse.ptrNames().contains(n));
    }
    if (helo.isPresent() && source.filter(s -> isHelo(host, s.address(), dns)).isPresent()) {
      return helo;
    }
    Optional<DomainName> own = helo.filter(n -> domain.filter(n::isAtOrBelow).isPresent());
    Optional<DomainName> confirmed =
        reverse.confirmedNames().stream()
            .filter(n -> REVERSE_FAULTS.stream().noneMatch(faults::has))
            .filter(n -> !heloName(host).equals(Optional.of(n)))
            .findFirst();
    Optional<DomainName> there = confirmed.or(() -> exchange(domain, source, dns));
    Optional<DomainName> any = helo;
    return own.filter(n -> !host.isOfAnother(n, dns))
        .filter(n -> !leadsElsewhere(n, host, dns) || there.filter(isBeside(n)).isEmpty())
        .or(() -> there)
        .or(() -> own.filter(n -> !domain.equals(Optional.of(n)) || isHost(n, dns)))
        .or(() -> domain.flatMap(d -> d.below("mail")))
        .or(() -> any)
        .or(() -> host.facts().name())
        .filter(
            DomainName::isHostName); // PTR names are chosen by strangers, and this goes to a shell
  }

  /** The MX host of the domain that leads to the address: a name that the host has already. */
  private static Optional<DomainName> exchange(
      Optional<DomainName> domain, Optional<HostAddress> source, Dns dns) {
    return domain.stream()
        .flatMap(own -> dns.mx(own).records().stream())
        .map(Mx::exchange)
        .filter(
            name -> source.filter(s -> dns.aaaa(name).records().contains(s.address())).isPresent())
        .findFirst();
  }

  /** Whether a name leads to IPv6 addresses, none of which the host has: a neighbour's, perhaps. */
  private static boolean leadsElsewhere(DomainName name, Host host, Dns dns) {
    List<Ip6Address> there = dns.aaaa(name).records();
    return !there.isEmpty() && there.stream().allMatch(a -> host.facts().address(a).isEmpty());
  }

  private static Predicate<DomainName> isBeside(DomainName name) {
    return other -> Ownership.organization(other).equals(Ownership.organization(name));
  }

  /** Whether a name below a registered domain takes no mail of its own, as names of hosts do. */
  private static boolean isHost(DomainName name, Dns dns) {
    return !Ownership.organization(name).equals(name)
        && dns.mx(name).records().stream().allMatch(mx -> mx.exchange().equals(name));
  }

  /** The address itself. */
  Optional<Ip6Address> address() {
    return source.map(HostAddress::address);
  }

  /**
   * What mail leaves from in either family: the address, those that the name has in IPv4, and those
   * of further ways that some mail of every sender takes.
   */
  List<IpAddress> ownAddresses() {
    return own(way -> true);
  }

  /** Those of them from which mail greets with the name. */
  List<IpAddress> greetingAddresses() {
    return own(
        way ->
            way.heloName()
                .flatMap(DomainName::parse)
                .filter(n -> name.equals(Optional.of(n)))
                .isPresent());
  }

  private List<IpAddress> own(Predicate<WayOut> wanted) {
    Set<IpAddress> own = new LinkedHashSet<>();
    address().ifPresent(own::add);
    name.ifPresent(n -> dns.a(n).records().stream().filter(this::isForDns).forEach(own::add));
    Host host = plan.host();
    if (host.given().isEmpty() && host.translated().isEmpty()) {
      host.mail().everyWay().stream()
          .filter(way -> way.out().showsSix() && way.out().takes().certain())
          .filter(way -> !way.out().takes().isRest() && way.out().takes().senders().isEmpty())
          .filter(way -> wanted.test(way.out()))
          .flatMap(way -> host.sendingsOn(way).stream())
          .map(Sending::address)
          .filter(this::isForDns)
          .forEach(own::add);
    }
    return List.copyOf(own);
  }

  /**
   * Whether a record may name {@code address}: not one that only few can reach, and none of this
   * host's that will be gone.
   */
  boolean isForDns(IpAddress address) {
    if (!(address instanceof Ip6Address six)) {
      return AddressKind.of(address).isGlobal(dns) || plan.host().facts().redacted();
    }
    boolean passing =
        plan.host().facts().address(six).filter(a -> !a.isLasting()).isPresent()
            && !address().equals(Optional.of(six));
    return plan.host().isGlobal(six, dns) && !passing;
  }
}
