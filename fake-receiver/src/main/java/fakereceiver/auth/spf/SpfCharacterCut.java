package fakereceiver.auth.spf;

import java.util.Arrays;

/**
 * Splits the value of a macro as {@link SpfHabit#PARTS_ARE_CUT_BY_CHARACTER} says: in place, octet
 * by octet. Where it looks for as many parts as there are, or more, it drops the first character.
 */
final class SpfCharacterCut {

  private SpfCharacterCut() {}

  static String of(SpfMacroText.Macro macro, String value) {
    // One place more than the value: the end of the text, as a NUL.
    char[] text = Arrays.copyOf(value.toCharArray(), value.length() + 1);
    int length = value.length();
    if (macro.reversed()) {
      reverse(macro, value, text);
    } else {
      for (int i = 0; i < length; i++) {
        text[i] = isDelimiter(macro, text[i]) ? '.' : text[i];
      }
    }
    if (macro.keep() > 0) {
      int from = Math.max(0, start(text, length, macro.keep()));
      System.arraycopy(text, from, text, 0, Math.max(0, length - from) + 1);
    }
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    return new String(text, 0, end);
  }

  private static boolean isDelimiter(SpfMacroText.Macro macro, char c) {
    return macro.delimiters().indexOf(c) >= 0;
  }

  private static void reverse(SpfMacroText.Macro macro, String value, char[] text) {
    int end = value.length();
    int to = 0;
    for (int at = end - 1; at >= 0; at--) {
      if (isDelimiter(macro, value.charAt(at))) {
        value.getChars(at + 1, end, text, to);
        to += end - at - 1;
        text[to++] = '.';
        end = at;
      }
    }
    value.getChars(0, end, text, to);
    text[to + end] = 0;
  }

  private static int start(char[] text, int length, int keep) {
    int at = length - 1;
    int found = 0;
    while (at > 0) {
      if (text[at] == '.') {
        found++;
      }
      if (found == keep) {
        break;
      }
      at--;
    }
    return at + 1;
  }
}
