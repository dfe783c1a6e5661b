package smtpprobe.sender;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import fakereceiver.mail.HeloName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.Account;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.DefaultRoute;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.SourceChoice;
import smtpprobe.mta.Bind;
import smtpprobe.mta.MailServer;
import smtpprobe.mta.MailServers;
import smtpprobe.mta.Setting;

/**
 * Everything that is known of a host that sends mail. Immutable.
 *
 * @param facts its IPv6
 * @param mail its mail servers
 * @param exposure what it shows
 * @param given the sources that the user named
 * @param helo the HELO name that the user gave, or else a mail server's, or else the host's
 * @param lab a machine that is to reach the host, when the user named one
 * @param seen what receivers see in place of the host's own address, when a translator or a tunnel
 *     stands in between
 */
public record Host(
    HostFacts facts,
    MailServers mail,
    Exposure exposure,
    List<Ip6Address> given,
    Optional<HeloName> helo,
    Optional<IpAddress> lab,
    SeenAs seen) {

  /** How many addresses are asked for in reverse DNS, so that a host with hundreds is not slow. */
  static final int MAX_ASKED = 8;

  /** A routing table that is likely to be free. */
  private static final int FREE_TABLE = 125;

  public Host {
    given = List.copyOf(given);
  }

  /**
   * With the HELO name found, unless the user gave one: that of the mail server, if it can be known
   * what that is; that of the host where no mail server is known.
   */
  public static Host of(
      HostFacts facts,
      MailServers mail,
      Exposure exposure,
      List<Ip6Address> given,
      Optional<HeloName> helo,
      Optional<IpAddress> lab) {
    Optional<HeloName> name =
        helo.or(
                () ->
                    mail.ways().stream()
                        .sorted(Comparator.comparing(way -> !way.out().takes().certain()))
                        .findFirst()
                        .flatMap(way -> way.out().heloName())
                        .map(HeloName::of))
            .or(
                () ->
                    facts.name().filter(n -> mail.all().isEmpty()).map(n -> HeloName.of(n.text())));
    return new Host(facts, mail, exposure, given, name, lab, SeenAs.OWN);
  }

  /** The same with other facts. */
  public Host with(HostFacts other) {
    return new Host(other, mail, exposure, given, helo, lab, seen);
  }

  /** The same with other mail servers. */
  public Host with(MailServers servers) {
    return new Host(facts, servers, exposure, given, helo, lab, seen);
  }

  /** The same with another packet filter or other sockets. */
  public Host with(Exposure other) {
    return new Host(facts, mail, other, given, helo, lab, seen);
  }

  /** The same, sending from these addresses by the user's will; none to leave it to others. */
  public Host sendingFrom(List<Ip6Address> sources) {
    return new Host(facts, mail, exposure, sources, helo, lab, seen);
  }

  /** The same, greeting with another name. */
  public Host greetingAs(HeloName name) {
    return new Host(facts, mail, exposure, given, Optional.of(name), lab, seen);
  }

  /**
   * Where mail leaves from: what the user says, or else what a mail server is bound to, or else
   * what the kernel chooses for some target. Nowhere when the mail servers send over IPv4 only, or
   * to a relay.
   */
  public List<Sending> sendings() {
    if (!given.isEmpty()) {
      return given.stream().map(a -> new Sending(a, "named with --source", true)).toList();
    }
    if (mail.hideSix()) {
      return List.of();
    }
    return mail.all().isEmpty()
        ? chosen("")
        : leaving().stream().flatMap(way -> sendingsOn(way).stream()).distinct().toList();
  }

  /**
   * The ways that the mail takes for sure, over IPv6 to its receivers. Of several mail servers
   * those that say where they send from: the others may be left over.
   */
  private List<MailServers.Way> leaving() {
    List<MailServers.Way> sure =
        mail.ways().stream()
            .filter(way -> way.out().showsSix() && way.out().takes().certain())
            .toList();
    List<MailServer> told =
        sure.stream()
            .filter(way -> way.out().bind().tellsSix())
            .map(MailServers.Way::server)
            .toList();
    return told.isEmpty()
        ? sure
        : sure.stream().filter(way -> told.contains(way.server())).toList();
  }

  /** Whether a mail server is told where to send from over IPv6, be it to any effect or not. */
  public boolean isSourceTold() {
    return leaving().stream().anyMatch(way -> way.out().bind().tellsSix());
  }

  /** Whether some mail may go to receivers over IPv6, and none does for sure. */
  public boolean perhapsLeaves() {
    return given.isEmpty() && !mail.all().isEmpty() && !mail.hideSix() && leaving().isEmpty();
  }

  /** Where mail on that way leaves from, be it the usual one or not; nowhere if that is unknown. */
  public List<Sending> sendingsOn(MailServers.Way way) {
    Bind bind = way.out().bind();
    if (isUnknown(bind)) {
      return List.of();
    }
    if (bind.broken().isPresent()) {
      return bind.orKernel() ? chosen("") : List.of();
    }
    if (bind.six().isEmpty()) {
      return chosen("");
    }
    Ip6Address address = bind.six().get();
    String says = way.server() + ": " + bind.setting();
    if (canSendFrom(address)) {
      return facts.isKeptIn(address) ? List.of() : List.of(new Sending(address, says, true));
    }
    return bind.orKernel() && facts.routing().foreign().isEmpty() // or it leaves, to no answer
        ? chosen("; that address cannot be used now (" + says + ")").stream()
            .filter(sending -> isBeyondLink(sending.address()))
            .toList()
        : List.of();
  }

  /** Whether some mail is to leave from {@code address}, by a setting or by what the user says. */
  public boolean isWanted(Ip6Address address) {
    return given.contains(address)
        || mail.everyWay().stream()
            .anyMatch(way -> way.out().bind().six().equals(Optional.of(address)));
  }

  /** Of a single address it does not matter what the setting says. */
  private boolean isUnknown(Bind bind) {
    return bind.unknown().isPresent()
        && facts.addresses().stream().filter(a -> a.isUsable() && a.isBeyondLink()).count() != 1;
  }

  /** Whether a socket can be bound to {@code address}: what is tentative is so for a second. */
  private boolean canSendFrom(Ip6Address address) {
    return facts.addresses().isEmpty()
        || facts.routing().takesIn(address)
        || facts.address(address).filter(a -> !a.is(AddressFlag.DADFAILED)).isPresent();
  }

  private boolean isBeyondLink(Ip6Address address) {
    return facts.address(address).filter(HostAddress::isBeyondLink).isPresent();
  }

  /** Whether no mail of any server leaves over IPv6, and the user does not say more. */
  public boolean isIpv4Only() {
    return given.isEmpty() && mail.hideSix();
  }

  /** The same, where receivers see another address. */
  public Host seenAs(Sending outside) {
    return seenAs(SeenAs.as(outside));
  }

  /** The same, where receivers see something else, or nobody can say what. */
  Host seenAs(SeenAs outside) {
    return new Host(facts, mail, exposure, given, helo, lab, outside);
  }

  /** The address that receivers see in place of the host's own, where that is known. */
  public Optional<Sending> translated() {
    return seen.address();
  }

  /** Whether receivers see, or may see, another address than the host's own. */
  public boolean isHidden() {
    return seen.isOther();
  }

  /** What receivers see that mail comes from; nothing when that is not known. */
  public List<Sending> outside() {
    return isIpv4Only() || seen.unknown().isPresent()
        ? List.of()
        : translated().map(List::of).orElseGet(this::sendings);
  }

  private List<Sending> chosen(String behind) {
    Map<Ip6Address, List<SourceChoice>> by = new LinkedHashMap<>();
    for (SourceChoice choice : facts.choices()) {
      choice
          .source()
          .filter(Host::isPassedOn)
          .ifPresent(s -> by.computeIfAbsent(s, a -> new ArrayList<>()).add(choice));
    }
    return by.entrySet().stream()
        .map(
            e ->
                new Sending(
                    e.getKey(),
                    (e.getValue().get(0).fromKernel()
                            ? "the kernel's choice"
                            : "what RFC 6724 chooses")
                        + " for "
                        + (targets(e.getValue()) == targets(facts.choices())
                            ? "every target"
                            : targets(e.getValue())
                                + " of "
                                + targets(facts.choices())
                                + " targets")
                        + ": "
                        + e.getValue().get(0).because()
                        + behind,
                    false))
        .toList();
  }

  /** No router passes on what comes from an address of the link alone (RFC 4291 section 2.5.6). */
  private static boolean isPassedOn(Ip6Address source) {
    AddressKind kind = AddressKind.of(source);
    return kind != AddressKind.LINK_LOCAL && kind != AddressKind.LOOPBACK;
  }

  private static long targets(List<SourceChoice> choices) {
    return choices.stream().map(SourceChoice::target).distinct().count();
  }

  /** Whether {@code address} can be reached from anywhere. */
  public boolean isGlobal(Ip6Address address, Dns dns) {
    AddressKind kind = AddressKind.of(address);
    return kind.isGlobal(dns) || (facts.redacted() && kind == AddressKind.DOCUMENTATION);
  }

  /** The global addresses that a connection can leave from. */
  public List<HostAddress> globals(Dns dns) {
    return facts.addresses().stream()
        .filter(a -> a.isUsable() && isGlobal(a.address(), dns))
        .toList();
  }

  /** Whether a name is that of another machine, or may be, by what DNS says of it. */
  public boolean isOfAnother(DomainName name, Dns dns) {
    return OtherMachine.has(
        name,
        Stream.concat(
                outside().stream().map(Sending::address).filter(a -> isGlobal(a, dns)),
                globals(dns).stream().map(HostAddress::address))
            .filter(address -> !AddressKind.of(address).isTunnel())
            .toList(),
        dns);
  }

  /** The global address that is best for mail: lasting, set by hand; empty without any. */
  public Optional<HostAddress> best(Dns dns) {
    return globals(dns).stream()
        .filter(HostAddress::isLasting)
        .limit(MAX_ASKED)
        .min(
            Comparator.comparing(facts::isWithdrawn)
                .thenComparing(a -> a.origin() != HostAddress.Origin.STATIC)
                .thenComparing(a -> !isConfirmed(a.address(), dns))
                .thenComparing(a -> facts.missed(a).isPresent()));
  }

  private static boolean isConfirmed(Ip6Address address, Dns dns) {
    return ReverseDns.of(address, dns).iprev() == ReverseDns.Iprev.PASS;
  }

  /**
   * How to make what leaves from {@code now} leave from {@code address}: in the mail server's own
   * words when it is known; with the rule and the route that its packets need where another
   * interface has the default route.
   */
  public String bindTo(Ip6Address address, Ip6Address now) {
    return leaving().stream()
            .filter(way -> way.out().bind().six().filter(now::equals).isPresent())
            .findFirst()
            .map(way -> way.server().bind(address, way.out()))
            .or(() -> leaving().stream().findFirst().map(way -> way.server().bind(address)))
            .or(() -> mail.all().stream().findFirst().map(server -> server.bind(address)))
            .map(Setting::toString)
            .orElse("make the mail server send from " + address)
        + facts.address(address).flatMap(this::wayFor).map(way -> "; and " + way).orElse("");
  }

  /** How packets from {@code address} get to leave by its own interface; empty when they do. */
  public Optional<String> wayFor(HostAddress address) {
    return ownRoute(address)
        .map(
            route ->
                "lead its packets, which now "
                    + facts
                        .strays(address)
                        .map(device -> "leave by " + device)
                        .orElse("get nowhere")
                    + ", through "
                    + route.device()
                    + ": \""
                    + route.command()
                    + "\" and \"ip -6 rule add from "
                    + address.address()
                    + " lookup "
                    + route.table()
                    + "\"");
  }

  /** The route to add for {@code address}, in a free table; empty when it has its own already. */
  public Optional<DefaultRoute> ownRoute(HostAddress address) {
    return facts.missed(address).map(route -> route.inTable(freeTable()));
  }

  private String freeTable() {
    List<String> taken = facts.routing().routes().stream().map(DefaultRoute::table).toList();
    int table = FREE_TABLE;
    while (taken.contains(String.valueOf(table))) {
      table++;
    }
    return String.valueOf(table);
  }

  /** The account that mail is sent under, by the mail server that sends it for sure. */
  public Optional<Account> account() {
    List<Optional<Account>> accounts =
        leaving().stream()
            .map(way -> MailAccount.of(way.server(), exposure.accounts()))
            .distinct()
            .toList();
    return accounts.size() == 1 ? accounts.get(0) : Optional.empty();
  }

  /**
   * What cannot be followed here, a setting or a rule, so that nobody can say which address
   * receivers see that mail, or some of it, comes from; and why.
   */
  public Optional<String> unknownBind() {
    if (seen.unknown().isPresent() && !isIpv4Only()) {
      return seen.unknown();
    }
    if (!given.isEmpty()) {
      return Optional.empty();
    }
    List<MailServer> leaving = leaving().stream().map(MailServers.Way::server).toList();
    List<MailServers.Way> ways = mail.mail().to().isEmpty() ? mail.everyWay() : mail.ways();
    return ways.stream()
        .filter(way -> way.out().showsSix())
        .filter(way -> leaving.isEmpty() || leaving.contains(way.server()))
        .map(way -> way.out().bind())
        .filter(this::isUnknown)
        .flatMap(bind -> bind.unknown().map(why -> bind.setting() + ": " + why).stream())
        .findFirst();
  }
}
