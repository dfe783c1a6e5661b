package smtpprobe.reading;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Replaces real addresses and names in text by those for documentation, so that it can be shown in
 * public: {@code 2001:db8::/32}, {@code 192.0.2.0/24}, {@code example}. The same thing gets the
 * same stand-in everywhere; subnets, and whether an identifier is short, EUI-64 or random, stay
 * visible.
 *
 * <p>It knows the forms of {@code /proc} and of mail server settings. It cannot know a secret that
 * looks like none of these, so somebody should read what is posted. Not safe for several threads.
 */
public final class Redaction {

  private static final Pattern TOKENS =
      Pattern.compile(
          // an address as in tcp6 and tcp, with its port
          "(?<tcp6>(?<![0-9A-Za-z])[0-9A-F]{32}(?=:[0-9A-F]{4}\\b))"
              + "|(?<tcp>(?<![0-9A-Za-z:])[0-9A-F]{8}(?=:[0-9A-F]{4}\\b))"
              // an address as in if_inet6
              + "|(?<wire>\\b[0-9a-f]{32}\\b)"
              + "|(?<mac>(?<![0-9A-Za-z:])(?:[0-9a-fA-F]{2}:){5}[0-9a-fA-F]{2}(?![0-9A-Za-z:]))"
              + "|(?<six>(?:(?<=(?i:ipv6:))|(?<![0-9A-Za-z:.]))"
              + "(?:[0-9a-fA-F]{0,4}:){2,16}(?:[0-9.]{7,15}|[0-9a-fA-F]{0,4})(?![0-9A-Za-z:]))"
              + "|(?<four>(?<![0-9.A-Za-z])(?:[0-9]{1,3}\\.){3}[0-9]{1,3}(?![0-9]|\\.[0-9A-Za-z]))"
              // not tried again at each octet of a long word; \G: a token may end inside a word
              + "|(?<user>(?:(?<![A-Za-z0-9._%+-])|\\G)[A-Za-z0-9._%+-]++(?=@[A-Za-z0-9]))"
              // as long as a name can be: more would overflow the stack
              + "|(?<name>(?<![A-Za-z0-9./_-])"
              + "(?:[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9])?\\.){1,127}"
              + "[A-Za-z][A-Za-z0-9-]{1,62}(?![\\w/-]|\\.\\w))");

  /** What looks like the end of a name and is the end of a file. */
  private static final Set<String> FILES =
      Set.of(
          "cf", "cfg", "conf", "crt", "db", "json", "key", "lmdb", "log", "mc", "md", "network",
          "pem", "pid", "pl", "py", "service", "sh", "so", "sock", "socket", "txt", "yaml");

  private final StandIns standIns = new StandIns();
  private final Set<Ip6Address> untouched;
  private final Optional<String> ownName;

  /**
   * A redaction that has seen nothing yet.
   *
   * @param untouched addresses that are not secret
   * @param hostname the host's own short name, which is replaced too; empty text for none
   */
  public Redaction(List<Ip6Address> untouched, String hostname) {
    this.untouched = Set.copyOf(untouched);
    String label = hostname.strip().replaceFirst("\\..*", "");
    this.ownName = Optional.of(label).filter(l -> l.length() > 1 && !l.equals("localhost"));
  }

  /** {@code text} with its addresses and names replaced. */
  public String apply(String text) {
    String replaced = replaced(TOKENS.matcher(text), text, this::standIn);
    return ownName
        .map(own -> Pattern.compile("(?<![\\w.-])" + Pattern.quote(own) + "(?![\\w.-])"))
        .map(own -> replaced(own.matcher(replaced), replaced, m -> standIns.ofLabel(m.group())))
        .orElse(replaced);
  }

  private interface Change {
    String of(Matcher matcher);
  }

  /** Two or more spaces after a token are a column's: they grow or shrink with it. */
  private static String replaced(Matcher matcher, String text, Change change) {
    StringBuilder out = new StringBuilder(text.length());
    int from = 0;
    while (matcher.find(from)) {
      String standIn = change.of(matcher);
      out.append(text, from, matcher.start()).append(standIn);
      int end = matcher.end();
      int spaces = 0;
      while (end + spaces < text.length() && text.charAt(end + spaces) == ' ') {
        spaces++;
      }
      if (spaces >= 2) {
        int width = spaces + matcher.group().length() - standIn.length();
        out.append(" ".repeat(Math.max(2, width)));
        end += spaces;
      }
      from = end;
    }
    return out.append(text, from, text.length()).toString();
  }

  private String standIn(Matcher token) {
    String text = token.group();
    if (token.group("tcp6") != null) {
      return swapped(wire(swapped(text).toLowerCase(Locale.ROOT))).toUpperCase(Locale.ROOT);
    }
    if (token.group("tcp") != null) {
      int bits = Integer.reverseBytes(Integer.parseUnsignedInt(text, 16));
      int mapped = Integer.reverseBytes(standIns.of(new Ip4Address(bits)).bits());
      return String.format(Locale.ROOT, "%08X", mapped);
    }
    if (token.group("wire") != null) {
      return wire(text);
    }
    if (token.group("mac") != null) {
      return standIns.ofHardware(text);
    }
    if (token.group("six") != null) {
      return six(text);
    }
    if (token.group("four") != null) {
      return Ip4Address.parse(text).map(four -> standIns.of(four).text()).orElse(text);
    }
    return token.group("user") != null ? standIns.ofUser(text) : name(text);
  }

  private Ip6Address mapped(Ip6Address address) {
    return untouched.contains(address) ? address : standIns.of(address);
  }

  /** Also with the doubled colons that Exim's lists ask for. */
  private String six(String text) {
    Optional<Ip6Address> address = Ip6Address.parse(text);
    if (address.isPresent()) {
      return mapped(address.get()).text();
    }
    UnaryOperator<String> single = doubled -> doubled.replace("::", ":");
    return Ip6Address.parse(single.apply(text))
        .map(six -> mapped(six).text().replace(":", "::"))
        .orElse(text);
  }

  private String wire(String digits) {
    Ip6Address address =
        new Ip6Address(
            Long.parseUnsignedLong(digits.substring(0, 16), 16),
            Long.parseUnsignedLong(digits.substring(16), 16));
    Ip6Address mapped = mapped(address);
    return String.format(Locale.ROOT, "%016x%016x", mapped.high(), mapped.low());
  }

  /** The four words of tcp6, each with its octets turned round. */
  private static String swapped(String digits) {
    StringBuilder swapped = new StringBuilder(32);
    for (int word = 0; word < 32; word += 8) {
      for (int octet = 6; octet >= 0; octet -= 2) {
        swapped.append(digits, word + octet, word + octet + 2);
      }
    }
    return swapped.toString();
  }

  private String name(String text) {
    String end = text.substring(text.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    if (FILES.contains(end) || text.startsWith("net.ipv")) {
      return text;
    }
    if (text.toLowerCase(Locale.ROOT).endsWith(".ip6.arpa")) {
      return reverse(text);
    }
    return DomainName.parse(text).map(standIns::of).orElse(text);
  }

  /** As many nibbles as were there. */
  private String reverse(String text) {
    String nibbles =
        new StringBuilder(text.substring(0, text.length() - ".ip6.arpa".length()).replace(".", ""))
            .reverse()
            .toString();
    if (!nibbles.matches("[0-9a-fA-F]{1,32}")) {
      return text;
    }
    String mapped = wire((nibbles + "0".repeat(32)).substring(0, 32).toLowerCase(Locale.ROOT));
    String kept = new StringBuilder(mapped.substring(0, nibbles.length())).reverse().toString();
    return kept.replaceAll("(.)(?!$)", "$1.") + ".ip6.arpa";
  }
}
