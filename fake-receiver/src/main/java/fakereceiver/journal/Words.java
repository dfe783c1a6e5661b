package fakereceiver.journal;

/**
 * Words that are looked for in many texts: by their rarest character first, since a processor finds
 * a single character many times faster than a text. Immutable.
 */
final class Words {

  /** The most frequent characters of mail, in small letters, the most frequent first. */
  private static final String FREQUENT = " etaoinsrhldcum.fpgwyb,v-k01@x:25/j49q368z7<>";

  private final String words;
  private final char rarest;
  private final int offset;

  Words(String words) {
    this.words = words;
    int place = 0;
    for (int i = 1; i < words.length(); i++) {
      if (rarity(words.charAt(i)) > rarity(words.charAt(place))) {
        place = i;
      }
    }
    this.offset = place;
    this.rarest = words.isEmpty() ? ' ' : words.charAt(place);
  }

  private static int rarity(char c) {
    int place = FREQUENT.indexOf(c);
    return place < 0 ? FREQUENT.length() : place;
  }

  boolean isIn(String text) {
    if (words.isEmpty()) {
      return true;
    }
    int last = text.length() - words.length() + offset;
    for (int at = text.indexOf(rarest, offset);
        at >= 0 && at <= last;
        at = text.indexOf(rarest, at + 1)) {
      if (text.startsWith(words, at - offset)) {
        return true;
      }
    }
    return false;
  }
}
