package fakereceiver.server.command;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Xtext;
import fakereceiver.server.wire.BadLineException;
import java.util.Map;

/** What parameters of MAIL and RCPT may say. */
final class Parameters {

  /** RFC 1870 has 20 digits; a number with more than these is too big for any of us. */
  private static final int MAX_DIGITS = 18;

  private static final int MAX_ENVID = 100; // RFC 3461 section 4.4

  private Parameters() {}

  /**
   * Checks the parameters of MAIL.
   *
   * @throws BadLineException when one is unknown (555) or wrong (501)
   */
  static void checkMail(Map<String, String> parameters) throws BadLineException {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String keyword = parameter.getKey();
      String value = parameter.getValue();
      boolean right =
          switch (keyword) {
            case "SIZE" -> Ascii.isDigits(value); // RFC 1870
            case "BODY" -> isBody(value); // RFC 6152
            case "SMTPUTF8" -> value.isEmpty(); // RFC 6531
            case "RET" -> isOneOf(value, "FULL", "HDRS"); // RFC 3461
            case "ENVID" -> value.length() <= MAX_ENVID && Xtext.decode(value).isPresent();
            case "AUTH" -> value.equals("<>") || Xtext.decode(value).isPresent(); // RFC 4954
            default -> throw unknown(keyword);
          };
      if (!right) {
        throw wrong(keyword);
      }
    }
  }

  /** The same for RCPT (RFC 3461 section 4). */
  static void checkRcpt(Map<String, String> parameters) throws BadLineException {
    for (Map.Entry<String, String> parameter : parameters.entrySet()) {
      String keyword = parameter.getKey();
      String value = parameter.getValue();
      boolean right =
          switch (keyword) {
            case "NOTIFY" -> isNotify(value);
            case "ORCPT" -> value.indexOf(';') > 0;
            default -> throw unknown(keyword);
          };
      if (!right) {
        throw wrong(keyword);
      }
    }
  }

  /** Whether SIZE announces more than {@code max} octets, however many digits it has. */
  static boolean announcesMoreThan(int max, Map<String, String> parameters) {
    String size = parameters.getOrDefault("SIZE", "0");
    int zeros = 0;
    while (zeros < size.length() - 1 && size.charAt(zeros) == '0') {
      zeros++;
    }
    return size.length() - zeros > MAX_DIGITS || Long.parseLong(size.substring(zeros)) > max;
  }

  /** BINARYMIME exists (RFC 3030), but is not offered. */
  private static boolean isBody(String value) throws BadLineException {
    if (value.equalsIgnoreCase("BINARYMIME")) {
      throw BadLineException.of(Reply.of(555, "5.5.4 BINARYMIME is not offered"));
    }
    return isOneOf(value, "7BIT", "8BITMIME");
  }

  private static boolean isNotify(String value) {
    if (value.equalsIgnoreCase("NEVER")) {
      return true;
    }
    for (String word : value.split(",", -1)) {
      if (!isOneOf(word, "SUCCESS", "FAILURE", "DELAY")) {
        return false;
      }
    }
    return true;
  }

  private static boolean isOneOf(String value, String... words) {
    for (String word : words) {
      if (value.equalsIgnoreCase(word)) {
        return true;
      }
    }
    return false;
  }

  static BadLineException unknown(String keyword) {
    return BadLineException.of(Reply.of(555, "5.5.4 Unknown parameter " + keyword));
  }

  private static BadLineException wrong(String keyword) {
    return BadLineException.of(Reply.of(501, "5.5.4 Wrong value of " + keyword));
  }
}
