package fakereceiver.differential;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reverse names of random addresses, and which PTR names lead back: {@code case NAME CLIENT}. Asked
 * are Python's {@code ipaddress} for the reverse name, and pyspf for the confirmed ones.
 */
final class IprevKind {

  static final Kind KIND =
      new Kind(
          "iprev",
          IprevKind::make,
          IprevKind::ours,
          Map.of(new Peer("ipaddress+pyspf", "iprev.py"), Map.of()));

  private IprevKind() {}

  private static OddCase make(long seed) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    String client = random.nextInt(4) == 0 ? four(random) : six(random);
    String type = client.indexOf(':') < 0 ? "A" : "AAAA";
    String other = type.equals("A") ? "192.0.2.77" : "2001:db8::77";
    List<String> lines = new ArrayList<>();
    lines.add("case " + seed + " " + client);
    for (int i = random.nextInt(5); i > 0; i--) {
      String name = (random.nextInt(3) == 0 ? "Mail" : "h") + i + ".example.org";
      lines.add(IpAddress.of(client).reverseName().text() + " PTR " + name);
      switch (random.nextInt(5)) {
        case 0 -> lines.add(name + " " + type + " " + other);
        case 1 -> {
          lines.add(name + " " + type + " " + other);
          lines.add(name + " " + type + " " + client);
        }
        case 2 -> {
          lines.add(name + " CNAME c" + i + ".example.org");
          lines.add("c" + i + ".example.org " + type + " " + client);
        }
        case 3 -> {}
        default -> lines.add(name + " " + type + " " + client);
      }
    }
    return new OddCase(lines, Set.of());
  }

  private static String four(Random random) {
    return "192.0.2." + random.nextInt(256);
  }

  /** In any of the ways in which such an address may be written. */
  private static String six(Random random) {
    byte[] octets = new byte[16];
    random.nextBytes(octets);
    int zeros = random.nextInt(16);
    for (int i = zeros; i < Math.min(16, zeros + random.nextInt(12)); i++) {
      octets[i] = 0;
    }
    octets[0] = 0x20; // no mapped address
    String hex = HexFormat.of().formatHex(octets);
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < 32; i += 4) {
      groups.add(hex.substring(i, i + 4));
    }
    String text = String.join(":", groups);
    return random.nextInt(2) == 0 ? text : IpAddress.of(text).text();
  }

  private static String ours(OddCase one) {
    IpAddress client = IpAddress.of(one.head().get(1));
    ReverseDns reverse = ReverseDns.of(client, ZoneLines.dns(one.records()));
    return client.reverseName().text()
        + reverse.confirmedNames().stream()
            .map(DomainName::text)
            .sorted()
            .map(name -> " " + name)
            .collect(Collectors.joining());
  }
}
