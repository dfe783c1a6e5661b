package fakereceiver.judge;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A DNS list as a receiver asks it (RFC 5782): {@code bl.example.net}, {@code bl.example.net=any},
 * {@code bl.example.net=127.0.0.[2..11]}.
 *
 * @param zone the name of the list
 * @param filter which answers are a listing, in Postfix's notation, or {@code any}; when empty,
 *     what RFC 5782 section 2.1 calls one, without the error range that many lists have
 */
public record Blocklist(DomainName zone, Optional<String> filter) {

  /** Every answer is a listing: how servers ask that were given no filter. */
  private static final String ANY = "any";

  private static final Pattern OCTET = Pattern.compile("([0-9]{1,3})|\\[([0-9.;]+)\\]");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,3})(?:\\.\\.([0-9]{1,3}))?");
  private static final Pattern FILTER =
      Pattern.compile("(?:" + OCTET + ")(?:\\.(?:" + OCTET + ")){3}");

  /** A filter that nothing could pass is a mistake of the caller's. */
  public Blocklist {
    filter.ifPresent(Blocklist::check);
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException when it is none; the message says what was expected
   */
  public static Blocklist of(String text) {
    int equals = text.indexOf('=');
    return equals < 0
        ? new Blocklist(DomainName.of(text), Optional.empty())
        : new Blocklist(
            DomainName.of(text.substring(0, equals)), Optional.of(text.substring(equals + 1)));
  }

  private static void check(String filter) {
    boolean known =
        filter.equals(ANY)
            || (FILTER.matcher(filter).matches()
                && octets(filter).stream().flatMap(Arrays::stream).allMatch(Blocklist::isRange));
    if (!known) {
      throw new IllegalArgumentException(
          "\"" + filter + "\" filters no answers, expected any or 127.0.0.[2..11]");
    }
  }

  /** The ranges of each of the four octets. */
  private static List<String[]> octets(String filter) {
    return OCTET
        .matcher(filter)
        .results()
        .map(octet -> octet.group(1) == null ? octet.group(2) : octet.group(1))
        .map(ranges -> ranges.split(";", -1))
        .toList();
  }

  private static boolean isRange(String text) {
    Matcher ends = RANGE.matcher(text);
    return ends.matches() && from(ends) <= to(ends) && to(ends) <= 0xff;
  }

  /** Whether {@code answer} says that the address is listed. */
  public boolean lists(Ip4Address answer) {
    int bits = answer.bits();
    if (filter.isEmpty()) {
      return bits >>> 24 == 0x7f && bits != 0x7f000001 && bits >>> 8 != 0x7fffff;
    }
    if (filter.get().equals(ANY)) {
      return true;
    }
    int shift = 24;
    for (String[] ranges : octets(filter.get())) {
      int octet = bits >>> shift & 0xff;
      if (Arrays.stream(ranges).noneMatch(range -> isIn(octet, range))) {
        return false;
      }
      shift -= 8;
    }
    return true;
  }

  private static boolean isIn(int octet, String range) {
    Matcher ends = RANGE.matcher(range);
    return ends.matches() && octet >= from(ends) && octet <= to(ends);
  }

  private static int from(Matcher ends) {
    return Integer.parseInt(ends.group(1));
  }

  private static int to(Matcher ends) {
    return Integer.parseInt(ends.group(2) == null ? ends.group(1) : ends.group(2));
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Blocklist list && zone.equals(list.zone) && filter.equals(list.filter);
  }

  @Override
  public int hashCode() {
    return 31 * zone.hashCode() + filter.hashCode();
  }

  @Override
  public String toString() {
    return zone + filter.map(f -> "=" + f).orElse("");
  }
}
