package fakereceiver.auth.spf;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Ascii;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What the macros of one record stand for (RFC 7208 section 7).
 *
 * @param session the values that are the same in all records of a check
 * @param domain the domain of the record
 * @param confirmedName finds the value of the {@code p} macro; asked only when the macro is there
 */
record SpfExpansion(Session session, DomainName domain, Supplier<String> confirmedName) {

  /** Longer texts are an attack: 64 KiB of record may ask for as many copies of a local part. */
  static final int MAX_LENGTH = 10_000;

  private static final int MAX_NAME = 253;

  /**
   * The values of one SMTP session.
   *
   * @param client the client address
   * @param localPart of the sender
   * @param senderDomain of the sender, as text
   * @param helo the HELO name as text
   * @param receiver the name of the receiving host
   * @param time when the check is made
   * @param reading how the receiver evaluates
   */
  record Session(
      IpAddress client,
      String localPart,
      String senderDomain,
      String helo,
      String receiver,
      Instant time,
      SpfReading reading) {

    String sender() {
      return localPart + "@" + senderDomain;
    }
  }

  /** The expanded text; empty when it would be longer than {@link #MAX_LENGTH}. */
  Optional<String> text(SpfMacroText macroText) {
    if (session.reading().has(SpfHabit.MACROS_ARE_REPLACED_IN_PLACE)) {
      return new SpfInPlace(macroText.text(), this::plain).text();
    }
    StringBuilder text = new StringBuilder();
    for (SpfMacroText.Part part : macroText.parts()) {
      if (part instanceof SpfMacroText.Literal literal) {
        text.append(literal.text());
      } else if (part instanceof SpfMacroText.Macro macro) {
        text.append(value(macro));
      }
      if (text.length() > MAX_LENGTH) {
        return Optional.empty();
      }
    }
    return Optional.of(text.toString());
  }

  /**
   * Whether no name can be made of {@code macroText}: a local part beyond ASCII is in no name, and
   * terms with it do not match (RFC 8616 section 4). Libraries that depart from the standard look
   * up what they make of it.
   */
  boolean hasNoName(SpfMacroText macroText) {
    return session.reading().equals(SpfReading.RFC7208)
        && session.localPart().chars().anyMatch(c -> c > '~')
        && macroText.parts().stream().anyMatch(SpfExpansion::isOfSender);
  }

  private static boolean isOfSender(SpfMacroText.Part part) {
    return part instanceof SpfMacroText.Macro macro
        && (macro.letter() == 's' || macro.letter() == 'l');
  }

  /** Whether a name has more than 253 octets. */
  static boolean isTooLong(String name) {
    return name.length() - (name.endsWith(".") ? 1 : 0) > MAX_NAME;
  }

  /**
   * An expanded text as the name to look up: without the final dot, shortened from the left to 253
   * octets (section 7.3); empty when it is not a name even then.
   */
  static Optional<DomainName> name(String text) {
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    while (name.length() > MAX_NAME) {
      int dot = name.indexOf('.');
      if (dot < 0) {
        return Optional.empty();
      }
      name = name.substring(dot + 1);
    }
    return name.equals(".") || name.isEmpty() ? Optional.empty() : DomainName.parse(escaped(name));
  }

  /** Local parts may hold any octet, and so may names; {@link DomainName} wants those escaped. */
  private static String escaped(String name) {
    StringBuilder escaped = new StringBuilder(name.length());
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (octet == '\\') {
        escaped.append("\\\\");
      } else if (octet > ' ' && octet <= '~') {
        escaped.append((char) octet);
      } else {
        escaped.append(String.format("\\%03d", octet & 0xff));
      }
    }
    return escaped.toString();
  }

  /** The value of a letter where {@code p} is not known. */
  private String plain(char letter) {
    return letter == 'p' ? "unknown" : whole(letter);
  }

  private String value(SpfMacroText.Macro macro) {
    String value = whole(macro.letter());
    String transformed =
        session.reading().has(SpfHabit.PARTS_ARE_CUT_BY_CHARACTER)
            ? SpfCharacterCut.of(macro, value)
            : transform(macro, value);
    return macro.escaped() ? urlEscaped(transformed) : transformed;
  }

  private String whole(char letter) {
    return switch (letter) {
      case 's' -> session.sender();
      case 'l' -> session.localPart();
      case 'o' -> session.senderDomain();
      case 'd' -> domain.text();
      case 'i' ->
          session.reading().has(SpfHabit.IP6_MACRO_IS_TEXT)
              ? session.client().text()
              : dotted(session.client());
      case 'p' -> confirmedName.get();
      case 'v' -> session.client() instanceof Ip6Address ? "ip6" : "in-addr";
      case 'h' -> session.helo();
      case 'c' -> session.client().text();
      case 'r' -> session.receiver();
      case 't' -> String.valueOf(session.time().getEpochSecond());
      default -> throw new IllegalStateException("no macro letter: " + letter);
    };
  }

  /** Section 7.3: nibbles in the order of writing for IPv6, in capitals as in its examples. */
  private static String dotted(IpAddress client) {
    if (!(client instanceof Ip6Address)) {
      return client.text();
    }
    return new StringBuilder(client.reverseLabels()).reverse().toString().toUpperCase(Locale.ROOT);
  }

  private String transform(SpfMacroText.Macro macro, String value) {
    if (macro.keep() == 0 && !macro.reversed() && macro.delimiters().equals(".")) {
      return value;
    }
    boolean stay =
        session.reading().has(SpfHabit.DELIMITERS_STAY)
            && macro.letter() != 'l'
            && macro.letter() != 's';
    List<String> pieces = new ArrayList<>(); // parts, and what stands between them
    int start = 0;
    for (int i = 0; i < value.length(); i++) {
      if (macro.delimiters().indexOf(value.charAt(i)) >= 0) {
        pieces.add(value.substring(start, i));
        pieces.add(stay ? value.substring(i, i + 1) : ".");
        start = i + 1;
      }
    }
    pieces.add(value.substring(start));
    if (macro.reversed()) {
      Collections.reverse(pieces);
    }
    int drop =
        macro.keep() < 0
            ? 1
            : macro.keep() == 0 ? 0 : Math.max(0, pieces.size() - 2 * macro.keep() + 1);
    return String.join("", pieces.subList(drop, pieces.size()));
  }

  private static String urlEscaped(String value) {
    StringBuilder escaped = new StringBuilder(value.length());
    for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (octet & 0xff);
      boolean unreserved = Ascii.isAlphanumeric(c) || "-._~".indexOf(c) >= 0;
      escaped.append(unreserved ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return escaped.toString();
  }
}
