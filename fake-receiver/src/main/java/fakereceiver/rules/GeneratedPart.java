package fakereceiver.rules;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a host name that a machine seems to have made: the address itself, or a word of
 * access providers next to a number.
 *
 * <p>Careful on purpose: {@code mx25.example.net}, {@code static.example.org} and {@code
 * dead-beef.example.org} are names that people give.
 */
final class GeneratedPart {

  private static final String SEPARATOR = "[-._x]";

  /** Four octets in whatever order, of this address or of the IPv4 one of the same host. */
  private static final Pattern OCTETS =
      Pattern.compile(
          "(?<![0-9])OCTET([-._x])OCTET\\1OCTET\\1OCTET(?![0-9])"
              .replace("OCTET", "(?:25[0-5]|2[0-4][0-9]|[01]?[0-9]?[0-9])"));

  private static final String WORD =
      "(?:dyn|dynamic|dhcp|dhcpv6|[avsx]?dsl|pool|static|cable|ppp|pppoe|cust|customer|cpe"
          + "|dial|dialin|dialup|broadband|ftth)";

  /** At least four hexadecimal digits, and not letters only. */
  private static final String HEX = "(?=[a-f]*[0-9])[0-9a-f]{4,}";

  private static final Pattern WORD_THEN_NUMBER =
      Pattern.compile(
          "(?<![a-z])" + WORD + "(?:[-_]?[0-9][0-9a-f]*|[-_]" + HEX + "|\\.[0-9]+)(?![0-9a-z])");

  /** Over a dot, the number has to be a whole label or a pair: not {@code mail-1.pool}. */
  private static final Pattern NUMBER_THEN_WORD =
      Pattern.compile(
          "(?<![0-9a-z])(?:[0-9]+[-_]?|"
              + HEX
              + "[-_]|[0-9]+[-_][0-9]+\\.|(?<![-_])[0-9]+\\.)"
              + WORD
              + "(?![a-z])");

  private final List<Spelling> spellings;

  /**
   * One way to write the address. The pattern is made only for a name that has every piece in it:
   * an address has dozens of spellings, and hardly any name comes near one of them.
   */
  private record Spelling(List<String> pieces, Function<List<String>, String> pattern) {

    Optional<String> in(String name) {
      for (String piece : pieces) {
        if (!name.contains(piece)) {
          return Optional.empty();
        }
      }
      return found(Pattern.compile(pattern.apply(pieces)), name);
    }
  }

  /** Looks for this address, and for what looks generated whatever the address. */
  GeneratedPart(IpAddress address) {
    spellings = address instanceof Ip6Address six ? inIp6(six) : inIp4(address);
  }

  /** The generated part of {@code name}, a name of the address; empty when there is none. */
  Optional<String> of(DomainName name) {
    for (Spelling spelling : spellings) {
      Optional<String> part = spelling.in(name.text());
      if (part.isPresent()) {
        return part;
      }
    }
    return found(OCTETS, name.text())
        .or(() -> found(WORD_THEN_NUMBER, name.text()))
        .or(() -> found(NUMBER_THEN_WORD, name.text()));
  }

  private static Optional<String> found(Pattern pattern, String name) {
    Matcher matcher = pattern.matcher(name);
    return matcher.find() ? Optional.of(matcher.group()) : Optional.empty();
  }

  /** Groups or nibbles of at least half of the address, and the whole of it with its gap. */
  private static List<Spelling> inIp6(Ip6Address address) {
    List<Spelling> spellings = new ArrayList<>();
    String nibbles = HexFormat.of().formatHex(address.bytes());
    for (String part : List.of(nibbles, nibbles.substring(0, 16), nibbles.substring(16))) {
      spellings.add(nibbles(part));
      spellings.add(nibbles(new StringBuilder(part).reverse().toString()));
    }
    for (int length = 8; length >= 4; length--) {
      for (int start = 0; start + length <= 8; start++) {
        String part = nibbles.substring(4 * start, 4 * (start + length));
        if (part.replace("0", "").length() >= 4) { // not just 0-1-0-0
          spellings.add(groups(part));
        }
      }
    }
    spellings.add(spelled(address.text().replace(":", "-")));
    return spellings;
  }

  /** The octets of IPv4 without separators: three digits each, or hexadecimal. */
  private static List<Spelling> inIp4(IpAddress address) {
    byte[] octets = address.bytes();
    return List.of(
        spelled(
            String.format(
                "%03d%03d%03d%03d",
                octets[0] & 0xff, octets[1] & 0xff, octets[2] & 0xff, octets[3] & 0xff)),
        spelled(HexFormat.of().formatHex(octets)));
  }

  /** {@code 2001-db8-0-1}, with or without leading zeros. */
  private static Spelling groups(String nibbles) {
    List<String> groups = new ArrayList<>();
    for (int i = 0; i < nibbles.length(); i += 4) {
      groups.add(Integer.toHexString(Integer.parseInt(nibbles, i, i + 4, 16)));
    }
    return new Spelling(
        groups, pieces -> whole("0{0,3}" + String.join(SEPARATOR + "0{0,3}", pieces)));
  }

  /** {@code 2001 0db8...} in one piece, or one by one with any separators. */
  private static Spelling nibbles(String nibbles) {
    List<String> digits = nibbles.chars().mapToObj(Character::toString).toList();
    return new Spelling(digits, pieces -> String.join("[-._]?", pieces));
  }

  private static Spelling spelled(String text) {
    return new Spelling(List.of(text), pieces -> whole(Pattern.quote(text)));
  }

  private static String whole(String pattern) {
    return "(?<![0-9a-f])" + pattern + "(?![0-9a-f])";
  }
}
