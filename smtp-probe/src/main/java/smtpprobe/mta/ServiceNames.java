package smtpprobe.mta;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import smtpprobe.reading.HostReader;

/**
 * The ports of TCP by the names that the host has for them in {@code /etc/services}; the case of
 * the letters counts (services(5)). Immutable.
 *
 * @param ports by name; empty where that file cannot be seen
 */
record ServiceNames(Map<String, String> ports) {

  private static final Pattern BEHIND_A_HOST = Pattern.compile(":([a-zA-Z][\\w-]*+)(?=[,\\s]|$)");
  private static final Pattern OF_TCP = Pattern.compile("[0-9]{1,5}/tcp");

  ServiceNames {
    ports = Map.copyOf(ports);
  }

  static ServiceNames read(HostReader host) {
    Map<String, String> ports = new HashMap<>();
    Rows.of(host.file("/etc/services").orEmpty())
        .map(row -> List.of(row.split("\\s+", -1)))
        .filter(words -> words.size() > 1 && OF_TCP.matcher(words.get(1)).matches())
        .forEach(
            words -> words.forEach(name -> ports.putIfAbsent(name, words.get(1).split("/", 2)[0])));
    return new ServiceNames(ports);
  }

  /** A list of next hops with numbers in the place of the names that are known. */
  String numbered(String hops) {
    return BEHIND_A_HOST
        .matcher(hops)
        .replaceAll(
            name ->
                Matcher.quoteReplacement(":" + ports.getOrDefault(name.group(1), name.group(1))));
  }

  /** Whether Postfix finds a port there, as far as that is known. */
  boolean has(String port) {
    return port.matches("[0-9]*+")
        ? port.matches("0*+[1-9][0-9]{0,4}|") && (port.isEmpty() || Integer.parseInt(port) <= 65535)
        : ports.isEmpty() || ports.containsKey(port);
  }
}
