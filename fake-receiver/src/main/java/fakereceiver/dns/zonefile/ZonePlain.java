package fakereceiver.dns.zonefile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A master file as the library reads it, and where each of its lines comes from. */
public final class ZonePlain {

  private static final int OCTETS_OF_RECORD = 2048; // several times over, until its zone is sorted

  /** {@code $GENERATE} makes millions from one line. */
  static final int MAX_RECORDS = most(200_000, OCTETS_OF_RECORD, Runtime.getRuntime().maxMemory());

  private static final int TTL = 300;

  private static final int OCTETS_OF_CHARACTER = 16; // also as octets, and where its line is from

  /** More text than any zone has that is written by people. */
  private static final int MAX_TEXT =
      most(50_000_000, OCTETS_OF_CHARACTER, Runtime.getRuntime().maxMemory());

  private static final int SHOWN = 80; // characters of a line that is wrong

  /** What the library says first: it does not know the file, and counts lines behind it. */
  private static final Pattern LIBRARY_PLACE = Pattern.compile("^(?:<none>:\\d++: )++");

  private final StringBuilder text = new StringBuilder();
  private final List<Spot> places = new ArrayList<>(); // of each line
  private final List<Record> records = new ArrayList<>();
  private final List<Spot> ends = new ArrayList<>(); // of each record

  /** As many as there may be, fewer where {@code heap} has no room for so many. */
  static int most(int most, int octetsOfEach, long heap) {
    return (int) Math.min(most, heap / octetsOfEach);
  }

  /** Adds the lines of an entry, the first of which stands at {@code first}. */
  public void add(String entry, Spot first) {
    if (text.length() > MAX_TEXT) {
      throw ZoneFileException.at(first, "it is longer than " + MAX_TEXT + " characters");
    }
    int line = first.line();
    for (String one : entry.split("\n", -1)) {
      text.append(ZoneLine.withEscapes(one)).append('\n');
      places.add(new Spot(first.file(), line++));
    }
  }

  public List<Record> records() {
    return records;
  }

  /** Has the library read what was added. */
  public void read() {
    CountedLines lines =
        new CountedLines(
            new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.ISO_8859_1)));
    try (Master master = new Master(lines, Name.root, TTL)) {
      master.disableIncludes(true);
      Record r = master.nextRecord();
      while (r != null && records.size() <= MAX_RECORDS) {
        records.add(r);
        ends.add(places.get(lines.line() - 1));
        r = master.nextRecord();
      }
    } catch (IOException | IllegalArgumentException | IllegalStateException e) {
      throw error(lines.line(), said(e));
    } catch (IndexOutOfBoundsException e) { // the library does not look whether there is one
      throw error(lines.line(), "a number is missing");
    }
    if (records.size() > MAX_RECORDS) {
      throw error(lines.line(), "it has more than " + MAX_RECORDS + " records");
    }
    refuse(ZoneText.otherClass(records));
  }

  /** Names the line that the record ends in. */
  public void refuse(Optional<ZoneText.Trouble> trouble) {
    trouble.ifPresent(
        wrong -> {
          Spot place = ends.get(wrong.record());
          throw new ZoneFileException(place.file(), place.line(), wrong.problem());
        });
  }

  private ZoneFileException error(int line, String problem) {
    String found = text.toString().lines().skip(line - 1L).findFirst().orElse("").strip();
    String shown = found.length() > SHOWN ? found.substring(0, SHOWN) + "..." : found;
    return ZoneFileException.at(places.get(line - 1), problem + ", found \"" + shown + "\"");
  }

  /** What the library means: the cause says more than what it throws, where there is one. */
  private static String said(Exception trouble) {
    Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
    String said = LIBRARY_PLACE.matcher(String.valueOf(cause.getMessage())).replaceFirst("");
    return switch (said) {
      case "text string too long" ->
          "expected strings of at most 255 octets (a longer text is split into several, \"first\""
              + " \"second\", which are read as one)";
      case "invalid unknown RR encoding" ->
          "expected \\#, the number of octets and these in hex (RFC 3597)";
      case "end of input" -> "expected more data for a record of that type";
      default -> said;
    };
  }
}
