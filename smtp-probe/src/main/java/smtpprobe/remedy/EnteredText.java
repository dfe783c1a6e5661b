package smtpprobe.remedy;

/**
 * A text of a TXT record as it was meant: many forms add the quotation marks themselves, and what
 * was typed with some, or with a blank before it, is no record for anybody.
 */
final class EnteredText {

  private static final String AROUND = "\"'`\\ \t\u00a0\u201c\u201d\u201e\u2018\u2019\u00ab\u00bb";

  /** What to tell whoever entered one. */
  static final String NOTE =
      "What is there has quotation marks or blanks of its own around it, so receivers see no such"
          + " record: enter it without, and in place of the old one";

  private EnteredText() {}

  /** Whether it is no record of that version, and was meant as one. */
  static boolean is(String text, String version) {
    return !text.strip().startsWith(version) && plain(text).startsWith(version);
  }

  /** Without what stands around it. */
  static String plain(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && AROUND.indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && AROUND.indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }
}
