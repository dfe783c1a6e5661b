package fakereceiver.dns.zonefile;

import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code $GENERATE} as BIND has it: many records of one line, of any type. Each {@code $} becomes
 * the number, {@code ${8,3,x}} the number and 8 more in three digits of hex, and {@code ${0,7,n}}
 * the nibbles that {@code ip6.arpa} wants: {@code 5.2.0.0} of 37.
 */
public final class ZoneGenerate {

  private static final Pattern RANGE = Pattern.compile("(\\d{1,9})-(\\d{1,9})(?:/(\\d{1,9}))?");
  private static final Pattern NUMBER =
      Pattern.compile("\\$\\{(-?\\d{1,9})(?:,(\\d{1,3})(?:,([doxXnN]))?)?\\}");

  /** More than a record has; a width of three digits makes much of little. */
  private static final int MAX_LENGTH = 300_000;

  private final Spot place;

  /** Of the line at {@code place}. */
  public ZoneGenerate(Spot place) {
    this.place = place;
  }

  /**
   * Gives one record for each number of the range.
   *
   * @param text what stands behind {@code $GENERATE}
   * @throws ZoneFileException when it is wrong
   */
  public void expand(String text, Consumer<String> records) {
    String[] words = text.strip().split("\\s+", 2);
    Matcher range = RANGE.matcher(words[0]);
    if (!range.matches()) {
      throw ZoneFileException.at(
          place, "expected $GENERATE and a range such as 1-100, found \"" + words[0] + "\"");
    }
    int from = Integer.parseInt(range.group(1));
    int to = Integer.parseInt(range.group(2));
    int step = range.group(3) == null ? 1 : Integer.parseInt(range.group(3));
    if (from > to || step == 0) {
      throw ZoneFileException.at(place, "the range " + words[0] + " has no number in it");
    }
    if ((to - from) / step >= ZonePlain.MAX_RECORDS) {
      throw ZoneFileException.at(place, "it has more than " + ZonePlain.MAX_RECORDS + " records");
    }
    if (words.length < 2) {
      throw ZoneFileException.at(place, "expected a name, a type and data behind the range");
    }
    ZoneHead head = ZoneHead.of(words[1]);
    String between = head.before().substring(head.owner().length()) + head.type() + " ";
    String data = unquoted(head.data().strip());
    for (long i = from; i <= to; i += step) {
      records.accept(numbered(head.owner(), i) + between + numbered(data, i));
    }
  }

  /** Data of several words stands in quotes, with those within it escaped (BIND's manual). */
  private static String unquoted(String data) {
    if (data.length() < 2 || !data.startsWith("\"") || ZoneLine.endOfQuote(data) < data.length()) {
      return data;
    }
    return data.substring(1, data.length() - 1).replace("\\\"", "\"");
  }

  private String numbered(String template, long number) {
    StringBuilder text = new StringBuilder(template.length() + 8);
    Matcher format = NUMBER.matcher(template);
    for (int i = 0; i < template.length(); i++) {
      char c = template.charAt(i);
      if (text.length() > MAX_LENGTH) {
        throw ZoneFileException.at(place, "one of its records is too long");
      } else if (c == '\\' && i + 1 < template.length()) {
        text.append(c).append(template.charAt(++i));
      } else if (c != '$') {
        text.append(c);
      } else if (template.startsWith("$", i + 1)) {
        text.append(template.charAt(i++));
      } else if (!template.startsWith("{", i + 1)) {
        text.append(number);
      } else if (format.region(i, template.length()).lookingAt()) {
        text.append(formatted(format, number + Integer.parseInt(format.group(1))));
        i = format.end() - 1;
      } else {
        throw ZoneFileException.at(place, "expected ${OFFSET,WIDTH,BASE} such as ${0,3,d}");
      }
    }
    return text.toString();
  }

  private String formatted(Matcher format, long number) {
    int width = format.group(2) == null ? 0 : Integer.parseInt(format.group(2));
    String base = format.group(3) == null ? "d" : format.group(3);
    if (number < 0 && !base.equals("d")) {
      throw ZoneFileException.at(place, "a number is below zero");
    }
    String text =
        switch (base.toLowerCase(Locale.ROOT)) {
          case "n" -> nibbles(number, width);
          case "x" -> Long.toHexString(number);
          case "o" -> Long.toOctalString(number);
          default -> Long.toString(number);
        };
    String cased = base.equals("X") || base.equals("N") ? text.toUpperCase(Locale.ROOT) : text;
    return "0".repeat(Math.max(0, width - cased.length())) + cased;
  }

  /** The lowest nibble first; dots count for the width, as BIND has it. */
  private static String nibbles(long number, int width) {
    StringBuilder text = new StringBuilder();
    long rest = number;
    do {
      text.append(Long.toHexString(rest & 0xf));
      rest >>= 4;
      if (rest != 0 || text.length() < width) {
        text.append('.');
      }
    } while (rest != 0 || text.length() < width);
    return text.toString();
  }
}
