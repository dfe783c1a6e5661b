package fakereceiver.yaml;

import fakereceiver.yaml.YamlNode.Kind;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * YAML files as they are after parsing, in a form that loads without the parser: the same maps,
 * lists and texts in the same lines, so that whoever reads one cannot tell. For files that come
 * with the program; those of users are parsed. {@link YamlArchiveWriter} writes it. Not safe for
 * several threads.
 */
public final class YamlArchive {

  /** The form; another one has another number. */
  static final int FORM = 0x59414D01;

  /** How a list begins; a plain value begins with the number of its kind. */
  static final int SEQUENCE = 14;

  /** How a map begins. */
  static final int MAPPING = 15;

  /** The kinds of plain values by their numbers. */
  static final List<Kind> KINDS =
      List.of(Kind.TEXT, Kind.WHOLE_NUMBER, Kind.NUMBER, Kind.NOTHING, Kind.OTHER);

  private final byte[] octets;
  private final ByteBuffer in; // the same

  /** Where each text is: the same text stands in many places, and is there once. */
  private final int[] places;

  /** Those that somebody wanted so far. */
  private final @Nullable String[] texts;

  private final Map<String, Place> files = new HashMap<>();

  private record Place(int checksum, int start) {}

  private YamlArchive(byte[] octets, ByteBuffer in) {
    this.octets = octets;
    this.in = in;
    this.places = new int[in.getInt()];
    this.texts = new String[places.length];
    for (int text = 0; text < places.length; text++) {
      places[text] = in.position();
      int length = in.getShort();
      in.position(in.position() + length);
    }
    for (int rest = in.getInt(); rest > 0; rest--) {
      String name = text();
      files.put(name, new Place(in.getInt(), in.getInt()));
    }
  }

  /** Reads what {@link YamlArchiveWriter} wrote; empty when it is of another form. */
  public static Optional<YamlArchive> of(byte[] octets) {
    ByteBuffer in = ByteBuffer.wrap(octets);
    return octets.length < Integer.BYTES || in.getInt() != FORM
        ? Optional.empty()
        : Optional.of(new YamlArchive(octets, in));
  }

  /** What tells the text of a file from an older one. */
  static int checksum(byte[] text) {
    CRC32 checksum = new CRC32();
    checksum.update(text);
    return (int) checksum.getValue();
  }

  /** Whether there is a file of that name. */
  boolean has(String name) {
    return files.containsKey(name);
  }

  /** Whether there is a file of that name, made of just that text. */
  public boolean isOf(String name, byte[] text) {
    Place place = files.get(name);
    return place != null && place.checksum() == checksum(text);
  }

  public Optional<YamlMap> file(String name, Problems problems) {
    Place place = files.get(name);
    if (place == null) {
      return Optional.empty();
    }
    in.position(place.start());
    return YamlMap.root(node(), problems);
  }

  private YamlNode node() {
    int begin = in.get();
    int line = in.getShort();
    int column = in.getShort();
    if (begin == SEQUENCE) {
      YamlNode[] items = new YamlNode[in.getShort()];
      for (int item = 0; item < items.length; item++) {
        items[item] = node();
      }
      return new YamlNode.Sequence(line, column, List.of(items));
    }
    if (begin == MAPPING) {
      YamlNode.Entry[] entries = new YamlNode.Entry[in.getShort()];
      for (int entry = 0; entry < entries.length; entry++) {
        entries[entry] = new YamlNode.Entry(node(), node());
      }
      return new YamlNode.Mapping(line, column, List.of(entries));
    }
    return new YamlNode.Scalar(line, column, KINDS.get(begin), text(), text());
  }

  private String text() {
    int number = in.getShort();
    String known = texts[number];
    if (known != null) {
      return known;
    }
    int length = in.getShort(places[number]);
    String text = new String(octets, places[number] + Short.BYTES, length, StandardCharsets.UTF_8);
    texts[number] = text;
    return text;
  }
}
