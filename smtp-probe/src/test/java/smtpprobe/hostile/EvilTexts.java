package smtpprobe.hostile;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Texts on which a regular expression works hardest: what it speaks of, again and again, and then
 * something that it does not expect.
 */
final class EvilTexts {

  private static final Pattern WORDS = Pattern.compile("[A-Za-z0-9 :;=<%{-]{2,}");
  private static final int MOST_WORDS = 8;
  private static final int MOST_SINGLES = 14;

  /** Stands for no character of any pattern. */
  private static final String UNEXPECTED = "\u0001";

  private EvilTexts() {}

  /** What is repeated: characters of the pattern, its words, and any two characters. */
  static Collection<String> units(Pattern pattern) {
    Set<String> singles = new LinkedHashSet<>(List.of("a", "0", " ", ".", "\n"));
    pattern.pattern().chars().mapToObj(c -> String.valueOf((char) c)).forEach(singles::add);
    List<String> few = singles.stream().limit(MOST_SINGLES).toList();
    Set<String> units = new LinkedHashSet<>(few);
    units.addAll(words(pattern));
    for (String one : few) {
      for (String other : few) {
        units.add(one + other);
      }
    }
    return units;
  }

  /** The unit up to that length, behind each beginning that the pattern may want. */
  static List<String> of(Pattern pattern, String unit, int length) {
    String body = unit.repeat(length / unit.length());
    List<String> texts = new ArrayList<>(List.of(body, body + UNEXPECTED));
    if (unit.length() == 1) {
      words(pattern).forEach(word -> texts.add(word + body + UNEXPECTED));
    }
    return texts;
  }

  private static List<String> words(Pattern pattern) {
    return WORDS
        .matcher(pattern.pattern())
        .results()
        .map(MatchResult::group)
        .distinct()
        .limit(MOST_WORDS)
        .toList();
  }
}
