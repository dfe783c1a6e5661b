package fakereceiver.web.content;

/** File names that strangers chose, made harmless. */
final class FileName {

  private static final int MAX = 120;

  private static final String FORBIDDEN = "<>:\"|?*%'`$&;";

  private FileName() {}

  /** What is left of {@code name} without folders and odd characters; else {@code otherwise}. */
  static String of(String name, String otherwise) {
    String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
    StringBuilder harmless = new StringBuilder();
    last.codePoints().limit(MAX).forEach(c -> harmless.appendCodePoint(isHarmless(c) ? c : '_'));
    int begin = 0;
    while (begin < harmless.length() && isTrimmed(harmless.charAt(begin))) {
      begin++;
    }
    int end = harmless.length();
    while (end > begin && isTrimmed(harmless.charAt(end - 1))) {
      end--;
    }
    return begin == end ? otherwise : harmless.substring(begin, end);
  }

  /** Letters and digits of any script, and printable ASCII that no shell or disk minds. */
  private static boolean isHarmless(int c) {
    return c < 0x7f
        ? c >= ' ' && FORBIDDEN.indexOf(c) < 0
        : Character.isLetterOrDigit(c) && Character.isDefined(c);
  }

  private static boolean isTrimmed(char c) {
    return c == '.' || c == ' ';
  }
}
