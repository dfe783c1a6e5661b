package fakereceiver.web.api;

import fakereceiver.given.Ascii;
import java.nio.charset.StandardCharsets;

/** Content-Disposition (RFC 6266) for a name that strangers have chosen. */
final class Disposition {

  private static final String PLAIN = "!#$&+-.^_`|~";

  private Disposition() {}

  /** To be saved under that name, which is written in ASCII twice: as far as it goes, and whole. */
  static String attachment(String name) {
    StringBuilder ascii = new StringBuilder();
    StringBuilder whole = new StringBuilder();
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      ascii.append(isPlain(c) || c == ' ' ? c : '_');
    }
    for (byte octet : name.getBytes(StandardCharsets.UTF_8)) {
      if (isPlain((char) (octet & 0xff))) {
        whole.append((char) octet);
      } else {
        whole.append('%');
        whole.append(Character.toUpperCase(Character.forDigit(octet >> 4 & 0xf, 16)));
        whole.append(Character.toUpperCase(Character.forDigit(octet & 0xf, 16)));
      }
    }
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''" + whole;
  }

  private static boolean isPlain(char c) {
    return Ascii.isAlphanumeric(c) || PLAIN.indexOf(c) >= 0;
  }
}
