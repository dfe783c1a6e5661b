package smtpprobe.mta;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import smtpprobe.host.HostSurvey;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** Exim, from {@code exim -bP} and {@code exim -bP transports}. */
final class EximReader {

  private static final String IPV4_LOOKUP = "dns_ipv4_lookup";

  /** A condition that asks for the family of the host that mail is sent to, and no more. */
  private static final Pattern BY_FAMILY =
      Pattern.compile(
          "\\$\\{if\\s+!?\\s*(isip[46]\\s*\\{\\$host_address\\}"
              + "|match_ip\\s*\\{\\$host_address\\}\\s*\\{0\\.0\\.0\\.0/0\\})[^$]*+");

  private final HostReader host;

  EximReader(HostReader host) {
    this.host = host;
  }

  Optional<MailServer> read(List<Skipped> skipped) {
    Reading main = either(host, HostCommand.EXIM4, HostCommand.EXIM);
    if (!main.isThere()) {
      if (main.why().contains(" failed")) {
        skipped.add(new Skipped("settings of Exim", main.why()));
      }
      return Optional.empty();
    }
    Reading transports = either(host, HostCommand.EXIM4_TRANSPORTS, HostCommand.EXIM_TRANSPORTS);
    if (!transports.isThere()) {
      skipped.add(new Skipped("interface and helo_data of Exim", transports.why()));
    }
    Map<String, String> options = options(main.orEmpty().lines());
    return Optional.of(
        server(
            options,
            EximTransports.read(
                transports.orEmpty(),
                Optional.ofNullable(options.get("primary_hostname"))
                    .or(() -> HostSurvey.name(host).map(DomainName::text))
                    .orElse(""))));
  }

  private MailServer server(Map<String, String> options, EximTransports transports) {
    String lookup = options.getOrDefault(IPV4_LOOKUP, "");
    EximPatterns fours = EximPatterns.of(lookup);
    boolean noSix = options.containsKey("disable_ipv6");
    boolean allFour = noSix || (fours.all() && !fours.isUnknown());
    EximWays found = new EximWays(transports, allFour ? Families.IPV4_ONLY : Families.BOTH, host);
    WayOut usual = found.usual();
    List<WayOut> ways = new ArrayList<>(found.others());
    List<String> notes = new ArrayList<>(found.notes());
    if (!lookup.isEmpty() && !noSix) {
      byLookup(lookup, fours, usual).ifPresent(way -> ways.add(0, way));
    }
    if (fours.isUnknown() && !noSix) {
      notes.add(Relay.notFollowed(IPV4_LOOKUP, "\"" + lookup + "\" is known to Exim alone"));
    }
    return new MailServer(
        Software.EXIM,
        Optional.empty(),
        usual.bind(),
        usual.heloName(),
        usual.families(),
        usual.preference(),
        List.of(),
        settings(options, transports, usual, found.settings()),
        new WaysOut(
            usual.name(),
            usual.relay(),
            usual.tls(),
            List.of(),
            ways,
            notes,
            List.of(),
            List.of(),
            found.own(options)));
  }

  /** What differs from the usual way by dns_ipv4_lookup, which names mail servers. */
  private static Optional<WayOut> byLookup(String lookup, EximPatterns fours, WayOut usual) {
    boolean all = fours.all() && !fours.isUnknown();
    List<String> names = all ? fours.except() : fours.named();
    if (usual.relay().isPresent() || (all && names.isEmpty())) {
      return Optional.empty();
    }
    String which = fours.isUnknown() ? "in " + lookup : "named " + String.join(", ", names);
    return Optional.of(
        new WayOut(
            IPV4_LOOKUP,
            Traffic.some("mail to the mail servers " + which),
            Optional.empty(),
            all ? Families.BOTH : Families.IPV4_ONLY,
            usual.bind(),
            usual.heloName(),
            usual.tls()));
  }

  /** The lines that matter. */
  private static List<String> settings(
      Map<String, String> options,
      EximTransports transports,
      WayOut usual,
      List<String> ofRouters) {
    List<String> settings = new ArrayList<>();
    Stream.of("primary_hostname", "local_interfaces", IPV4_LOOKUP)
        .filter(name -> !options.getOrDefault(name, "").isEmpty())
        .forEach(name -> settings.add(name + " = " + options.get(name)));
    if (options.containsKey("disable_ipv6")) {
      settings.add("disable_ipv6 = true");
    }
    EximTransports.of(usual)
        .ifPresent(
            transport ->
                Stream.of("interface", "helo_data")
                    .filter(name -> !transports.option(transport, name).isEmpty())
                    .map(name -> name + " = " + transports.option(transport, name))
                    .forEach(line -> settings.add("transport " + transport + ": " + line)));
    settings.addAll(ofRouters);
    return settings;
  }

  static Reading either(HostReader host, HostCommand first, HostCommand second) {
    Reading reading = host.run(first);
    return reading.isThere() ? reading : host.run(second);
  }

  /** {@code name = value}; a switch is its name alone, or with {@code no_} before it. */
  private static Map<String, String> options(Stream<String> lines) {
    Map<String, String> options = new LinkedHashMap<>();
    lines
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("no_"))
        .forEach(
            line -> {
              String[] halves = line.split("=", 2);
              options.put(halves[0].strip(), halves.length > 1 ? halves[1].strip() : "");
            });
    return options;
  }

  /** What {@code exim -bP} prints of each transport or router. */
  static Map<String, Map<String, String>> blocks(String text, String kind) {
    Map<String, List<String>> blocks = new LinkedHashMap<>();
    List<String> block = new ArrayList<>();
    for (String line : text.lines().toList()) {
      if (line.matches("\\S+ " + kind + ":.*")) {
        block = new ArrayList<>();
        blocks.put(line.substring(0, line.indexOf(' ')), block);
      } else {
        block.add(line);
      }
    }
    Map<String, Map<String, String>> options = new LinkedHashMap<>();
    blocks.forEach((name, lines) -> options.put(name, options(lines.stream())));
    return options;
  }

  static Bind bind(String list) {
    if (list.isEmpty()) {
      return Bind.NONE;
    }
    String setting = "interface = " + list;
    if (list.contains("$")) {
      return worked(list, setting)
          .orElseGet(() -> Bind.unknown(setting, "Exim works it out for each mail"));
    }
    List<IpAddress> addresses = new ArrayList<>();
    String expanded = list.replace("\\n", "\n"); // as Exim does before it reads the list
    for (String item : EximList.items(expanded).stream().filter(i -> !i.isEmpty()).toList()) {
      Optional<IpAddress> address = IpAddress.parse(item);
      if (address.isEmpty()) { // it reads up to the first address of the family that it needs
        Bind before = Bind.to(addresses, setting);
        return before.six().isPresent()
            ? before
            : Bind.broken(addresses, setting, "\"" + item + "\" is not an address");
      }
      addresses.add(address.get());
    }
    return addresses.isEmpty()
        ? Bind.unknown(setting, "there is no address in it")
        : Bind.to(addresses, setting);
  }

  /** Known where all that can come of it for an IPv6 host has the same IPv6 address. */
  private static Optional<Bind> worked(String list, String setting) {
    String separator = list.startsWith("<") ? list.substring(0, 2) : "";
    String text = list.substring(separator.length()).strip();
    List<Bind> all =
        EximOutcomes.of(text).orElse(List.of()).stream().map(one -> bind(separator + one)).toList();
    boolean byFamily = BY_FAMILY.matcher(text).matches();
    List<Bind> six = all.stream().filter(bind -> !byFamily || bind.tellsSix()).toList();
    boolean same = six.stream().map(Bind::six).distinct().count() == 1;
    return same && six.stream().allMatch(bind -> bind.six().isPresent() && bind.broken().isEmpty())
        ? Optional.of(
            Bind.to(
                all.stream().flatMap(bind -> bind.addresses().stream()).distinct().toList(),
                setting))
        : Optional.empty();
  }

  static Optional<String> helo(String heloData, String primary) {
    String known =
        heloData
            .replace("${primary_hostname}", primary)
            .replace("$primary_hostname", primary)
            .replace("$smtp_active_hostname", primary)
            .strip();
    if (known.contains("$")) {
      return Optional.empty();
    }
    return Optional.of(known.isEmpty() ? primary : known).filter(name -> !name.isEmpty());
  }
}
