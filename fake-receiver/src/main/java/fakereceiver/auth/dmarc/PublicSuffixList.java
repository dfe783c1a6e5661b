package fakereceiver.auth.dmarc;

import fakereceiver.dns.DomainName;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenText;
import java.io.IOException;
import java.io.InputStream;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The Public Suffix List, whole: the names under which anybody may register (publicsuffix.org).
 * Immutable, safe for several threads.
 *
 * <p>A name under no rule is under the rule {@code *}, so that the domains of a laboratory work
 * too.
 */
public final class PublicSuffixList {

  private static final String SHIPPED = "public_suffix_list.txt";
  private static final String SHIPPED_VERSION = "2026-08-19 (commit e8c9a2b of publicsuffix/list)";
  private static final String VERSION = "// VERSION:";
  private static final int MAX_FILE = 10_000_000;

  private enum Kind {
    NORMAL(""),
    WILDCARD("*."),
    EXCEPTION("!");

    /** What stands before the name in a list. */
    final String mark;

    Kind(String mark) {
      this.mark = mark;
    }

    static Kind of(String rule) {
      return rule.startsWith(EXCEPTION.mark)
          ? EXCEPTION
          : rule.startsWith(WILDCARD.mark) ? WILDCARD : NORMAL;
    }
  }

  private final Map<String, Kind> rules;
  private final String version;

  private PublicSuffixList(Map<String, Kind> rules, String version) {
    this.rules = rules;
    this.version = version;
  }

  /** The list that is shipped with this program, under the MPL 2.0; its age is {@link #version}. */
  public static PublicSuffixList shipped() {
    return Shipped.LIST;
  }

  /**
   * Read when it is first wanted: it has ten thousand lines. Its names are A-labels, since the
   * JDK's tables for others take longer to load than all the rest.
   */
  private static final class Shipped {
    static final PublicSuffixList LIST = load();
  }

  private static PublicSuffixList load() {
    try (InputStream in = PublicSuffixList.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException(SHIPPED + " is missing from the program");
      }
      Map<String, Kind> rules = new HashMap<>(1 << 15);
      String text = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
      for (int at = 0, end; at < text.length(); at = end + 1) {
        end = text.indexOf('\n', at);
        String rule = text.substring(at, end);
        Kind kind = Kind.of(rule);
        rules.put(rule.substring(kind.mark.length()), kind);
      }
      return new PublicSuffixList(rules, SHIPPED_VERSION);
    } catch (IOException e) {
      throw new IllegalStateException(SHIPPED + " cannot be read", e);
    }
  }

  /**
   * A list from a file, for instance a newer one.
   *
   * @throws IllegalArgumentException when it cannot be read or is no list; the message names the
   *     file, what was found and what was expected
   */
  public static PublicSuffixList read(Path file) {
    try {
      return parse(file.toString(), GivenText.read(file, MAX_FILE), "of unknown age");
    } catch (IOException e) {
      throw new IllegalArgumentException(
          file
              + ": "
              + FileTrouble.why(file, e)
              + ", expected a file such as public_suffix_list.dat",
          e);
    }
  }

  private static PublicSuffixList parse(String file, String text, String assumedVersion) {
    Map<String, Kind> rules = new HashMap<>();
    String version = assumedVersion;
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      if (line.startsWith(VERSION)) {
        version = line.substring(VERSION.length()).strip();
      }
      String rule = line.strip();
      if (rule.isEmpty() || rule.startsWith("//")) {
        continue;
      }
      Kind kind = Kind.of(rule);
      Optional<DomainName> name = name(rule.substring(kind.mark.length()));
      if (name.isEmpty()) {
        throw new IllegalArgumentException(
            file + ":" + number + ": \"" + rule + "\", expected a rule such as co.uk or *.ck");
      }
      // A wildcard rule often stands beside the plain rule of the same name and says more.
      rules.merge(name.get().text(), kind, (a, b) -> a == Kind.WILDCARD ? a : b);
    }
    if (rules.isEmpty()) {
      throw new IllegalArgumentException(file + " holds no rules, expected one in each line");
    }
    return new PublicSuffixList(rules, version);
  }

  private static Optional<DomainName> name(String rule) {
    try {
      // Some rules are in scripts that are younger than the JDK's tables (Unicode 3.2).
      return rule.equals("*")
          ? Optional.empty()
          : DomainName.parse(IDN.toASCII(rule, IDN.ALLOW_UNASSIGNED));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Its rules as they are shipped: A-labels, sorted, one in each line. */
  String plain() {
    return rules.entrySet().stream()
        .map(rule -> rule.getValue().mark + rule.getKey() + "\n")
        .sorted()
        .collect(Collectors.joining());
  }

  /** When the list was made, as it says itself. */
  public String version() {
    return version;
  }

  /** The name one label below the public suffix; empty for a public suffix itself. */
  public Optional<DomainName> registrableDomain(DomainName name) {
    List<String> labels = name.labels();
    int suffix = suffixLength(labels);
    return labels.size() <= suffix
        ? Optional.empty()
        : Optional.of(
            new DomainName(
                String.join(".", labels.subList(labels.size() - suffix - 1, labels.size()))));
  }

  /** RFC 7489 section 3.2: the registrable domain; a public suffix is its own. */
  public DomainName organizationalDomain(DomainName name) {
    return registrableDomain(name).orElse(name);
  }

  /** Whether anybody may register names directly below it. */
  public boolean isSuffix(DomainName name) {
    return registrableDomain(name).isEmpty();
  }

  /** Whether a rule of the list is about {@code name} itself. */
  public boolean isListed(DomainName name) {
    return rules.containsKey(name.text());
  }

  /** How many labels the longest rule that fits covers; an exception goes before all others. */
  private int suffixLength(List<String> labels) {
    for (int count = labels.size(); count >= 1; count--) {
      Kind kind = rules.get(String.join(".", labels.subList(labels.size() - count, labels.size())));
      if (kind == Kind.EXCEPTION) {
        return count - 1;
      }
      if (kind == Kind.WILDCARD && labels.size() > count) {
        boolean isException =
            rules.get(String.join(".", labels.subList(labels.size() - count - 1, labels.size())))
                == Kind.EXCEPTION;
        return isException ? count : count + 1;
      }
      if (kind != null) {
        return count;
      }
    }
    return 1;
  }
}
