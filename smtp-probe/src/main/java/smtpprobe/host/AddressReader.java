package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.json.Json;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.HostReader;
import smtpprobe.reading.Reading;

/**
 * The addresses of a host: from {@code ip -j -6 addr}, which shows every flag, or else from {@code
 * /proc/net/if_inet6}, which shows the low eight only.
 */
final class AddressReader {

  static final String FILE = "/proc/net/if_inet6";

  /** What the kernel writes for a lifetime without end. */
  private static final long FOREVER = 0xffffffffL;

  private AddressReader() {}

  static List<HostAddress> read(HostReader host, List<Skipped> skipped) {
    Reading file = host.file(FILE);
    Reading command = host.run(HostCommand.IP_ADDRESS);
    Optional<Json> json = command.text().flatMap(Json::parse);
    if (json.isPresent()) {
      return fromCommand(json.get());
    }
    skipped.add(
        new Skipped(
            "flags such as stable-privacy, and lifetimes",
            command.isThere()
                ? "\"" + HostCommand.IP_ADDRESS + "\" did not print JSON"
                : command.why()));
    if (!file.isThere()) {
      skipped.add(new Skipped("addresses", file.why() + "; the kernel may run without IPv6"));
    }
    return file.orEmpty().lines().flatMap(line -> fromLine(line).stream()).toList();
  }

  private static List<HostAddress> fromCommand(Json interfaces) {
    List<HostAddress> addresses = new ArrayList<>();
    for (Json device : interfaces.items()) {
      for (Json address : device.items("addr_info")) {
        address
            .text("local")
            .flatMap(Ip6Address::parse)
            .ifPresent(
                six ->
                    addresses.add(
                        new HostAddress(
                            six,
                            prefixLength(address),
                            device.text("ifname").orElse("?"),
                            flags(address),
                            address
                                .number("preferred_life_time")
                                .filter(seconds -> seconds != FOREVER)
                                .map(Duration::ofSeconds))));
      }
    }
    return addresses;
  }

  private static int prefixLength(Json address) {
    return address
        .number("prefixlen")
        .filter(bits -> bits >= 0 && bits <= 128)
        .orElse(128L)
        .intValue();
  }

  /** {@code dynamic} is the command's word for what is not permanent. */
  private static Set<AddressFlag> flags(Json address) {
    Set<AddressFlag> flags = EnumSet.noneOf(AddressFlag.class);
    for (AddressFlag flag : AddressFlag.values()) {
      if (address.flag(flag.word())) {
        flags.add(flag);
      }
    }
    if (!address.flag("dynamic")) {
      flags.add(AddressFlag.PERMANENT);
    }
    return flags;
  }

  /** {@code fd00...02 04 40 00 82 eth0}: address, index, prefix, scope, flags, name. */
  private static Optional<HostAddress> fromLine(String line) {
    String[] words = line.strip().split("\\s+", -1);
    if (words.length != 6
        || !words[0].matches("[0-9a-f]{32}")
        || !words[2].matches("[0-7][0-9a-f]|80")
        || !words[4].matches("[0-9a-f]{2}")) {
      return Optional.empty();
    }
    int bits = Integer.parseInt(words[4], 16);
    Set<AddressFlag> flags = EnumSet.noneOf(AddressFlag.class);
    for (AddressFlag flag : AddressFlag.values()) {
      if ((bits & flag.bit()) != 0) {
        flags.add(flag);
      }
    }
    return Optional.of(
        new HostAddress(
            Hex.address(words[0]),
            Integer.parseInt(words[2], 16),
            words[5],
            flags,
            Optional.empty()));
  }
}
