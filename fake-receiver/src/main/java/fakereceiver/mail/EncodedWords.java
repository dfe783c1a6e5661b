package fakereceiver.mail;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;

/** Header text as its reader sees it: encoded words (RFC 2047) decoded, octets as UTF-8. */
public final class EncodedWords {

  private static final int MAX = 10_000;

  private EncodedWords() {}

  /** Decodes {@code value}, one character for each octet; what is not an encoded word stays. */
  public static String decode(String value) {
    String bounded = Shortened.start(value, MAX);
    StringBuilder text = new StringBuilder();
    int at = 0;
    boolean afterWord = false;
    while (at < bounded.length()) {
      int begin = bounded.indexOf("=?", at);
      Optional<Word> word = begin < 0 ? Optional.empty() : Word.at(bounded, begin);
      int plainEnd = word.isPresent() ? begin : begin < 0 ? bounded.length() : begin + 2;
      String between = bounded.substring(at, plainEnd);
      if (!(afterWord && word.isPresent() && between.isBlank())) {
        text.append(utf8(between));
      }
      if (word.isPresent()) {
        text.append(word.get().text);
        at = word.get().end;
      } else {
        at = plainEnd;
      }
      afterWord = word.isPresent();
    }
    return text.toString();
  }

  static String utf8(String octets) {
    return new String(octets.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  /** The charset of that name; UTF-8 for one that is unknown. */
  static Charset charset(String name) {
    try {
      return Charset.forName(name);
    } catch (IllegalArgumentException e) {
      return StandardCharsets.UTF_8;
    }
  }

  private record Word(String text, int end) {

    /** {@code =?charset?B?...?=} or {@code =?charset?Q?...?=}, if it is one. */
    static Optional<Word> at(String value, int begin) {
      int first = value.indexOf('?', begin + 2);
      int second = first < 0 ? -1 : value.indexOf('?', first + 1);
      int end = second < 0 ? -1 : value.indexOf("?=", second + 1);
      if (end < 0 || second != first + 2) {
        return Optional.empty();
      }
      String name = value.substring(begin + 2, first);
      int language = name.indexOf('*'); // RFC 2231 section 5
      Charset charset = charset(language < 0 ? name : name.substring(0, language));
      String data = value.substring(second + 1, end);
      String kind = value.substring(first + 1, second).toUpperCase(Locale.ROOT);
      Optional<byte[]> octets =
          switch (kind) {
            case "B" -> base64(data);
            case "Q" -> Optional.of(quoted(data.replace('_', ' '), false));
            default -> Optional.empty();
          };
      return octets.map(bytes -> new Word(new String(bytes, charset), end + 2));
    }
  }

  /** Base64 with anything between its letters; empty when it is broken. */
  static Optional<byte[]> base64(String data) {
    try {
      return Optional.of(
          Base64.getMimeDecoder().decode(data.getBytes(StandardCharsets.ISO_8859_1)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** Quoted-printable (RFC 2045 section 6.7); what is no escape stays. */
  static byte[] quoted(String data, boolean lines) {
    ByteArrayOutputStream octets = new ByteArrayOutputStream(data.length());
    for (int i = 0; i < data.length(); i++) {
      char c = data.charAt(i);
      if (c == '=' && lines && data.startsWith("\r\n", i + 1)) {
        i += 2;
      } else if (c == '=' && lines && data.startsWith("\n", i + 1)) {
        i++;
      } else if (c == '=' && i + 2 < data.length() && hex(data, i + 1) >= 0) {
        octets.write(hex(data, i + 1));
        i += 2;
      } else {
        octets.write(c);
      }
    }
    return octets.toByteArray();
  }

  /** The octet that two hexadecimal digits say, or -1. */
  static int hex(String data, int at) {
    int high = Character.digit(data.charAt(at), 16);
    int low = Character.digit(data.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
  }
}
