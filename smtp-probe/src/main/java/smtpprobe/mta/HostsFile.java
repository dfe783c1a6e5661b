package smtpprobe.mta;

import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import smtpprobe.reading.HostReader;

/**
 * The addresses of names that the host has in {@code /etc/hosts}, where that is asked before DNS.
 * Immutable.
 *
 * @param lines an address and its names in each
 */
record HostsFile(List<List<String>> lines) {

  HostsFile {
    lines = List.copyOf(lines);
  }

  static HostsFile read(HostReader host) {
    return new HostsFile(
        isFirst(host.file("/etc/nsswitch.conf").orEmpty())
            ? words(host.file("/etc/hosts").orEmpty())
            : List.of());
  }

  /** Nobody but systemd for its machines comes before it; it is the first, too, if nobody says. */
  private static boolean isFirst(String switches) {
    return words(switches).stream()
        .filter(words -> words.get(0).equals("hosts:"))
        .flatMap(words -> words.stream().skip(1))
        .filter(source -> !source.equals("mymachines"))
        .findFirst()
        .map("files"::equals)
        .orElse(true);
  }

  private static List<List<String>> words(String text) {
    return Rows.of(text).map(row -> List.of(row.split("\\s+", -1))).toList();
  }

  /** Those of {@code name}; none when it is not there. */
  List<IpAddress> addresses(String name) {
    List<IpAddress> addresses = new ArrayList<>();
    if (name.equals("localhost")) {
      IpAddress.parse("::1").ifPresent(addresses::add);
    }
    lines.stream()
        .filter(line -> names(line).anyMatch(name.toLowerCase(Locale.ROOT)::equals))
        .flatMap(line -> IpAddress.parse(line.get(0)).stream())
        .filter(address -> !addresses.contains(address))
        .forEach(addresses::add);
    return addresses;
  }

  private static Stream<String> names(List<String> line) {
    return line.stream().skip(1).map(name -> name.toLowerCase(Locale.ROOT));
  }
}
