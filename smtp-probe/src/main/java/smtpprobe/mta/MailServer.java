package smtpprobe.mta;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Mailbox;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a mail server of the host is set up for sending. Immutable.
 *
 * @param software which it is
 * @param version its version, if it told
 * @param bind the addresses that it sends from
 * @param heloName what it greets with, if that can be known
 * @param families over which families it sends
 * @param preference the family that it tries first by a setting; empty when it has none
 * @param trusted the networks that it relays for, as they are written
 * @param settings the lines that matter, as they are written
 * @param other what is known of its ways out besides these settings
 */
public record MailServer(
    Software software,
    Optional<String> version,
    Bind bind,
    Optional<String> heloName,
    Families families,
    Optional<String> preference,
    List<String> trusted,
    List<String> settings,
    WaysOut other) {

  /** With one way out. */
  public MailServer(
      Software software,
      Optional<String> version,
      Bind bind,
      Optional<String> heloName,
      Families families,
      Optional<String> preference,
      List<String> trusted,
      List<String> settings) {
    this(software, version, bind, heloName, families, preference, trusted, settings, WaysOut.NONE);
  }

  public MailServer {
    trusted = List.copyOf(trusted);
    settings = List.copyOf(settings);
  }

  /** What to write where, so that it sends from that address; what it does over IPv4 stays. */
  public Setting bind(Ip6Address address) {
    return asItCounts(software.bind(this, address, fours()));
  }

  /** The same of mail on one of its ways, which may be bound by a setting of its own. */
  public Setting bind(Ip6Address address, WayOut way) {
    Setting setting = bind(address);
    return way.bind().equals(bind) || way.bind().six().filter(address::equals).isPresent()
        ? setting
        : software.ofWay(way, setting);
  }

  /**
   * What else to write where, so that programs of this host are handed mail from {@code ::1} as
   * before, when all that sends is bound to another address: they often take it from there alone.
   */
  public List<Setting> bindHere(Ip6Address address) {
    return rebound(address)
        .filter(detour -> !detour.shared())
        .map(detour -> Setting.of(PostfixClient.BIND, "::1", "main.cf").of(detour.service()))
        .distinct()
        .toList();
  }

  /** The programs of this host for which that cannot be set, since mail leaves the same way. */
  public List<String> reboundHere(Ip6Address address) {
    return rebound(address).filter(Detour::shared).map(detour -> detour.hop().toString()).toList();
  }

  private Stream<Detour> rebound(Ip6Address address) {
    return software != Software.POSTFIX || bind(address).service().isPresent()
        ? Stream.of()
        : other.detours().stream()
            .filter(detour -> !detour.bound() && !detour.hop().isOnly(Ip4Address.class));
  }

  /** What it hands mail to by IPv6 addresses alone, and does not get to over IPv4. */
  public List<String> lostOverFour() {
    List<NextHop> here = other.detours().stream().map(Detour::hop).toList();
    return software == Software.EXIM // what it looks up alone changes
        ? List.of()
        : Stream.concat(
                other.detours().stream().filter(Detour::shared).map(Detour::hop),
                ways().stream()
                    .flatMap(way -> way.relay().stream())
                    .filter(to -> !here.contains(to)))
            .filter(hop -> hop.isOnly(Ip6Address.class))
            .map(NextHop::toString)
            .distinct()
            .toList();
  }

  /** What to write where, so that it greets as {@code name}. */
  public Setting helo(String name) {
    return asItCounts(software.helo(this, name));
  }

  /** The same of mail on one of its ways. */
  public Setting helo(String name, WayOut way) {
    return software.ofWay(way, helo(name));
  }

  /** A setting where it counts: what master.cf says of the service that sends overrides main.cf. */
  public Setting asItCounts(Setting setting) {
    return settings.stream()
        .flatMap(line -> setting.inMaster(line).stream())
        .findFirst()
        .orElse(setting);
  }

  /**
   * What to write where, so that it sends over both families.
   *
   * @param address where it is to send from over IPv6; empty when there is no such address
   */
  public List<Setting> bothFamilies(Optional<Ip6Address> address) {
    return software.families(this, address).stream().map(this::asItCounts).toList();
  }

  /** The same, sending from that IPv6 address; what it does over IPv4 stays. */
  public MailServer boundTo(Ip6Address address) {
    List<IpAddress> addresses = new ArrayList<>(List.of(address));
    addresses.addAll(fours());
    Bind bound = software.asRead(Bind.to(addresses, bind(address).line()), version);
    return copy(bound, heloName, families, preference);
  }

  /** The same, some of its ways sending from that IPv6 address; what they do over IPv4 stays. */
  public MailServer rebinding(List<WayOut> ways, Ip6Address address) {
    return with(
        other.each(
            way ->
                ways.contains(way)
                    ? way.bound(way.bind().to(address, bind(address, way).line()))
                    : way));
  }

  /** The same, some of its ways greeting with another name. */
  public MailServer greetingAs(List<WayOut> ways, String name) {
    return with(other.each(way -> ways.contains(way) ? way.greeting(Optional.of(name)) : way));
  }

  private List<Ip4Address> fours() {
    return bind.addresses().stream()
        .filter(Ip4Address.class::isInstance)
        .map(Ip4Address.class::cast)
        .toList();
  }

  /** Whether it is told where to send from, and all of that is IPv4. */
  boolean isBoundToFour() {
    return !bind.addresses().isEmpty() && fours().size() == bind.addresses().size();
  }

  /** The same, greeting with another name. */
  public MailServer greetingAs(String name) {
    return copy(bind, Optional.of(name), families, preference);
  }

  /**
   * The same with the settings of {@link #bothFamilies}.
   *
   * @param address where it is to send from over IPv6; empty when there is no such address
   */
  public MailServer overBothFamilies(Optional<Ip6Address> address) {
    MailServer both = copy(bind, heloName, Families.BOTH, preference);
    return software == Software.OPENSMTPD && isBoundToFour()
        ? address.map(both::boundTo).orElse(this)
        : both;
  }

  /** What to write where, so that it sends over IPv4 only and receives as before. */
  public List<Setting> onlyFour() {
    return software.onlyFour(this);
  }

  /** What to write where, so that it listens over IPv6, where a setting keeps it from that. */
  public List<Setting> listening() {
    return software.listening(this);
  }

  /** The same with the settings of {@link #onlyFour}. */
  public MailServer overIpv4Only() {
    Families four = other.relay().isEmpty() ? Families.IPV4_ONLY : families;
    return new MailServer(
        software, version, bind, heloName, four, preference, trusted, settings, other.overIpv4());
  }

  /** The line that says that it tries that family first. */
  public String preferring(String family) {
    return software.preference(family);
  }

  /** What to write where, so that it prefers no family. */
  public Setting anyFamily() {
    return asItCounts(software.anyFamily());
  }

  /** The same, preferring no family. */
  public MailServer withoutPreference() {
    return copy(bind, heloName, families, Optional.empty());
  }

  /** The same, relaying for these networks. */
  public MailServer trusting(List<String> networks) {
    return new MailServer(
        software, version, bind, heloName, families, preference, networks, settings, other);
  }

  /** The same with these ways out. */
  MailServer with(WaysOut ways) {
    return new MailServer(
        software, version, bind, heloName, families, preference, trusted, settings, ways);
  }

  /** With the ways of the server as it was; some share what is set for the usual one. */
  private MailServer copy(
      Bind bound, Optional<String> greeting, Families over, Optional<String> preferred) {
    MailServer usual =
        new MailServer(
            software, version, bound, greeting, over, preferred, trusted, settings, other);
    return software == Software.POSTFIX || software == Software.EXIM
        ? usual.with(other.following(this, usual))
        : usual;
  }

  /** Every way out; the first that takes a mail is its way. */
  public List<WayOut> ways() {
    List<WayOut> ways = new ArrayList<>(other.others());
    if (ways.stream().noneMatch(way -> way.takes().isRest())) {
      Traffic rest =
          ways.isEmpty() && !other.isPartlyUnknown() ? Traffic.all("all mail") : Traffic.REST;
      ways.add(
          new WayOut(
              other.usual(),
              rest,
              other.relay(),
              families,
              bind,
              heloName,
              other.tls(),
              preference));
    }
    return ways;
  }

  /**
   * The ways that such mail takes: one, and those before it that some of it may take.
   *
   * @param from the sender; empty when nobody knows
   * @param to the recipient; empty when nobody knows
   */
  public List<WayOut> waysFor(Optional<Mailbox> from, Optional<Mailbox> to) {
    List<WayOut> taken = new ArrayList<>();
    for (WayOut way : ways()) {
      if (way.takes().takes(from, to)) {
        taken.add(way);
        if (way.takes().certain()) {
          break;
        }
      }
    }
    return taken;
  }

  /**
   * Whether mail of a sender takes a way before another has taken all of it.
   *
   * @param from the sender; empty when nobody knows
   */
  public boolean takes(Optional<Mailbox> from, WayOut way) {
    return ways().stream()
        .takeWhile(before -> !before.equals(way))
        .map(WayOut::takes)
        .noneMatch(before -> before.certain() && before.takes(from, Optional.empty()));
  }

  /** {@code Postfix 3.7.11}. */
  @Override
  public String toString() {
    return software.title() + version.map(v -> " " + v).orElse("");
  }
}
