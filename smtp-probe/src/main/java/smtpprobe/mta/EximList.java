package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;

/** How Exim writes lists (specification, "List construction", "Changing list separators"). */
final class EximList {

  private static final String BLANK = " \t";

  private EximList() {}

  /** Separated by colons, or by what {@code <} names at the beginning. */
  static List<String> items(String list) {
    return items(list, ':');
  }

  /** A separator that stands twice belongs to the item; an empty item at the end is none. */
  static List<String> items(String list, char usual) {
    String text = unquoted(list);
    char separator = usual;
    if (text.length() > 1 && text.charAt(0) == '<' && isSeparator(text.charAt(1))) {
      separator = text.charAt(1);
      text = text.substring(2);
    }
    List<String> items = new ArrayList<>();
    StringBuilder item = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c != separator) {
        item.append(c);
      } else if (i + 1 < text.length() && text.charAt(i + 1) == separator) {
        item.append(c);
        i++;
      } else {
        items.add(item.toString().strip());
        item.setLength(0);
      }
    }
    if (!item.toString().isBlank()) {
      items.add(item.toString().strip());
    }
    return items;
  }

  private static boolean isSeparator(char c) {
    return c == '\n' || (c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c));
  }

  /** Words with blanks between them; in quotes, blanks belong to a word. */
  static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    boolean inWord = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quoted && c == '\\' && i + 1 < text.length()) {
        word.append(text.charAt(++i));
      } else if (c == '"' && (quoted || !inWord)) {
        quoted = !quoted;
        inWord = true;
      } else if (quoted || BLANK.indexOf(c) < 0) {
        word.append(c);
        inWord = true;
      } else if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }

  private static String unquoted(String text) {
    return text.replaceAll("^\"|\"$", "").strip();
  }
}
