package smtpprobe.host;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was read from a host about its IPv6. Immutable.
 *
 * @param name what the host calls itself, when that is fully qualified
 * @param addresses every IPv6 address
 * @param interfaces every interface that has one
 * @param routing the ways to the Internet
 * @param choices which source goes with which target
 * @param bindv6only whether a socket on {@code ::} leaves IPv4 alone
 * @param redacted whether addresses and names were replaced by those for documentation
 * @param network what sets it up at each boot
 * @param skipped what could not be read, and why
 */
public record HostFacts(
    Optional<DomainName> name,
    List<HostAddress> addresses,
    List<Interface> interfaces,
    Routing routing,
    List<SourceChoice> choices,
    OptionalInt bindv6only,
    boolean redacted,
    NetworkSetup network,
    List<Skipped> skipped) {

  public HostFacts {
    addresses = List.copyOf(addresses);
    interfaces = List.copyOf(interfaces);
    choices = List.copyOf(choices);
    skipped = List.copyOf(skipped);
  }

  /** The same with other addresses; the kernel cannot be asked then, so RFC 6724 chooses. */
  public HostFacts withAddresses(List<HostAddress> others) {
    return copy(others, interfaces, routing, choices, bindv6only).chosenAgain();
  }

  /** The same without addresses and interfaces whose names a shell would not leave alone. */
  public HostFacts withPlainNames() {
    List<HostAddress> plain = addresses.stream().filter(a -> isPlain(a.device())).toList();
    return plain.equals(addresses) && interfaces.stream().allMatch(i -> isPlain(i.name()))
        ? this
        : copy(
            plain,
            interfaces.stream().filter(i -> isPlain(i.name())).toList(),
            routing,
            choices,
            bindv6only);
  }

  /**
   * Linux takes any name without white space and slash; those that people give are of this kind.
   */
  private static boolean isPlain(String device) {
    return device.matches("[A-Za-z0-9_.:@-]{1,64}");
  }

  /** The same with another state of one interface. */
  public HostFacts with(Interface device) {
    List<Interface> others =
        interfaces.stream().map(i -> i.name().equals(device.name()) ? device : i).toList();
    return copy(addresses, others, routing, choices, bindv6only).chosenAgain();
  }

  /** The same with another value of {@code net.ipv6.bindv6only}. */
  public HostFacts withBindv6only(int value) {
    return copy(addresses, interfaces, routing, choices, OptionalInt.of(value));
  }

  private HostFacts chosenAgain() {
    return choosing(
        choices.stream()
            .map(SourceChoice::target)
            .distinct()
            .flatMap(target -> HostSurvey.byRfc6724(this, target).stream())
            .toList());
  }

  HostFacts choosing(List<SourceChoice> others) {
    return copy(addresses, interfaces, routing, others, bindv6only);
  }

  private HostFacts copy(
      List<HostAddress> own,
      List<Interface> devices,
      Routing ways,
      List<SourceChoice> chosen,
      OptionalInt sixOnly) {
    return new HostFacts(name, own, devices, ways, chosen, sixOnly, redacted, network, skipped);
  }

  /** The host's entry for {@code address}. */
  public Optional<HostAddress> address(Ip6Address address) {
    return addresses.stream().filter(a -> a.address().equals(address)).findFirst();
  }

  /** The interface of that name. */
  public Optional<Interface> device(String device) {
    return interfaces.stream().filter(i -> i.name().equals(device)).findFirst();
  }

  /** The interface of the default route in use. */
  public Optional<Interface> outgoing() {
    return route().flatMap(route -> device(route.device()));
  }

  /** The default route in use, by whatever source. */
  public Optional<DefaultRoute> route() {
    return Stream.concat(
            Stream.of(Optional.<Ip6Address>empty()),
            addresses.stream()
                .filter(a -> a.isUsable() && a.isBeyondLink())
                .map(a -> Optional.of(a.address())))
        .flatMap(source -> route(source).stream())
        .findFirst();
  }

  /** The route that a packet from that address takes; empty when there is none. */
  public Optional<DefaultRoute> routeFrom(Ip6Address source) {
    return route(Optional.of(source));
  }

  private Optional<DefaultRoute> route(Optional<Ip6Address> source) {
    return HostSurvey.WORLD.stream()
        .flatMap(target -> routing.lookup(target, source).stream())
        .findFirst();
  }

  /**
   * The route that packets from {@code address} ought to take and do not: its interface has one,
   * and another interface is used, always or for some targets, where nobody expects that address;
   * or it is only packets from there that get nowhere. Empty when all is well.
   */
  public Optional<DefaultRoute> missed(HostAddress address) {
    return own(address)
        .filter(
            own ->
                strays(address).isPresent()
                    || (routeFrom(address.address()).isEmpty()
                        && route(Optional.empty()).isPresent()));
  }

  /** The interface by which packets from {@code address} leave, where nobody expects it. */
  public Optional<String> strays(HostAddress address) {
    return waysFrom(address.address()).stream()
        .map(DefaultRoute::device)
        .filter(device -> !isBeside(address, device))
        .findFirst();
  }

  /** The routes that packets from {@code source} may take, to whatever target. */
  public List<DefaultRoute> waysFrom(Ip6Address source) {
    return targets().stream()
        .flatMap(target -> routing.ways(target, Optional.of(source)).stream())
        .distinct()
        .toList();
  }

  /** The interfaces that packets leave by whose source is still to be chosen. */
  public Set<String> outgoingDevices() {
    return targets().stream()
        .flatMap(target -> routing.ways(target, Optional.empty()).stream())
        .map(DefaultRoute::device)
        .collect(Collectors.toSet());
  }

  /** Where mail goes: to the receivers that were named, if any were, else into the world. */
  private List<Ip6Address> targets() {
    List<Ip6Address> asked = choices.stream().map(SourceChoice::target).distinct().toList();
    List<Ip6Address> named =
        asked.stream().filter(target -> !HostSurvey.WORLD.contains(target)).toList();
    return !named.isEmpty() ? named : asked.isEmpty() ? HostSurvey.WORLD : asked;
  }

  /** The targets that packets from {@code source} have no route to; from any source when empty. */
  public List<Ip6Address> unreached(Optional<Ip6Address> source) {
    List<Ip6Address> targets = targets();
    return choices.stream()
        .filter(choice -> targets.contains(choice.target()))
        .filter(
            choice ->
                source.isEmpty()
                    ? choice.source().isEmpty()
                    : routing.known() && routing.ways(choice.target(), source).isEmpty())
        .map(SourceChoice::target)
        .distinct()
        .toList();
  }

  /**
   * The same as {@link #missed} where no program asks for that address: it is only used for targets
   * for which the kernel chooses it, by the route that it was chosen for.
   */
  public Optional<DefaultRoute> missedUnasked(HostAddress address) {
    Optional<Ip6Address> source = Optional.of(address.address());
    boolean strays =
        choices.stream()
            .filter(choice -> choice.source().equals(source))
            .map(SourceChoice::target)
            .map(
                target ->
                    Stream.concat(
                            routing.ways(target, Optional.empty()).stream(),
                            routing.ways(target, source).stream())
                        .toList())
            .anyMatch(
                ways ->
                    !ways.isEmpty()
                        && ways.stream().noneMatch(way -> isBeside(address, way.device())));
    return own(address).filter(own -> strays);
  }

  /** Whether no packet from {@code source} gets on its way. */
  public boolean isKeptIn(Ip6Address source) {
    return routing.known() && waysFrom(source).isEmpty();
  }

  private Optional<DefaultRoute> own(HostAddress address) {
    return routing.routes().stream()
        .filter(route -> route.device().equals(address.device()))
        .filter(DefaultRoute::isForWorld) // the only kind that is one for all mail
        .min(Comparator.comparingLong(DefaultRoute::metric));
  }

  /** Whether an interface has the address itself, or one in its network. */
  private boolean isBeside(HostAddress address, String device) {
    return addresses.stream()
        .anyMatch(
            other ->
                other.device().equals(device)
                    && other
                        .address()
                        .startsWith(address.address(), Math.min(address.prefixLength(), 64)));
  }

  HostFacts with(Routing other) {
    return copy(addresses, interfaces, other, choices, bindv6only);
  }

  /** The same, where packets from one address have a table of their own. */
  public HostFacts withRoute(Ip6Address source, DefaultRoute route) {
    return with(routing.with(source, route));
  }

  /**
   * Whether the network of {@code address} is on its way out: every address in it is deprecated,
   * and not by hand alone. What is set by hand may be so for good, that the kernel does not choose
   * it (keepalived sets its virtual addresses so, and people their floating ones).
   */
  public boolean isWithdrawn(HostAddress address) {
    List<HostAddress> there =
        addresses.stream()
            .filter(other -> other.address().startsWith(address.address(), 64))
            .toList();
    return there.stream().allMatch(other -> other.is(AddressFlag.DEPRECATED))
        && there.stream().anyMatch(other -> other.origin() != HostAddress.Origin.STATIC);
  }

  /** The sources that the kernel uses for the targets, in their order, each once. */
  public Set<Ip6Address> sources() {
    Set<Ip6Address> sources = new LinkedHashSet<>();
    choices.forEach(choice -> choice.source().ifPresent(sources::add));
    return sources;
  }
}
