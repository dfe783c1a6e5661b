package fakereceiver.dns;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * In which line of zone files a name has its records. Only for pointing at: a file was read as a
 * zone before, and what cannot be told apart here has no place.
 */
public final class ZonePlaces {

  /**
   * A line of a file.
   *
   * @param file its path, as the user gave it
   * @param line counted from 1
   */
  public record Spot(String file, int line) {}

  private static final Set<String> TYPES =
      Set.of("A", "AAAA", "ANY", "CNAME", "DNAME", "MX", "NS", "PTR", "SOA", "SRV", "TLSA", "TXT");

  private final Map<String, Spot> spots = new LinkedHashMap<>();
  private String origin = "";
  private String owner = "";

  private ZonePlaces() {}

  /**
   * The first line of each name, and of each name with a record type behind it: {@code
   * mail.example.org}, {@code mail.example.org aaaa}; small, without the final dot.
   */
  public static Map<String, Spot> of(List<ZoneFile> files) {
    ZonePlaces places = new ZonePlaces();
    files.forEach(places::read);
    return places.spots;
  }

  private void read(ZoneFile file) {
    if (file.path().toString().equals("-")) {
      return; // whoever reads it needs it
    }
    try {
      read(file, GivenText.readOctets(file.path(), ZoneParser.MAX_OCTETS));
    } catch (IOException e) {
      owner = ""; // whoever reads it as a zone says what is wrong
    }
  }

  private void read(ZoneFile file, String text) {
    List<String> lines = text.lines().toList();
    origin = file.zone().map(zone -> small(zone.text())).orElse("");
    owner = origin;
    boolean told = file.zone().isPresent();
    int depth = 0;
    for (int i = 0; i < lines.size(); i++) {
      String bare = ZoneLine.withoutComment(lines.get(i));
      if (depth == 0 && !bare.isBlank()) {
        if (!told && ZoneOrigin.isSoa(bare)) {
          origin = zone(file, bare, lines.subList(i + 1, lines.size()));
          told = true;
        }
        told |= bare.toUpperCase(Locale.ROOT).startsWith("$ORIGIN");
        line(bare, new Spot(file.path().toString(), i + 1));
      }
      depth = Math.max(0, depth + ZoneLine.depthChange(bare));
    }
  }

  private static String zone(ZoneFile file, String soa, List<String> rest) {
    try {
      return ZoneOrigin.of(file.path(), soa, rest)
          .map(DomainName::text)
          .map(ZonePlaces::small)
          .orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  private void line(String bare, Spot spot) {
    String[] words = bare.strip().split("\\s+", 12);
    if (words[0].equalsIgnoreCase("$ORIGIN") && words.length > 1) {
      origin = absolute(words[1]);
      return;
    }
    if (words[0].startsWith("$")) {
      return;
    }
    boolean named = !Character.isWhitespace(bare.charAt(0));
    if (named) {
      owner = absolute(words[0]);
    }
    spots.putIfAbsent(owner, spot);
    for (int i = named ? 1 : 0; i < words.length; i++) {
      String word = words[i].toUpperCase(Locale.ROOT);
      if (TYPES.contains(word)) {
        spots.putIfAbsent(owner + " " + word.toLowerCase(Locale.ROOT), spot);
        return;
      }
    }
  }

  private String absolute(String name) {
    Optional<IpAddress> address = IpAddress.parse(name);
    if (address.isPresent()) {
      return small(address.get().reverseName().text());
    }
    if (name.equals("@")) {
      return origin;
    }
    return name.endsWith(".") || origin.isEmpty() ? small(name) : small(name) + "." + origin;
  }

  private static String small(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }
}
