package fakereceiver.dns;

import fakereceiver.dns.zonefile.Spot;
import fakereceiver.dns.zonefile.ZoneEntry;
import fakereceiver.dns.zonefile.ZoneHead;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * In which line of zone files a name has its records. Only for pointing at: a file was read as a
 * zone before, and what cannot be told apart here has no place.
 */
public final class ZonePlaces {

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
    List<ZoneEntry> entries = ZoneEntry.of(text);
    origin = file.zone().map(zone -> small(zone.text())).orElse("");
    owner = origin;
    boolean told = file.zone().isPresent();
    for (int i = 0; i < entries.size(); i++) {
      ZoneEntry entry = entries.get(i);
      if (!told && ZoneOrigin.isSoa(entry)) {
        origin = zone(file, entry, entries.subList(i + 1, entries.size()));
        told = true;
      }
      if (entry.isDirective()) {
        told |= isOrigin(entry.text());
      } else {
        record(entry, new Spot(file.path().toString(), entry.line()));
      }
    }
  }

  private static String zone(ZoneFile file, ZoneEntry soa, List<ZoneEntry> rest) {
    try {
      return ZoneOrigin.of(file.path(), soa, rest)
          .map(DomainName::text)
          .map(ZonePlaces::small)
          .orElse("");
    } catch (IllegalArgumentException e) {
      return "";
    }
  }

  /** Whether a directive is an {@code $ORIGIN}, which counts from here on. */
  private boolean isOrigin(String directive) {
    String[] words = directive.split("\\s+", 3);
    if (words[0].equalsIgnoreCase("$ORIGIN") && words.length > 1) {
      origin = absolute(words[1]);
    }
    return words[0].equalsIgnoreCase("$ORIGIN");
  }

  private void record(ZoneEntry entry, Spot spot) {
    ZoneHead head = ZoneHead.of(entry.text());
    if (!entry.isNameless()) {
      owner = absolute(head.owner());
    }
    spots.putIfAbsent(owner, spot);
    spots.putIfAbsent(owner + " " + small(head.type()), spot);
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

  /** A name as it is looked up: small, without the dot at its end. */
  public static String small(String name) {
    String small = name.toLowerCase(Locale.ROOT);
    return small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
  }
}
