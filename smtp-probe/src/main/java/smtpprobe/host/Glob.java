package smtpprobe.host;

/** Names as shells write several at once: {@code en*}, {@code eth?}, {@code eth[0-3]}. */
final class Glob {

  private Glob() {}

  /** Whether the whole text fits; in time that is in proportion to both lengths. */
  static boolean fits(String glob, String text) {
    int g = 0;
    int t = 0;
    int star = -1;
    int resume = 0;
    while (t < text.length()) {
      int next = g < glob.length() && glob.charAt(g) != '*' ? one(glob, g, text.charAt(t)) : -1;
      if (g < glob.length() && glob.charAt(g) == '*') {
        star = ++g;
        resume = t;
      } else if (next >= 0) {
        g = next;
        t++;
      } else if (star >= 0) {
        g = star;
        t = ++resume;
      } else {
        return false;
      }
    }
    while (g < glob.length() && glob.charAt(g) == '*') {
      g++;
    }
    return g == glob.length();
  }

  /** Where the glob goes on after this character, or -1 when it does not fit. */
  private static int one(String glob, int at, char c) {
    int end = glob.charAt(at) == '[' ? glob.indexOf(']', at + 2) : -1;
    if (end < 0) {
      return glob.charAt(at) == '?' || glob.charAt(at) == c ? at + 1 : -1;
    }
    boolean not = glob.charAt(at + 1) == '!' || glob.charAt(at + 1) == '^';
    boolean found = false;
    for (int i = at + (not ? 2 : 1); i < end; i++) {
      boolean isRange = i + 2 < end && glob.charAt(i + 1) == '-';
      found |= glob.charAt(i) <= c && c <= glob.charAt(isRange ? i + 2 : i);
      i += isRange ? 2 : 0;
    }
    return found == not ? -1 : end + 1;
  }
}
