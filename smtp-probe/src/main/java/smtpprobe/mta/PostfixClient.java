package smtpprobe.mta;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/**
 * How a service of Postfix that sends, smtp(8), is set up. Immutable.
 *
 * @param settings those that count for it
 * @param host where the addresses of its own names stand
 */
record PostfixClient(PostfixSettings settings, HostReader host) {

  static final String BIND = "smtp_bind_address6";
  static final String TLS = "smtp_tls_security_level";

  private static final Set<String> TLS_LEVELS =
      Set.of("may", "encrypt", "dane", "dane-only", "fingerprint", "verify", "secure", "half-dane");
  private static final String INTERFACES = "inet_interfaces";
  private static final String PROXIES = "proxy_interfaces";
  private static final List<IpAddress> OF_LOOPBACK =
      Stream.of("::1", "127.0.0.1").map(IpAddress::of).toList();
  private static final Map<String, List<IpAddress>> LOOPBACK =
      Map.of("loopback-only", OF_LOOPBACK, "localhost", OF_LOOPBACK);
  private static final Set<String> NO_NAMES = Set.of("all", "loopback-only");
  private static final Set<String> ANY_FAMILY = Set.of("any", "");

  /** What it greets with. */
  Optional<String> helo() {
    return Optional.of(settings.value("smtp_helo_name"))
        .filter(v -> !v.isEmpty())
        .or(() -> Optional.of(settings.value("myhostname")))
        .filter(v -> !v.isBlank() && !PostfixSettings.isOpen(v));
  }

  /** By the level, or the two settings before Postfix 2.3; a policy map may say more. */
  Tls tls() {
    String level = settings.value(TLS);
    if (TLS_LEVELS.contains(level) || settings.isYes("smtp_use_tls")) {
      return Tls.WHERE_OFFERED;
    }
    boolean none = level.equals("none") || (level.isEmpty() && settings.has(TLS));
    return none
            && settings.value("smtp_tls_policy_maps").isEmpty()
            && !settings.isYes("smtp_enforce_tls")
        ? Tls.NEVER
        : Tls.UNKNOWN;
  }

  Families families() {
    Families protocols = protocols();
    return protocols == Families.BOTH && PostfixReplyFilter.of(settings, host).all()
        ? Families.IPV4_ONLY
        : protocols;
  }

  /** What inet_protocols says: that counts for next hops that are addresses, too. */
  Families protocols() {
    List<String> words = settings.words("inet_protocols");
    boolean all = words.isEmpty() || words.contains("all") || isFamilyOpen();
    if (all || (words.contains("ipv4") && words.contains("ipv6"))) {
      return Families.BOTH;
    }
    if (words.contains("ipv6")) {
      return Families.IPV6_ONLY;
    }
    return words.contains("ipv4") ? Families.IPV4_ONLY : Families.NEITHER; // it does not start
  }

  /** Whether nobody here can say over which families it sends. */
  boolean isFamilyOpen() {
    return PostfixSettings.isOpen(settings.value("inet_protocols"));
  }

  /** The family that it tries first; empty when it has none. */
  Optional<String> preference() {
    return Optional.of(settings.value("smtp_address_preference"))
        .filter(preference -> !ANY_FAMILY.contains(preference));
  }

  /**
   * smtp_bind_address6, or the only IPv6 address of inet_interfaces; {@code ::} overrules that, and
   * the kernel chooses (postconf(5)). It chooses, too, where the host does not have the address,
   * unless smtp_bind_address_enforce says otherwise.
   */
  Bind bind() {
    String six = settings.value(BIND);
    if (six.isEmpty()) {
      return bindOfInterfaces();
    }
    String setting = BIND + " = " + six;
    if (PostfixSettings.isOpen(six)) {
      return Bind.unknown(setting, "what that names is not known here");
    }
    Optional<IpAddress> address = address(six);
    if (address.isEmpty()) {
      return Bind.broken(List.of(), setting, "\"" + six + "\" is not an address");
    }
    if (!(address.get() instanceof Ip6Address)) {
      return Bind.broken(fours(), setting, six + " is not an IPv6 address").whereThere();
    }
    Bind bind = bind(List.of(address.get()), setting);
    return settings.isYes("smtp_bind_address_enforce") || bind.six().isEmpty()
        ? bind
        : bind.whereThere();
  }

  /** Whether a setting for that alone says where it sends from over IPv6. */
  boolean hasSource() {
    return !settings.value(BIND).isEmpty();
  }

  /**
   * Of several addresses of a family, loopback among them, none is used; of a name that the host
   * does not know itself nobody knows here how many it has.
   */
  private Bind bindOfInterfaces() {
    String setting = INTERFACES + " = " + settings.value(INTERFACES);
    List<String> words = settings.words(INTERFACES);
    List<IpAddress> own =
        words.stream()
            .flatMap(word -> addresses(word).stream())
            .filter(Ip6Address.class::isInstance)
            .distinct()
            .toList();
    Optional<String> name = words.stream().filter(this::isUnknownName).findFirst();
    if (own.isEmpty() && name.isPresent()) {
      return Bind.unknown(
          setting, "it depends on the addresses that the host finds for " + name.get());
    }
    boolean used = own.size() == 1 && name.isEmpty() && !own.get(0).isLoopback();
    Bind bind = bind(used ? own : List.of(), setting);
    return bind.six().isEmpty() ? bind : bind.whereThere();
  }

  /** What the client finds itself by (own_inet_addr(3), proxy_inet_addr(3)), whoever listens. */
  OwnAddresses own() {
    List<String> interfaces = settings.words(INTERFACES);
    List<String> proxies = settings.words(PROXIES);
    boolean all = interfaces.isEmpty() || interfaces.contains("all");
    List<String> words = new ArrayList<>(interfaces);
    words.addAll(proxies);
    List<IpAddress> named = new ArrayList<>(all ? OwnAddresses.fours(host) : List.of());
    words.forEach(word -> named.addAll(LOOPBACK.getOrDefault(word, addresses(word))));
    return new OwnAddresses(
        INTERFACES
            + " = "
            + (all ? "all" : settings.value(INTERFACES))
            + (proxies.isEmpty() ? "" : ", " + PROXIES + " = " + settings.value(PROXIES)),
        all,
        named,
        words.stream().anyMatch(this::isUnknownName),
        false);
  }

  private List<IpAddress> addresses(String word) {
    return NO_NAMES.contains(word)
        ? List.of()
        : address(word).map(List::of).orElseGet(() -> HostsFile.read(host).addresses(word));
  }

  private boolean isUnknownName(String word) {
    return addresses(word).isEmpty() && !NO_NAMES.contains(word);
  }

  private Bind bind(List<IpAddress> six, String setting) {
    List<IpAddress> fours = fours();
    List<IpAddress> all = new ArrayList<>(six);
    all.addAll(fours);
    boolean ofFour = !fours.isEmpty() && six.stream().allMatch(PostfixClient::isAny);
    return Bind.to(all, ofFour ? "smtp_bind_address = " + fours.get(0) : setting);
  }

  /** An IPv6 address there is not used for any mail. */
  private List<IpAddress> fours() {
    return address(settings.value("smtp_bind_address"))
        .filter(a -> a instanceof Ip4Address && !isAny(a))
        .stream()
        .toList();
  }

  private static Optional<IpAddress> address(String word) {
    return IpAddress.parse(word.replaceAll("^\\[|\\]$", ""));
  }

  private static boolean isAny(IpAddress address) {
    return AddressKind.of(address) == AddressKind.UNSPECIFIED;
  }
}
