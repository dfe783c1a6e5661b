package smtpprobe.dialogue;

/** Text as a value of a parameter of MAIL or RCPT. */
final class Xtext {

  private Xtext() {}

  /** RFC 3461 section 4: printable ASCII but {@code +} and {@code =}; others as {@code +3D}. */
  static String of(String text) {
    StringBuilder xtext = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c > ' ' && c <= '~' && c != '+' && c != '=') {
        xtext.append(c);
      } else {
        xtext.append(String.format("+%02X", (int) c));
      }
    }
    return xtext.toString();
  }

  /**
   * The value of ORCPT: an address that is not ASCII has a type and an encoding of its own (RFC
   * 6533 section 3), in which {@code ö} is {@code \x{F6}}.
   */
  static String originalRecipient(String address) {
    return address.chars().allMatch(c -> c < 128)
        ? "rfc822;" + of(address)
        : "utf-8;" + utf8(address);
  }

  private static String utf8(String address) {
    StringBuilder text = new StringBuilder(address.length());
    address
        .codePoints()
        .forEach(
            c -> {
              if (c > ' ' && c <= '~' && c != '+' && c != '=' && c != '\\') {
                text.append((char) c);
              } else {
                text.append(String.format("\\x{%02X}", c));
              }
            });
    return text.toString();
  }
}
