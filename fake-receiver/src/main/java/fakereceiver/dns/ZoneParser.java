package fakereceiver.dns;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
 * need no dots.
 */
final class ZoneParser {

  private static final int TTL = 300;
  private static final int MAX_RECORDS = 200_000; // $GENERATE makes millions from one line
  private static final Pattern LIBRARY_ERROR =
      Pattern.compile("[^:]*:(\\d+): (.*)", Pattern.DOTALL);
  private static final Pattern DIRECTIVE = Pattern.compile("\\$(\\w+)\\b.*");

  private final String file;
  private final List<Record> records = new ArrayList<>();
  private final List<ScriptedFault> faults = new ArrayList<>();

  /** A fault with the name and type it belongs to; type {@link Type#ANY} stands for all. */
  record ScriptedFault(Name name, int type, Fault fault) {}

  private ZoneParser(String file) {
    this.file = file;
  }

  /** Reads {@code text}; {@code file} is its name in error messages. */
  static ZoneParser read(String file, String text) {
    ZoneParser parser = new ZoneParser(file);
    parser.parse(text);
    return parser;
  }

  List<Record> records() {
    return records;
  }

  List<ScriptedFault> faults() {
    return faults;
  }

  private void parse(String text) {
    StringBuilder plain = new StringBuilder(text.length());
    Name origin = Name.root;
    boolean afterFault = false;
    int depth = 0;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String bare = withoutComment(line);
      if (depth == 0 && !bare.isBlank()) {
        Matcher directive = DIRECTIVE.matcher(bare);
        if (directive.matches() && directive.group(1).equalsIgnoreCase("ORIGIN")) {
          origin = origin(bare.substring(7).strip(), origin, number);
          line = bare = "$ORIGIN " + origin; // the library would take it below the root
        }
        if (Character.isWhitespace(bare.charAt(0)) && afterFault) {
          throw error(number, "expected a name: the line before it holds a fault, not a record");
        }
        line = bare = withReverseName(bare, origin);
        afterFault = takeFault(bare, origin, number);
        if (afterFault) {
          line = "";
          bare = "";
        }
      }
      depth += depthChange(bare);
      plain.append(withEscapes(line)).append('\n');
    }
    parseRecords(plain.toString());
  }

  private void parseRecords(String plain) {
    try (Master master =
        new Master(
            new ByteArrayInputStream(plain.getBytes(StandardCharsets.ISO_8859_1)),
            Name.root,
            TTL)) {
      master.disableIncludes(true);
      Record r = master.nextRecord();
      while (r != null && records.size() <= MAX_RECORDS) {
        records.add(r);
        r = master.nextRecord();
      }
    } catch (IOException e) {
      throw libraryError(String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw error(1, String.valueOf(e.getMessage()));
    } catch (IndexOutOfBoundsException e) {
      throw error(1, "a number is missing"); // the library does not look whether there is one
    }
    if (records.size() > MAX_RECORDS) {
      throw error(1, "it has more than " + MAX_RECORDS + " records");
    }
  }

  private ZoneFileException libraryError(String message) {
    Matcher matcher = LIBRARY_ERROR.matcher(message);
    return matcher.matches()
        ? error(Integer.parseInt(matcher.group(1)), matcher.group(2))
        : error(1, message);
  }

  private ZoneFileException error(int line, String problem) {
    return new ZoneFileException(file, line, problem + ", in a zone file (RFC 1035 section 5)");
  }

  /** A dotted quad is an address below the root only: elsewhere it may well be relative labels. */
  private static String withReverseName(String line, Name origin) {
    int end = 0;
    while (end < line.length() && !Character.isWhitespace(line.charAt(end))) {
      end++;
    }
    Optional<IpAddress> address = IpAddress.parse(line.substring(0, end));
    return address.filter(a -> a instanceof Ip6Address || origin.equals(Name.root)).isEmpty()
        ? line
        : address.orElseThrow().reverseName() + "." + line.substring(end);
  }

  private boolean takeFault(String line, Name origin, int number) {
    List<String> words = Arrays.asList(line.strip().split("\\s+"));
    int mark = -1;
    for (int i = 1; i < words.size() && mark < 0 && !words.get(i).startsWith("\""); i++) {
      mark = words.get(i).startsWith("!") ? i : -1;
    }
    if (mark < 0) {
      return false;
    }
    if (mark < 2 || Character.isWhitespace(line.charAt(0))) {
      throw error(number, "expected a name and a type before " + words.get(mark));
    }
    int type = Type.value(words.get(mark - 1));
    if (type < 0) {
      throw error(number, "\"" + words.get(mark - 1) + "\" is not a record type");
    }
    try {
      faults.add(
          new ScriptedFault(
              name(words.get(0), origin, number),
              type,
              Fault.of(words.subList(mark, words.size()))));
    } catch (IllegalArgumentException e) {
      throw error(number, String.valueOf(e.getMessage()));
    }
    return true;
  }

  private Name origin(String text, Name before, int number) {
    if (text.chars().anyMatch(Character::isWhitespace)) {
      throw error(number, "expected one name after $ORIGIN, not \"" + text + "\"");
    }
    return name(text, before, number);
  }

  private Name name(String text, Name origin, int number) {
    try {
      return Name.fromString(text, origin);
    } catch (TextParseException e) {
      throw error(number, "\"" + text + "\" is not a domain name: " + e.getMessage());
    }
  }

  /** Octets outside ASCII as \DDD: the library would take them for characters. */
  private static String withEscapes(String line) {
    StringBuilder escaped = new StringBuilder(line.length());
    line.chars().forEach(c -> escaped.append(c <= '~' ? String.valueOf((char) c) : "\\" + c));
    return escaped.toString();
  }

  private static String withoutComment(String line) {
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (c == ';' && !quoted) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  private static int depthChange(String line) {
    int change = 0;
    boolean quoted = false;
    for (int i = 0; i < line.length(); i++) {
      char c = line.charAt(i);
      if (c == '\\') {
        i++;
      } else if (c == '"') {
        quoted = !quoted;
      } else if (!quoted) {
        change += c == '(' ? 1 : c == ')' ? -1 : 0;
      }
    }
    return change;
  }
}
