package fakereceiver.judge;

import java.util.List;

/** Text of which parts are fixed, with anything between them. */
final class FixedParts {

  private FixedParts() {}

  /**
   * Whether {@code text} is made of these parts, in time in proportion to its length: the first
   * place of each leaves most to those behind it.
   *
   * @param parts one at least, which may be empty
   */
  static boolean fit(List<String> parts, String text) {
    String last = parts.get(parts.size() - 1);
    if (parts.size() == 1) {
      return text.equals(last);
    }
    if (!text.startsWith(parts.get(0)) || !text.endsWith(last)) {
      return false;
    }
    int at = parts.get(0).length();
    for (String part : parts.subList(1, parts.size() - 1)) {
      int found = text.indexOf(part, at);
      if (found < 0) {
        return false;
      }
      at = found + part.length();
    }
    return at <= text.length() - last.length();
  }
}
