package fakereceiver.web.http;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads paths and queries of URLs (RFC 3986), strictly. */
final class Percent {

  private static final int MAX_PARAMETERS = 50;

  private Percent() {}

  /**
   * The parts of a path, decoded.
   *
   * @throws Refused when one of them could lead elsewhere
   */
  static List<String> path(String raw) {
    if (!raw.startsWith("/")) {
      throw Refused.wrong("the path does not begin with /, expected one that does");
    }
    List<String> parts = new ArrayList<>();
    for (String part : raw.substring(1).split("/", -1)) {
      String decoded = decode(part, false);
      if (decoded.equals(".") || decoded.equals("..") || decoded.chars().anyMatch(Percent::leads)) {
        throw Refused.missing("there is nothing at this path");
      }
      parts.add(decoded);
    }
    return parts;
  }

  private static boolean leads(int c) {
    return c == '/' || c == '\\' || c < ' ' || c == 0x7f;
  }

  /**
   * The parameters of a query; empty ones are none.
   *
   * @throws Refused when one is there twice, or there are too many
   */
  static Map<String, String> query(String raw) {
    Map<String, String> parameters = new LinkedHashMap<>();
    if (raw.isEmpty()) {
      return parameters;
    }
    for (String pair : raw.split("&", MAX_PARAMETERS + 2)) {
      int equals = pair.indexOf('=');
      String name = decode(equals < 0 ? pair : pair.substring(0, equals), true);
      String value = equals < 0 ? "" : decode(pair.substring(equals + 1), true);
      if (value.isEmpty()) {
        continue;
      }
      if (parameters.put(name, value) != null) {
        throw Refused.wrong("a parameter is there twice, expected each once");
      }
      if (parameters.size() > MAX_PARAMETERS) {
        throw Refused.wrong("too many parameters, expected at most " + MAX_PARAMETERS);
      }
    }
    return parameters;
  }

  private static String decode(String text, boolean plusIsSpace) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '%') {
        if (i + 2 > text.length() - 1) {
          throw cut();
        }
        octets.write(digit(text.charAt(i + 1)) << 4 | digit(text.charAt(i + 2)));
        i += 2;
      } else {
        octets.write(c == '+' && plusIsSpace ? ' ' : c);
      }
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(octets.toByteArray()))
          .toString();
    } catch (CharacterCodingException e) {
      throw Refused.wrong("the URL has octets that are no UTF-8, expected UTF-8 behind each %");
    }
  }

  private static int digit(char c) {
    int digit = c < 0x80 ? Character.digit(c, 16) : -1;
    if (digit < 0) {
      throw cut();
    }
    return digit;
  }

  private static Refused cut() {
    return Refused.wrong("the URL has a % without two digits, expected %20 and the like");
  }
}
