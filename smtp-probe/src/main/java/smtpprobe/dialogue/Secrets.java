package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.StringTokenizer;
import java.util.stream.Stream;

/**
 * Takes the password out of what a server says, for there are servers that repeat what they were
 * told. Not for passwords shorter than 4 octets, which are found anywhere. Immutable.
 */
final class Secrets {

  /** Hides nothing. */
  static final Secrets NONE = new Secrets(List.of(), Set.of());

  private static final int SHORTEST = 4;

  /** How much of a password, said in another way, gives it away. */
  private static final int PART = 6;

  private static final String KEYWORDS =
      "STARTTLS AUTH PLAIN LOGIN XOAUTH2 SIZE PIPELINING 8BITMIME SMTPUTF8 CHUNKING DSN XCLIENT NAME"
          + " ADDR PORT PROTO HELO DESTADDR DESTPORT";

  private static final String BETWEEN_WORDS = " \t\"'<>()[]{},;:";

  private final List<String> forms;
  private final Set<String> parts;

  private Secrets(List<String> forms, Set<String> parts) {
    this.forms = List.copyOf(forms);
    this.parts = Set.copyOf(parts);
  }

  /**
   * The password itself and every form in which it is sent; and reversed, in hexadecimal, percent
   * or base64 encoding whatever holds {@value #PART} octets of it in a row.
   */
  static Secrets of(Credentials credentials) {
    List<String> forms = new ArrayList<>();
    for (AuthMechanism mechanism : AuthMechanism.values()) {
      forms.addAll(mechanism.responses(credentials));
    }
    forms.remove(AuthMechanism.base64(credentials.user()));
    forms.add(new String(credentials.password().getBytes(UTF_8), ISO_8859_1)); // as it is read
    return new Secrets(
        forms.stream()
            .filter(form -> form.length() >= SHORTEST)
            .sorted(Comparator.comparing(String::length).reversed())
            .toList(),
        parts(new String(credentials.password().getBytes(UTF_8), ISO_8859_1)));
  }

  /**
   * The same before the login: a server may have heard it in an earlier session. What a client has
   * to understand of EHLO then stays.
   */
  static Secrets beforeLogin(Credentials credentials) {
    boolean isKeyword = KEYWORDS.contains(credentials.password().toUpperCase(Locale.ROOT));
    return isKeyword ? NONE : of(credentials);
  }

  private static Set<String> parts(String password) {
    Set<String> parts = new HashSet<>();
    int size = Math.min(PART, password.length());
    for (int i = 0; size >= SHORTEST && i + size <= password.length(); i++) {
      parts.add(password.substring(i, i + size));
    }
    return parts;
  }

  /** A line of the server, one character for each octet, without them. */
  String hide(String line) {
    // What the client understands of a line must not change.
    int start = line.length() > 3 && ReplyReader.isLine(line) ? 4 : 0;
    String text = line.substring(start);
    for (String form : forms) {
      text = text.replace(form, AuthExchange.HIDDEN);
    }
    return line.substring(0, start) + (parts.isEmpty() ? text : hideWords(text));
  }

  /** Word by word, where one says a part of the password in another way. */
  private String hideWords(String text) {
    StringBuilder out = new StringBuilder();
    StringTokenizer words = new StringTokenizer(text, BETWEEN_WORDS, true);
    while (words.hasMoreTokens()) {
      String word = words.nextToken();
      out.append(tells(word) ? AuthExchange.HIDDEN : word);
    }
    return out.toString();
  }

  private boolean tells(String word) {
    return word.length() >= SHORTEST
        && Stream.of(
                new StringBuilder(word).reverse().toString(),
                octets(word, 0, 2),
                octets(word, 1, 3),
                base64(word))
            .anyMatch(said -> parts.stream().anyMatch(said::contains));
  }

  /** Each two hexadecimal digits behind {@code skip} characters as an octet; what is none stays. */
  private static String octets(String word, int skip, int width) {
    StringBuilder octets = new StringBuilder();
    int at = 0;
    while (at < word.length()) {
      boolean marked = skip == 0 || word.charAt(at) == '%' || word.charAt(at) == '=';
      int octet =
          marked && at + width <= word.length() ? hex(word.substring(at + skip, at + width)) : -1;
      octets.append(octet < 0 ? word.charAt(at) : (char) octet);
      at += octet < 0 ? 1 : width;
    }
    return octets.toString();
  }

  private static int hex(String two) {
    int high = Character.digit(two.charAt(0), 16);
    int low = Character.digit(two.charAt(1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static String base64(String word) {
    String bare = word.replace('-', '+').replace('_', '/').replace("=", "");
    try {
      return new String(Base64.getDecoder().decode(bare), ISO_8859_1);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
