package smtpprobe.mta;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** Postfix, from {@code postconf}. */
final class PostfixReader {

  private static final String BIND = "smtp_bind_address6";
  private static final String TLS = "smtp_tls_security_level";
  private static final List<String> SHOWN =
      List.of(
          "inet_interfaces",
          "inet_protocols",
          BIND,
          "smtp_bind_address",
          "smtp_bind_address_enforce",
          "smtp_address_preference",
          "myhostname",
          "smtp_helo_name",
          TLS,
          "mynetworks");
  private static final Pattern OVERRIDE =
      Pattern.compile("(?<!\\S)-o\\s*+\\{?+\\s*+([\\w-]++)\\s*+=\\s*+([^\\s}]*+)");
  private static final Set<String> TLS_LEVELS =
      Set.of("may", "encrypt", "dane", "dane-only", "fingerprint", "verify", "secure", "half-dane");
  private static final Set<String> NO_NAMES = Set.of("all", "loopback-only", "localhost");
  private static final Set<String> ANY_FAMILY = Set.of("any", "");

  private final HostReader host;

  PostfixReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read(List<Skipped> skipped) {
    Reading all = PostfixParameters.all(host);
    Reading set = PostfixParameters.set(host);
    if (!all.isThere()) {
      if (all.why().contains(" failed") || all.why().contains("longer")) {
        skipped.add(new Skipped("settings of Postfix", all.why()));
      }
      return Optional.empty();
    }
    if (!host.run(HostCommand.POSTCONF).isThere()
        && !host.run(HostCommand.POSTCONF_PLAIN).isThere()) {
      skipped.add(
          new Skipped(
              "defaults of Postfix",
              "only main.cf could be read: " + host.run(HostCommand.POSTCONF).why()));
    }
    Map<String, String> values = PostfixParameters.of(all.orEmpty());
    Map<String, String> chosen = PostfixParameters.of(set.orEmpty());
    Map<String, String> smtp = ofService("smtp");
    Map<String, String> effective = new LinkedHashMap<>(values);
    effective.putAll(smtp);
    List<String> settings = new ArrayList<>();
    for (String name : SHOWN) {
      if (chosen.containsKey(name) && !chosen.get(name).isEmpty()) {
        settings.add(name + " = " + chosen.get(name));
      }
    }
    smtp.forEach(
        (name, value) -> {
          if (SHOWN.contains(name)) {
            settings.add("master.cf, service smtp: -o " + name + "=" + value);
          }
        });
    String preference = value(effective, "smtp_address_preference");
    return Optional.of(
        new MailServer(
            Software.POSTFIX,
            Optional.of(value(values, "mail_version")).filter(v -> !v.isEmpty()),
            bind(effective),
            helo(effective),
            families(value(effective, "inet_protocols")),
            ANY_FAMILY.contains(preference) ? Optional.empty() : Optional.of(preference),
            words(value(effective, "mynetworks")).toList(),
            settings,
            new PostfixWays(host, values).read()));
  }

  /** What a service with these settings greets with. */
  static Optional<String> helo(Map<String, String> values) {
    return Optional.of(value(values, "smtp_helo_name"))
        .filter(v -> !v.isEmpty())
        .or(() -> Optional.of(value(values, "myhostname")))
        .filter(v -> !v.isBlank() && !v.contains("$"));
  }

  /** By the level, or the two settings before Postfix 2.3; a policy map may say more. */
  static Tls tls(Map<String, String> values) {
    String level = value(values, TLS);
    if (TLS_LEVELS.contains(level) || isYes(values, "smtp_use_tls")) {
      return Tls.WHERE_OFFERED;
    }
    boolean none = level.equals("none") || (level.isEmpty() && values.containsKey(TLS));
    return none
            && value(values, "smtp_tls_policy_maps").isEmpty()
            && !isYes(values, "smtp_enforce_tls")
        ? Tls.NEVER
        : Tls.UNKNOWN;
  }

  private static boolean isYes(Map<String, String> values, String name) {
    return value(values, name).equals("yes");
  }

  static String value(Map<String, String> values, String name) {
    return PostfixParameters.value(values, name);
  }

  /** What {@code -o} sets for a service of master.cf. */
  private Map<String, String> ofService(String service) {
    Map<String, String> overrides = new LinkedHashMap<>();
    PostfixParameters.services(host)
        .filter(line -> line.matches(service + "\\s+unix\\s.*"))
        .forEach(line -> overrides.putAll(overrides(line)));
    return overrides;
  }

  /** What {@code -o} sets in a line of master.cf. */
  static Map<String, String> overrides(String line) {
    Map<String, String> overrides = new LinkedHashMap<>();
    OVERRIDE.matcher(line).results().forEach(m -> overrides.put(m.group(1), m.group(2)));
    return overrides;
  }

  /**
   * smtp_bind_address6, or the only IPv6 address of inet_interfaces; {@code ::} overrules that, and
   * the kernel chooses (postconf(5)). It chooses, too, where the host does not have the address,
   * unless smtp_bind_address_enforce says otherwise.
   */
  static Bind bind(Map<String, String> values) {
    String six = value(values, BIND);
    if (six.isEmpty()) {
      return bindOfInterfaces(values);
    }
    String setting = BIND + " = " + six;
    Optional<IpAddress> address = address(six);
    if (address.isEmpty()) {
      return Bind.broken(List.of(), setting, "\"" + six + "\" is not an address");
    }
    if (!(address.get() instanceof Ip6Address)) {
      return Bind.broken(fours(values), setting, six + " is not an IPv6 address").whereThere();
    }
    Bind bind = bind(List.of(address.get()), setting, values);
    return isYes(values, "smtp_bind_address_enforce") || bind.six().isEmpty()
        ? bind
        : bind.whereThere();
  }

  /**
   * Of several addresses of a family, loopback among them, none is used; of a name nobody knows
   * here how many it has.
   */
  private static Bind bindOfInterfaces(Map<String, String> values) {
    String setting = "inet_interfaces = " + value(values, "inet_interfaces");
    List<String> words = words(value(values, "inet_interfaces")).toList();
    List<IpAddress> own =
        words.stream()
            .map(word -> word.equals("localhost") ? "::1" : word)
            .flatMap(word -> address(word).stream())
            .filter(Ip6Address.class::isInstance)
            .distinct()
            .toList();
    Optional<String> name = words.stream().filter(PostfixReader::isName).findFirst();
    if (own.isEmpty() && name.isPresent()) {
      return Bind.unknown(
          setting, "it depends on the addresses that the host finds for " + name.get());
    }
    boolean used = own.size() == 1 && name.isEmpty() && !own.get(0).isLoopback();
    Bind bind = bind(used ? own : List.of(), setting, values);
    return bind.six().isEmpty() ? bind : bind.whereThere();
  }

  private static boolean isName(String word) {
    return address(word).isEmpty() && !NO_NAMES.contains(word) && !word.contains("$");
  }

  private static Bind bind(List<IpAddress> six, String setting, Map<String, String> values) {
    List<IpAddress> fours = fours(values);
    List<IpAddress> all = new ArrayList<>(six);
    all.addAll(fours);
    boolean ofFour = !fours.isEmpty() && six.stream().allMatch(PostfixReader::isAny);
    return Bind.to(all, ofFour ? "smtp_bind_address = " + fours.get(0) : setting);
  }

  private static List<IpAddress> fours(Map<String, String> values) {
    return address(value(values, "smtp_bind_address")).filter(a -> !isAny(a)).stream().toList();
  }

  private static Optional<IpAddress> address(String word) {
    return IpAddress.parse(word.replaceAll("^\\[|\\]$", ""));
  }

  private static boolean isAny(IpAddress address) {
    return AddressKind.of(address) == AddressKind.UNSPECIFIED;
  }

  static Families families(String protocols) {
    List<String> words = words(protocols).toList();
    boolean all = words.isEmpty() || words.contains("all");
    if (all || (words.contains("ipv4") && words.contains("ipv6"))) {
      return Families.BOTH;
    }
    return words.contains("ipv6") ? Families.IPV6_ONLY : Families.IPV4_ONLY;
  }

  private static Stream<String> words(String value) {
    return Stream.of(value.split("[,\\s]+", -1)).filter(word -> !word.isEmpty());
  }
}
