package fakereceiver.dns;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code $GENERATE} with numbers in nibble mode, which BIND has for {@code ip6.arpa}: {@code
 * ${0,7,n}} makes {@code 5.2.0.0} of 37.
 */
final class ZoneNibbles {

  private static final Pattern NIBBLES = Pattern.compile("\\$\\{(-?\\d{1,9}),(\\d{1,3}),([nN])\\}");
  private static final Pattern RANGE =
      Pattern.compile("(?i)(\\$GENERATE\\s+)(\\d{1,9})-(\\d{1,9})(/(\\d{1,9}))?(\\s.*)");

  private ZoneNibbles() {}

  /** Whether there are numbers in nibble mode in a line. */
  static boolean areIn(String line) {
    return NIBBLES.matcher(line).find();
  }

  /**
   * One line for each number of the range, with its nibbles in it and everything else as it was.
   *
   * @param most how many lines there may be
   * @throws IllegalArgumentException when it has no range, more lines, or a number below zero
   */
  static List<String> expanded(String line, int most) {
    Matcher range = RANGE.matcher(line);
    if (!range.matches()) {
      throw new IllegalArgumentException("expected $GENERATE and a range such as 1-100");
    }
    int to = Integer.parseInt(range.group(3));
    int step = range.group(5) == null ? 1 : Integer.parseInt(range.group(5));
    List<String> lines = new ArrayList<>();
    for (long i = Integer.parseInt(range.group(2)); i <= to; i += Math.max(1, step)) {
      if (lines.size() == most) {
        throw new IllegalArgumentException("it has more than " + most + " records");
      }
      lines.add(range.group(1) + i + "-" + i + withNibbles(range.group(6), i));
    }
    return lines;
  }

  private static String withNibbles(String text, long number) {
    return NIBBLES
        .matcher(text)
        .replaceAll(
            found ->
                nibbles(
                    number + Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    found.group(3).equals("N")));
  }

  /** The lowest nibble first; dots count for the width, as BIND has it. */
  private static String nibbles(long number, int width, boolean upper) {
    if (number < 0) {
      throw new IllegalArgumentException("a number is below zero");
    }
    StringBuilder text = new StringBuilder();
    long rest = number;
    do {
      text.append(Long.toHexString(rest & 0xf));
      rest >>= 4;
      if (rest != 0 || text.length() < width) {
        text.append('.');
      }
    } while (rest != 0 || text.length() < width);
    return upper ? text.toString().toUpperCase(Locale.ROOT) : text.toString();
  }
}
