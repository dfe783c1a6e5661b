package fakereceiver.dns;

import fakereceiver.given.Ascii;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An absolute domain name, in lower case and without the final dot; the root is {@code "."}.
 *
 * <p>Names from the network may hold any octet. As in master files (RFC 1035 section 5.1), a dot or
 * backslash inside a label is written {@code \.} or {@code \\}, and an octet that is not printable
 * ASCII {@code \DDD}; no other escape is left. Two names are equal when they differ in case only
 * (RFC 4343). Immutable.
 *
 * @param text the name in that form
 */
public record DomainName(String text) implements Comparable<DomainName> {

  /** The root of the tree. */
  public static final DomainName ROOT = new DomainName(".");

  private static final int MAX_LABEL = 63;
  private static final int MAX_NAME = 255;

  /**
   * Checks the lengths of RFC 1035 section 2.3.4 and folds the case.
   *
   * @throws IllegalArgumentException when it is not a domain name
   */
  public DomainName {
    String problem = problem(text);
    if (!problem.isEmpty()) {
      throw new IllegalArgumentException("\"" + text + "\" is not a domain name: " + problem);
    }
    text = canonical(text);
  }

  /**
   * Reads a name that ought to be right; one final dot may be there. A name outside ASCII is turned
   * into A-labels (RFC 5890).
   *
   * @throws IllegalArgumentException when it is not a domain name
   */
  public static DomainName of(String text) {
    return new DomainName(Ascii.isAll(text) ? text : ALabels.of(text));
  }

  /** The same for text from strangers: empty when it is not a domain name. */
  public static Optional<DomainName> parse(String text) {
    try {
      return Optional.of(of(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String problem(String text) {
    if (text.equals(".")) {
      return "";
    }
    if (text.isEmpty()) {
      return "it is empty";
    }
    int octets = 1; // the root's length byte
    int label = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '.') {
        if (label == 0) {
          return "it has an empty label";
        }
        octets += label + 1;
        label = 0;
        continue;
      }
      if (c <= ' ' || c > '~') {
        return "it has a character that has to be written as \\DDD";
      }
      if (c == '\\') {
        int escaped = escapeLength(text, i);
        if (escaped == 0) {
          return "it has a broken escape";
        }
        i += escaped - 1;
      }
      label++;
      if (label > MAX_LABEL) {
        return "it has a label of more than " + MAX_LABEL + " octets";
      }
    }
    if (label > 0) {
      octets += label + 1;
    }
    return octets > MAX_NAME ? "it has more than " + MAX_NAME + " octets" : "";
  }

  private static int escapeLength(String text, int at) {
    if (at + 1 >= text.length()) {
      return 0;
    }
    char escaped = text.charAt(at + 1);
    if (!Ascii.isDigit(escaped)) {
      return escaped >= ' ' && escaped <= '~' ? 2 : 0;
    }
    if (at + 3 >= text.length()
        || !Ascii.isDigit(text.charAt(at + 2))
        || !Ascii.isDigit(text.charAt(at + 3))) {
      return 0;
    }
    return Integer.parseInt(text.substring(at + 1, at + 4)) <= 255 ? 4 : 0;
  }

  private static String canonical(String text) {
    if (text.indexOf('\\') < 0 && !text.endsWith(".")) {
      return text.toLowerCase(Locale.ROOT);
    }
    StringBuilder canonical = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        int length = escapeLength(text, i);
        c =
            length == 2
                ? text.charAt(i + 1)
                : (char) Integer.parseInt(text.substring(i + 1, i + 4));
        i += length - 1;
        appendOctet(canonical, c);
      } else if (c != '.' || i == 0 || i < text.length() - 1) {
        canonical.append(c); // all but the final dot; the root keeps it
      }
    }
    return canonical.toString().toLowerCase(Locale.ROOT);
  }

  private static void appendOctet(StringBuilder text, char octet) {
    if (octet == '.' || octet == '\\') {
      text.append('\\').append(octet);
    } else if (octet <= ' ' || octet > '~') {
      text.append('\\').append(octet / 100).append(octet / 10 % 10).append(octet % 10);
    } else {
      text.append(octet);
    }
  }

  private static boolean isEscaped(String text, int at) {
    int backslashes = 0;
    for (int i = at - 1; i >= 0 && text.charAt(i) == '\\'; i--) {
      backslashes++;
    }
    return backslashes % 2 != 0;
  }

  /** The labels from the left, escapes kept; none for the root. */
  public List<String> labels() {
    List<String> labels = new ArrayList<>();
    if (isRoot()) {
      return labels;
    }
    int start = 0;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\\') {
        i += escapeLength(text, i) - 1;
      } else if (text.charAt(i) == '.') {
        labels.add(text.substring(start, i));
        start = i + 1;
      }
    }
    labels.add(text.substring(start));
    return labels;
  }

  /** Whether this is the root. */
  public boolean isRoot() {
    return text.equals(".");
  }

  /** Whether this name is {@code other} or lies below it. */
  public boolean isAtOrBelow(DomainName other) {
    return other.isRoot()
        || text.equals(other.text)
        || (text.endsWith("." + other.text)
            && !isEscaped(text, text.length() - other.text.length() - 1));
  }

  /** This name with {@code labels} before it, for example {@code _dmarc}; empty when too long. */
  public Optional<DomainName> below(String labels) {
    return parse(isRoot() ? labels : labels + "." + text);
  }

  /**
   * Whether it can name a host: letters, digits, hyphens inside labels (RFC 1123 section 2.1). The
   * underscore is let through, since every receiver that we measured takes it.
   */
  public boolean isHostName() {
    if (isRoot()) {
      return false;
    }
    for (String label : labels()) {
      if (!isHostLabel(label)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isHostLabel(String label) {
    for (int i = 0; i < label.length(); i++) {
      char c = label.charAt(i);
      boolean plain = (c >= 'a' && c <= 'z') || Ascii.isDigit(c) || c == '_';
      boolean hyphen = c == '-' && i > 0 && i < label.length() - 1;
      if (!plain && !hyphen) {
        return false;
      }
    }
    return true;
  }

  /** Whether it has at least two labels. */
  public boolean isFullyQualified() {
    return labels().size() >= 2;
  }

  @Override
  public int compareTo(DomainName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }

  // Written out, here and in other records that every command compares: the methods of a record are
  // linked when they first run, which takes a millisecond each.

  @Override
  public boolean equals(@Nullable Object other) {
    return this == other || (other instanceof DomainName name && text.equals(name.text));
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }
}
