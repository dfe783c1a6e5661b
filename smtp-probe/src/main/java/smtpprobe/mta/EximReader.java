package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.host.Skipped;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/** Exim, from {@code exim -bP} and {@code exim -bP transports}. */
final class EximReader {

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
    Map<String, Map<String, String>> all = smtpTransports(transports.orEmpty());
    String usual = all.containsKey("remote_smtp") || all.isEmpty() ? "remote_smtp" : first(all);
    Map<String, String> smtp = all.getOrDefault(usual, Map.of());
    String host4 = options.getOrDefault("primary_hostname", "");
    boolean noSix = options.containsKey("disable_ipv6");
    List<String> settings = new ArrayList<>();
    Stream.of("primary_hostname", "local_interfaces", "dns_ipv4_lookup")
        .filter(name -> !options.getOrDefault(name, "").isEmpty())
        .forEach(name -> settings.add(name + " = " + options.get(name)));
    if (noSix) {
      settings.add("disable_ipv6 = true");
    }
    Stream.of("interface", "helo_data")
        .filter(name -> !smtp.getOrDefault(name, "").isEmpty())
        .forEach(name -> settings.add("transport remote_smtp: " + name + " = " + smtp.get(name)));
    MailServer server =
        new MailServer(
            Software.EXIM,
            Optional.empty(),
            bind(smtp.getOrDefault("interface", "")),
            helo(smtp.getOrDefault("helo_data", ""), host4),
            noSix || options.getOrDefault("dns_ipv4_lookup", "").equals("*")
                ? Families.IPV4_ONLY
                : Families.BOTH,
            Optional.empty(),
            List.of(),
            settings);
    return Optional.of(server.with(new EximWays(host, server, options, all).read(usual)));
  }

  private static String first(Map<String, Map<String, String>> transports) {
    return transports.keySet().iterator().next();
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

  /** The options of each transport that sends to other hosts. */
  private static Map<String, Map<String, String>> smtpTransports(String text) {
    Map<String, Map<String, String>> smtp = new LinkedHashMap<>(blocks(text, "transport"));
    smtp.values().removeIf(options -> !options.getOrDefault("driver", "").equals("smtp"));
    return smtp;
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
      return Bind.unknown(setting, "Exim works it out for each mail");
    }
    List<IpAddress> addresses = new ArrayList<>();
    for (String item : items(list).filter(i -> !i.isEmpty()).toList()) {
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

  /** A list of Exim's: separated by colons, doubled inside items, or by what {@code <} names. */
  static Stream<String> items(String list) {
    String text = list.replaceAll("^\"|\"$", "").strip();
    if (text.length() > 2 && text.charAt(0) == '<') {
      String separator = java.util.regex.Pattern.quote(text.substring(1, 2));
      return Stream.of(text.substring(2).split(separator, -1)).map(String::strip);
    }
    return Stream.of(text.replace("::", "\0").split(":", -1))
        .map(item -> item.replace('\0', ':').strip());
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
