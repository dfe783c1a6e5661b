package fakereceiver.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.xbill.DNS.Master;
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

  private static final int TTL = 300;
  private static final int MAX_RECORDS = 200_000; // $GENERATE makes millions from one line
  private static final Pattern LIBRARY_ERROR =
      Pattern.compile("[^:]*:(\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern DIRECTIVE = Pattern.compile("\\$(\\w+)\\b.*");

  /** More text than any zone has that is written by people. */
  private static final int MAX_TEXT = 50_000_000;

  private static final int MAX_INCLUDES = 10;

  private final ZoneFile file;
  private final boolean hasFile;
  private final List<Record> records = new ArrayList<>();
  private final List<Place> ends = new ArrayList<>(); // of each record
  private final List<ScriptedFault> faults = new ArrayList<>();
  private final StringBuilder plain = new StringBuilder();
  private final List<Place> places = new ArrayList<>(); // of each line of the plain text
  private Name origin = Name.root;
  private boolean hasOrigin;
  private Owner owner = new Owner("@", Name.root);
  private boolean afterFault;

  /** A fault with the name and type it belongs to; type {@link Type#ANY} stands for all. */
  record ScriptedFault(Name name, int type, Fault fault) {}

  private record Place(String file, int line) {}

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
      parser.refuse(ZoneText.aliasBesideData(parser.records));
      parser.refuse(ZoneText.secondSoa(parser.records));
      return parser;
    } catch (IOException e) {
      throw new ZoneFileException(file.path().toString(), FileTrouble.why(file.path(), e));
    }
  }

  private static ZoneParser read(ZoneParser parser, String text) {
    String name = parser.file.path().toString();
    parser.file.zone().ifPresent(zone -> parser.begin(WireName.of(zone), new Place(name, 1)));
    parser.parse(name, text, 0);
    parser.parseRecords(parser.plain.toString());
    return parser;
  }

  List<Record> records() {
    return records;
  }

  List<ScriptedFault> faults() {
    return faults;
  }

  private void parse(String name, String text, int includes) {
    List<String> lines = text.lines().toList();
    int depth = 0;
    boolean included = false;
    for (int i = 0; i < lines.size(); i++) {
      Place place = new Place(name, i + 1);
      String line = lines.get(i);
      String bare = ZoneLine.withoutComment(line);
      if (depth == 0 && !bare.isBlank()) {
        Matcher directive = DIRECTIVE.matcher(bare);
        String word = directive.matches() ? directive.group(1).toUpperCase(Locale.ROOT) : "";
        if (word.equals("INCLUDE")) {
          include(bare.substring(8).strip(), place, includes);
          included = true;
          continue;
        }
        if (word.equals("ORIGIN")) {
          origin = origin(bare.substring(7).strip(), origin, place);
          hasOrigin = true;
          line = bare = "$ORIGIN " + origin; // the library would take it below the root
        }
        if (word.equals("GENERATE") && ZoneNibbles.areIn(bare)) {
          generate(bare, place);
          included = true;
          afterFault = false;
          continue;
        }
        boolean nameless = Character.isWhitespace(bare.charAt(0));
        if (nameless && afterFault) {
          throw error(place, "expected a name: the line before it holds a fault, not a record");
        }
        if (nameless && included) {
          line = bare = name(owner.text(), owner.origin(), place) + bare; // as before the $INCLUDE
        }
        if (hasFile && !hasOrigin && ZoneOrigin.isSoa(bare)) {
          begin(bare, lines.subList(i + 1, lines.size()), place);
        }
        if (!nameless && word.isEmpty()) {
          owner = new Owner(bare.split("\\s", 2)[0], origin);
        }
        included &= !word.isEmpty();
        line = bare = ZoneLine.withReverseName(bare, origin);
        afterFault = takeFault(bare, origin, place);
        if (afterFault) {
          line = "";
          bare = "";
        }
      }
      if (depth == 0 && ZoneLine.isTextWithoutData(bare)) {
        throw error(place, "a TXT record has no data; an empty one is \"\"");
      }
      depth += ZoneLine.depthChange(bare);
      add(line, place);
    }
    if (depth > 0) {
      throw error(new Place(name, lines.size()), "a parenthesis is open at the end of the file");
    }
  }

  /** The library makes the records, but for nibbles, which it does not know. */
  private void generate(String line, Place place) {
    try {
      ZoneNibbles.expanded(line, MAX_RECORDS).forEach(one -> add(one, place));
    } catch (IllegalArgumentException e) {
      throw error(place, String.valueOf(e.getMessage()));
    }
  }

  private void add(String line, Place place) {
    if (plain.length() > MAX_TEXT) {
      throw error(place, "it is longer than " + MAX_TEXT + " characters");
    }
    plain.append(ZoneLine.withEscapes(line)).append('\n');
    places.add(place);
  }

  private void begin(Name zone, Place place) {
    origin = zone;
    hasOrigin = true;
    owner = new Owner("@", zone);
    add("$ORIGIN " + zone, place);
  }

  /** The SOA record of a file without $ORIGIN: its zone is what names are relative to. */
  private void begin(String soa, List<String> rest, Place place) {
    try {
      ZoneOrigin.of(file.path(), soa, rest).ifPresent(zone -> begin(WireName.of(zone), place));
    } catch (IllegalArgumentException e) {
      throw error(place, String.valueOf(e.getMessage()));
    }
  }

  /** The file is read where it is, its origin is its own, and so is the last name in it. */
  private void include(String text, Place place, int includes) {
    String[] words = text.split("\\s+", -1);
    if (words.length > 2 || words[0].isEmpty()) {
      throw error(place, "expected $INCLUDE FILE or $INCLUDE FILE ORIGIN");
    }
    if (!hasFile) {
      throw error(place, "$INCLUDE is read in files only");
    }
    if (includes >= MAX_INCLUDES) {
      throw error(place, "more than " + MAX_INCLUDES + " files that include each other");
    }
    Name before = origin;
    boolean hadOrigin = hasOrigin;
    Owner last = owner;
    if (words.length == 2) {
      origin = origin(words[1], origin, place);
      hasOrigin = true;
      add("$ORIGIN " + origin, place);
    }
    String name = words[0].replaceAll("^\"|\"$", "");
    Path path =
        file.included(Path.of(place.file()), name)
            .orElseThrow(
                () ->
                    error(
                        place,
                        "does not follow $INCLUDE out of the folder of the zone file: copy "
                            + name
                            + " into it, and include it by its name"));
    try {
      parse(path.toString(), GivenText.readOctets(path, MAX_OCTETS), includes + 1);
    } catch (IOException e) {
      throw error(place, "the file that it includes, " + path + ": " + FileTrouble.why(path, e));
    }
    if (hadOrigin || words.length == 2) {
      origin = before;
      hasOrigin = hadOrigin;
      add("$ORIGIN " + origin, place);
    }
    owner = hadOrigin ? last : new Owner("@", origin);
  }

  private void parseRecords(String plain) {
    CountedLines lines =
        new CountedLines(new ByteArrayInputStream(plain.getBytes(StandardCharsets.ISO_8859_1)));
    try (Master master = new Master(lines, Name.root, TTL)) {
      master.disableIncludes(true);
      Record r = master.nextRecord();
      while (r != null && records.size() <= MAX_RECORDS) {
        records.add(r);
        ends.add(place(lines.count()));
        r = master.nextRecord();
      }
    } catch (IOException e) {
      throw libraryError(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw error(first(), String.valueOf(e.getMessage()));
    } catch (IndexOutOfBoundsException e) {
      throw error(first(), "a number is missing"); // the library does not look whether there is one
    }
    refuse(ZoneText.otherClass(records));
    if (records.size() > MAX_RECORDS) {
      throw error(first(), "it has more than " + MAX_RECORDS + " records");
    }
  }

  /** Names the line that the record ends in. */
  private void refuse(Optional<ZoneText.Trouble> trouble) {
    trouble.ifPresent(
        wrong -> {
          Place place = ends.get(wrong.record());
          throw new ZoneFileException(place.file(), place.line(), wrong.problem());
        });
  }

  private ZoneFileException libraryError(String message) {
    Matcher matcher = LIBRARY_ERROR.matcher(message);
    return error(
        place(matcher.matches() ? Integer.parseInt(matcher.group(1)) : 1),
        matcher.matches() ? matcher.group(2) : message);
  }

  /** Where a line of the plain text comes from. */
  private Place place(int line) {
    return line <= places.size() && line > 0 ? places.get(line - 1) : first();
  }

  private Place first() {
    return new Place(file.path().toString(), 1);
  }

  private static ZoneFileException error(Place place, String problem) {
    return new ZoneFileException(
        place.file(), place.line(), problem + ", in a zone file (RFC 1035 section 5)");
  }

  private boolean takeFault(String line, Name origin, Place place) {
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    int mark = -1;
    for (int i = 1; i < words.size() && mark < 0 && !words.get(i).startsWith("\""); i++) {
      mark = words.get(i).startsWith("!") ? i : -1;
    }
    if (mark < 0) {
      return false;
    }
    if (mark < 2 || Character.isWhitespace(line.charAt(0))) {
      throw error(place, "expected a name and a type before " + words.get(mark));
    }
    int type = Type.value(words.get(mark - 1));
    if (type < 0) {
      throw error(place, "\"" + words.get(mark - 1) + "\" is not a record type");
    }
    try {
      faults.add(
          new ScriptedFault(
              name(words.get(0), origin, place),
              type,
              Fault.of(words.subList(mark, words.size()))));
    } catch (IllegalArgumentException e) {
      throw error(place, String.valueOf(e.getMessage()));
    }
    return true;
  }

  private Name origin(String text, Name before, Place place) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw error(place, "expected one name after $ORIGIN, not \"" + text + "\"");
    }
    return name(text, before, place);
  }

  private Name name(String text, Name origin, Place place) {
    try {
      return Name.fromString(text, origin);
    } catch (TextParseException e) {
      throw error(place, "\"" + text + "\" is not a domain name: " + e.getMessage());
    }
  }
}
