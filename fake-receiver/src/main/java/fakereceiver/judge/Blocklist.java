package fakereceiver.judge;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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
  private static final Pattern FILTER =
      Pattern.compile("any|([0-9]{1,3}|\\[[0-9.;]+\\])(\\.([0-9]{1,3}|\\[[0-9.;]+\\])){3}");
  private static final Pattern RANGE = Pattern.compile("([0-9]{1,3})(?:\\.\\.([0-9]{1,3}))?");

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException when it is none; the message says what was expected
   */
  public static Blocklist of(String text) {
    int equals = text.indexOf('=');
    if (equals < 0) {
      return new Blocklist(DomainName.of(text), Optional.empty());
    }
    String filter = text.substring(equals + 1);
    if (!FILTER.matcher(filter).matches()) {
      throw new IllegalArgumentException(
          "\"" + filter + "\" filters no answers, expected any or 127.0.0.[2..11]");
    }
    return new Blocklist(DomainName.of(text.substring(0, equals)), Optional.of(filter));
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
    Matcher octets = OCTET.matcher(filter.get());
    for (int shift = 24; shift >= 0 && octets.find(); shift -= 8) {
      int octet = bits >>> shift & 0xff;
      String wanted = octets.group(1) == null ? octets.group(2) : octets.group(1);
      if (Arrays.stream(wanted.split(";")).noneMatch(range -> isIn(octet, range))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIn(int octet, String range) {
    Matcher ends = RANGE.matcher(range);
    if (!ends.matches()) {
      return false;
    }
    int from = Integer.parseInt(ends.group(1));
    int to = ends.group(2) == null ? from : Integer.parseInt(ends.group(2));
    return octet >= from && octet <= to;
  }

  @Override
  public String toString() {
    return zone + filter.map(f -> "=" + f).orElse("");
  }
}
