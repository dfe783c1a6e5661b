package fakereceiver.auth.spf;

import fakereceiver.dns.Ip6Address;
import fakereceiver.given.Ascii;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Macros of a whole term, as a receiver makes them that flattens records: digits mean nothing,
 * capital letters are like small ones, and a term with anything unknown stays as it is written.
 *
 * @param session the values that are the same in all records of a check
 * @param domain the domain of the record
 */
record SpfFlatMacros(SpfExpansion.Session session, String domain) {

  private static final String LETTERS = "islodvh";
  private static final String DELIMITERS = "+-.,/_=";

  String expanded(String term) {
    return term.indexOf('%') < 0 ? term : made(term).orElse(term);
  }

  private Optional<String> made(String term) {
    StringBuilder text = new StringBuilder();
    boolean any = false;
    int at = 0;
    while (at < term.length()) {
      char c = term.charAt(at++);
      if (c != '%') {
        text.append(c);
        continue;
      }
      if (at == term.length()) {
        break;
      }
      char kind = term.charAt(at++);
      switch (kind) {
        case '%' -> text.append('%');
        case '_' -> text.append(' ');
        case '-' -> text.append("%20");
        case '{' -> {
          int end = term.indexOf('}', at);
          Optional<String> value = value(term.substring(at, end < 0 ? term.length() : end));
          if (value.isEmpty()) {
            return Optional.empty();
          }
          if (end >= 0) {
            text.append(value.get());
            any = true;
          }
          at = end < 0 ? term.length() : end + 1;
        }
        default -> {
          return Optional.empty();
        }
      }
      if (text.length() > SpfExpansion.MAX_LENGTH) {
        return Optional.empty();
      }
    }
    return any ? Optional.of(text.toString()) : Optional.empty();
  }

  private Optional<String> value(String macro) {
    String letter = macro.isEmpty() ? "" : macro.substring(0, 1).toLowerCase(Locale.ROOT);
    if (letter.isEmpty() || !LETTERS.contains(letter)) {
      return Optional.empty();
    }
    char delimiter = '.';
    boolean reversed = false;
    boolean counted = false;
    for (int i = 1; i < macro.length(); i++) {
      char c = macro.charAt(i);
      if (c == 'r') {
        reversed = true;
      } else if (Ascii.isDigit(c)) {
        counted |= c != '0';
      } else if (DELIMITERS.indexOf(c) >= 0) {
        delimiter = c;
      } else {
        return Optional.empty();
      }
    }
    String plain = plain(letter.charAt(0));
    return Optional.of(
        reversed || counted || delimiter != '.' ? cut(plain, delimiter, reversed) : plain);
  }

  private String plain(char letter) {
    return switch (letter) {
      case 'i' -> address();
      case 's' -> session.sender();
      case 'l' -> session.localPart();
      case 'o' -> session.senderDomain();
      case 'd' -> domain;
      case 'v' -> session.client() instanceof Ip6Address ? "ip6" : "in-addr";
      default -> session.helo().substring(session.helo().indexOf('@') + 1);
    };
  }

  private String address() {
    if (!(session.client() instanceof Ip6Address six)) {
      return session.client().text();
    }
    List<String> nibbles = new ArrayList<>(List.of(six.reverseLabels().split("\\.", -1)));
    Collections.reverse(nibbles);
    return String.join(".", nibbles);
  }

  private static String cut(String value, char delimiter, boolean reversed) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || value.charAt(i) == delimiter) {
        if (i > start) {
          parts.add(value.substring(start, i));
          start = i + 1;
        }
      }
    }
    if (parts.isEmpty()) {
      return value;
    }
    if (reversed) {
      Collections.reverse(parts);
    }
    return String.join(".", parts);
  }
}
