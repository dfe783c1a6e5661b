package fakereceiver.mail;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A field such as Content-Type: a value, and parameters by name in lower case (RFC 2045 section
 * 5.1). Anything will do; what cannot be read is left out. Immutable.
 *
 * @param value in lower case
 * @param parameters as they stand there, those of several pieces included
 */
record FieldParameters(String value, Map<String, String> parameters) {

  private static final int MAX = 100;

  FieldParameters {
    parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
  }

  static FieldParameters parse(String field) {
    int semicolon = field.indexOf(';');
    String value = semicolon < 0 ? field : field.substring(0, semicolon);
    Map<String, String> parameters = new LinkedHashMap<>();
    int at = semicolon;
    while (at >= 0 && at < field.length() && parameters.size() < MAX) {
      int equals = field.indexOf('=', at);
      if (equals < 0) {
        break;
      }
      String name = field.substring(at + 1, equals).strip().toLowerCase(Locale.ROOT);
      StringBuilder text = new StringBuilder();
      at = read(field, equals + 1, text);
      parameters.putIfAbsent(name, text.toString());
    }
    return new FieldParameters(value.strip().toLowerCase(Locale.ROOT), parameters);
  }

  /** Reads a value, quoted perhaps, and says where the semicolon behind it is. */
  private static int read(String field, int from, StringBuilder text) {
    int at = from;
    while (at < field.length() && (field.charAt(at) == ' ' || field.charAt(at) == '\t')) {
      at++;
    }
    if (at < field.length() && field.charAt(at) == '"') {
      at++;
      while (at < field.length() && field.charAt(at) != '"') {
        if (field.charAt(at) == '\\' && at + 1 < field.length()) {
          at++;
        }
        text.append(field.charAt(at++));
      }
      return field.indexOf(';', Math.min(at, field.length()));
    }
    int end = field.indexOf(';', at);
    text.append(field.substring(at, end < 0 ? field.length() : end).strip());
    return end;
  }

  /** A parameter as text: of one piece or of several, encoded or not (RFC 2231). */
  Optional<String> text(String name) {
    if (parameters.containsKey(name)) {
      return Optional.of(EncodedWords.decode(parameters.getOrDefault(name, "")));
    }
    StringBuilder whole = new StringBuilder();
    boolean encoded = parameters.containsKey(name + "*");
    whole.append(parameters.getOrDefault(name + "*", ""));
    for (int i = 0; i < MAX; i++) {
      String piece = name + "*" + i;
      if (parameters.containsKey(piece + "*")) {
        encoded = true;
        whole.append(parameters.getOrDefault(piece + "*", ""));
      } else if (parameters.containsKey(piece)) {
        whole.append(parameters.getOrDefault(piece, ""));
      } else {
        break;
      }
    }
    if (whole.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(encoded ? percent(whole.toString()) : EncodedWords.utf8(whole.toString()));
  }

  /** {@code utf-8'en'na%C3%AFve}. */
  private static String percent(String value) {
    int first = value.indexOf('\'');
    int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
    String data = second < 0 ? value : value.substring(second + 1);
    byte[] octets = EncodedWords.quoted(data.replace("=", "=3D").replace('%', '='), false);
    return new String(
        octets,
        second < 0 ? StandardCharsets.UTF_8 : EncodedWords.charset(value.substring(0, first)));
  }
}
