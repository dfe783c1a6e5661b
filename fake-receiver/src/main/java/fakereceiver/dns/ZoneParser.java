package fakereceiver.dns;

import fakereceiver.dns.zonefile.Spot;
import fakereceiver.dns.zonefile.ZoneEntry;
import fakereceiver.dns.zonefile.ZoneFileException;
import fakereceiver.dns.zonefile.ZoneGenerate;
import fakereceiver.dns.zonefile.ZoneHead;
import fakereceiver.dns.zonefile.ZoneLine;
import fakereceiver.dns.zonefile.ZonePlain;
import fakereceiver.dns.zonefile.ZoneText;
import fakereceiver.dns.zonefile.ZoneTypes;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/**
 * Reads master files (RFC 1035 section 5), with two things more: an address may stand where a
 * reverse name would, and a {@link Fault} where the data would.
 *
 * <p>Names are relative to the root until an {@code $ORIGIN} says otherwise, so that short examples
 * need no dots; in a file with an SOA record, to its zone, where they are written so.
 */
final class ZoneParser {

  static final int MAX_OCTETS = 64 << 20; // half a million hosts

  /** What an address has, as a record or as a fault; names of other types may look like one. */
  private static final Set<String> OF_ADDRESSES = Set.of("PTR", "ANY");

  private static final Pattern DIRECTIVE = Pattern.compile("\\$(\\w++)");
  private static final int MAX_INCLUDES = 10;

  private final ZoneFile file;
  private final boolean hasFile;
  private final ZonePlain plain = new ZonePlain();
  private final List<ScriptedFault> faults = new ArrayList<>();
  private Name origin = Name.root;
  private boolean hasOrigin;
  private Owner owner = new Owner("@", Name.root);
  private boolean afterFault;

  /** Whether the library does not know the last name: it is of another file, or was generated. */
  private boolean isOwnerFar;

  /** A fault with the name and type it belongs to; type {@link Type#ANY} stands for all. */
  record ScriptedFault(Name name, int type, Fault fault) {}

  /** The name that a record without one belongs to, as it is written. */
  private record Owner(String text, Name origin) {}

  private ZoneParser(ZoneFile file, boolean hasFile) {
    this.file = file;
    this.hasFile = hasFile;
  }

  /** Reads {@code text}, which is in no file; {@code name} is its name in error messages. */
  static ZoneParser read(String name, String text) {
    return read(new ZoneParser(ZoneFile.of(Path.of(name)), false), text);
  }

  /** Reads a file, as a name server does that is to load it. */
  static ZoneParser read(ZoneFile file) {
    try {
      ZoneParser parser =
          read(new ZoneParser(file, true), GivenText.readOctets(file.path(), MAX_OCTETS));
      parser.plain.refuse(ZoneText.aliasBesideData(parser.records()));
      parser.plain.refuse(ZoneText.secondSoa(parser.records()));
      return parser;
    } catch (IOException e) {
      throw new ZoneFileException(file.path().toString(), FileTrouble.why(file.path(), e));
    }
  }

  private static ZoneParser read(ZoneParser parser, String text) {
    String name = parser.file.path().toString();
    parser.file.zone().ifPresent(zone -> parser.begin(WireName.of(zone), new Spot(name, 1)));
    parser.parse(name, text, 0);
    parser.plain.read();
    return parser;
  }

  List<Record> records() {
    return plain.records();
  }

  List<ScriptedFault> faults() {
    return faults;
  }

  private void parse(String name, String text, int includes) {
    List<ZoneEntry> entries = ZoneEntry.of(text);
    for (int i = 0; i < entries.size(); i++) {
      ZoneEntry entry = entries.get(i);
      Spot place = new Spot(name, entry.line());
      if (entry.depth() > 0) {
        throw ZoneFileException.at(place, "a parenthesis is open to the end of the file");
      }
      if (entry.depth() < 0) {
        throw ZoneFileException.at(place, "a parenthesis is closed that was not opened");
      }
      if (ZoneLine.hasOpenQuote(entry.text())) {
        throw ZoneFileException.at(place, "expected a second quotation mark in the same line");
      }
      if (entry.isDirective()) {
        obey(entry.text(), place, includes);
        continue;
      }
      if (hasFile && !hasOrigin && ZoneOrigin.isSoa(entry)) {
        begin(entry, entries.subList(i + 1, entries.size()), place);
      }
      take(entry, place);
    }
  }

  private void obey(String directive, Spot place, int includes) {
    Matcher matcher = DIRECTIVE.matcher(directive);
    String word = matcher.lookingAt() ? matcher.group(1).toUpperCase(Locale.ROOT) : "";
    String rest = directive.substring(1 + word.length()).strip();
    switch (word) {
      case "INCLUDE" -> include(rest, place, includes);
      case "ORIGIN" -> {
        origin = origin(rest, origin, place);
        hasOrigin = true;
        plain.add("$ORIGIN " + origin, place); // the library would take it below the root
      }
      case "GENERATE" -> generate(rest, place);
      default -> plain.add(directive, place);
    }
    isOwnerFar |= word.equals("INCLUDE") || word.equals("GENERATE");
    afterFault &= !isOwnerFar;
  }

  private void take(ZoneEntry entry, Spot place) {
    String record = entry.text();
    if (entry.isNameless() && afterFault) {
      throw ZoneFileException.at(
          place, "expected a name: the line before it holds a fault, not a record");
    }
    if (entry.isNameless() && isOwnerFar) {
      record = name(owner.text(), owner.origin(), place) + record;
    }
    ZoneHead head = ZoneHead.of(record);
    if (!entry.isNameless()
        && OF_ADDRESSES.contains(head.type().toUpperCase(Locale.ROOT))
        && isBrokenAddress(head.owner())) {
      throw ZoneFileException.at(
          place, "\"" + head.owner() + "\" is not an address, expected one such as 2001:db8::25");
    }
    if (!entry.isNameless()) {
      owner = new Owner(head.owner(), origin);
    }
    isOwnerFar = false;
    afterFault = takeFault(head, entry.isNameless(), place);
    if (!afterFault) {
      add(head, withReverseName(record, head.owner(), origin), place);
    }
  }

  private void add(ZoneHead head, String record, Spot place) {
    if (ZoneTypes.number(head.type()).isEmpty()) {
      throw noType(head.type(), place);
    }
    if (head.isWithoutData() && !head.type().equalsIgnoreCase("APL")) { // RFC 3123 section 4
      throw ZoneFileException.at(
          place,
          "a record of type "
              + head.type()
              + " has no data"
              + (head.type().equalsIgnoreCase("TXT") ? "; an empty text is \"\"" : ""));
    }
    plain.add(readable(head, record, place), place);
  }

  /** A record in words that the library knows. */
  private static String readable(ZoneHead head, String record, Spot place) {
    Optional<String> other = reading(place, () -> ZoneTypes.replacement(head.type(), head.data()));
    String before =
        record.substring(0, record.length() - head.data().length() - head.type().length());
    return other
        .map(data -> before + data + ")".repeat(ZoneLine.depthChange(before)))
        .orElse(record);
  }

  private static ZoneFileException noType(String word, Spot place) {
    return ZoneFileException.at(
        place,
        word.isEmpty()
            ? "expected the type of the record"
            : "\"" + word + "\" is not a record type; one without a name is written TYPE65280");
  }

  private void generate(String text, Spot place) {
    new ZoneGenerate(place)
        .expand(text.replace('\n', ' '), record -> add(ZoneHead.of(record), record, place));
  }

  private void begin(Name zone, Spot place) {
    origin = zone;
    hasOrigin = true;
    owner = new Owner("@", zone);
    plain.add("$ORIGIN " + zone, place);
  }

  /** The SOA record of a file without $ORIGIN: its zone is what names are relative to. */
  private void begin(ZoneEntry soa, List<ZoneEntry> rest, Spot place) {
    reading(place, () -> ZoneOrigin.of(file.path(), soa, rest))
        .ifPresent(zone -> begin(WireName.of(zone), place));
  }

  /** The file is read where it is, its origin is its own, and so is the last name in it. */
  private void include(String text, Spot place, int includes) {
    String[] words = text.split("\\s+", -1);
    if (words.length > 2 || words[0].isEmpty()) {
      throw ZoneFileException.at(place, "expected $INCLUDE FILE or $INCLUDE FILE ORIGIN");
    }
    if (!hasFile) {
      throw ZoneFileException.at(place, "$INCLUDE is read in files only");
    }
    if (includes >= MAX_INCLUDES) {
      throw ZoneFileException.at(
          place, "more than " + MAX_INCLUDES + " files that include each other");
    }
    Name before = origin;
    boolean hadOrigin = hasOrigin;
    Owner last = owner;
    if (words.length == 2) {
      origin = origin(words[1], origin, place);
      hasOrigin = true;
      plain.add("$ORIGIN " + origin, place);
    }
    String name = words[0].replaceAll("^\"|\"$", "");
    Path path =
        file.included(Path.of(place.file()), name)
            .orElseThrow(
                () ->
                    ZoneFileException.at(
                        place,
                        "does not follow $INCLUDE out of the folder of the zone file: copy "
                            + name
                            + " into it, and include it by its name"));
    try {
      parse(path.toString(), GivenText.readOctets(path, MAX_OCTETS), includes + 1);
    } catch (IOException e) {
      throw ZoneFileException.at(
          place, "the file that it includes, " + path + ": " + FileTrouble.why(path, e));
    }
    if (hadOrigin || words.length == 2) {
      origin = before;
      hasOrigin = hadOrigin;
      plain.add("$ORIGIN " + origin, place);
    }
    owner = hadOrigin ? last : new Owner("@", origin);
  }

  /** A fault stands where the data would; a number behind the mark is of an APL record. */
  private boolean takeFault(ZoneHead head, boolean nameless, Spot place) {
    List<String> words = List.of(head.data().strip().split("\\s+"));
    boolean isWithoutType = head.type().startsWith("!");
    if (!isWithoutType && !words.get(0).matches("!\\D.*")) {
      return false;
    }
    if (isWithoutType || nameless) {
      throw ZoneFileException.at(
          place,
          "expected a name and a type before " + (isWithoutType ? head.type() : words.get(0)));
    }
    int type = Type.value(head.type());
    if (type < 0) {
      throw noType(head.type(), place);
    }
    faults.add(
        reading(
            place,
            () ->
                new ScriptedFault(
                    name(reverseName(head.owner(), origin), origin, place),
                    type,
                    Fault.of(words))));
    return true;
  }

  private static <R> R reading(Spot place, Supplier<R> read) {
    try {
      return read.get();
    } catch (IllegalArgumentException e) {
      throw ZoneFileException.at(place, String.valueOf(e.getMessage()));
    }
  }

  private Name origin(String text, Name before, Spot place) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw ZoneFileException.at(place, "expected one name after $ORIGIN, not \"" + text + "\"");
    }
    return name(text, before, place);
  }

  private Name name(String text, Name origin, Spot place) {
    try {
      return Name.fromString(text, origin);
    } catch (TextParseException e) {
      throw ZoneFileException.at(place, "\"" + text + "\" is not a domain name: " + e.getMessage());
    }
  }

  /** Where a record begins with an address, its reverse name instead. */
  private static String withReverseName(String record, String owner, Name origin) {
    return record.startsWith(owner)
        ? reverseName(owner, origin) + record.substring(owner.length())
        : record;
  }

  /** Whether somebody meant an IPv6 address, and wrote none: a prefix length behind it, say. */
  private static boolean isBrokenAddress(String owner) {
    int second = owner.indexOf(':', owner.indexOf(':') + 1);
    return second > 0
        && owner.chars().limit(second).allMatch(c -> c == ':' || Character.digit(c, 16) >= 0)
        && IpAddress.parse(owner).isEmpty();
  }

  /** A dotted quad is an address below the root only: elsewhere it may well be relative labels. */
  private static String reverseName(String owner, Name origin) {
    return IpAddress.parse(owner)
        .filter(a -> a instanceof Ip6Address || origin.equals(Name.root))
        .map(address -> address.reverseName() + ".")
        .orElse(owner);
  }
}
