package smtpprobe.bounce.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Literal fragments that have to stand in a text in this order, with anything between them.
 * Immutable.
 *
 * <p>A fragment begins where a word does. One that ends in {@code |} ends where a word does, too.
 *
 * @param parts lower case, blanks single
 */
public record Fragments(List<String> parts) {

  /** From here on, scripts that put no blanks between words. */
  private static final char NO_WORDS = '\u2e80';

  public Fragments {
    parts = List.copyOf(parts);
    if (parts.isEmpty() || parts.stream().anyMatch(part -> part.isBlank() || part.equals("|"))) {
      throw new IllegalArgumentException("expected fragments with words in them");
    }
  }

  /** Reads {@code no such user ... here|}: three dots stand for anything. */
  public static Fragments of(String text) {
    List<String> parts = new ArrayList<>();
    for (String part : text.toLowerCase(Locale.ROOT).split("\\.\\.\\.", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return new Fragments(parts);
  }

  /** How many letters have to be there: what asks for more says more. */
  public int length() {
    return parts.stream().mapToInt(String::length).sum();
  }

  // Written out: what the compiler makes of it is linked when it first runs, which takes
  // milliseconds.

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fragments fragments && parts.equals(fragments.parts);
  }

  @Override
  public int hashCode() {
    return parts.hashCode();
  }

  /**
   * Many of them, looked for at once: at each word, those that begin as it does. Takes time in
   * proportion to the text. Immutable, safe for several threads.
   */
  public static final class Finder {

    /** So many letters of a literal tell where it is looked for; all, where it has fewer. */
    private static final int START = 6;

    /** A fragment without its mark, and what wants it. */
    private record Literal(String text, List<Use> uses) {}

    private record Use(int pattern, int part, boolean endsWord) {}

    /** The literals by the hash of their start; a power of two, most of them empty. */
    private final Literal[][] starts;

    private final int[] counts;

    /** Looks for all of {@code wanted}, each by its number. */
    public Finder(List<Fragments> wanted) {
      Map<String, List<Use>> uses = new LinkedHashMap<>();
      counts = new int[wanted.size()];
      for (int i = 0; i < wanted.size(); i++) {
        List<String> parts = wanted.get(i).parts();
        counts[i] = parts.size();
        for (int j = 0; j < parts.size(); j++) {
          boolean endsWord = parts.get(j).endsWith("|");
          String text = parts.get(j).substring(0, parts.get(j).length() - (endsWord ? 1 : 0));
          uses.computeIfAbsent(text, t -> new ArrayList<>(1)).add(new Use(i, j, endsWord));
        }
      }
      starts = new Literal[Integer.highestOneBit(8 * uses.size() + 1)][];
      uses.forEach(
          (text, those) -> {
            int slot = slot(text.substring(0, Math.min(START, text.length())).hashCode());
            Literal[] there = starts[slot];
            int count = there == null ? 0 : there.length;
            starts[slot] = there == null ? new Literal[1] : Arrays.copyOf(there, count + 1);
            starts[slot][count] = new Literal(text, those);
          });
    }

    private int slot(int hash) {
      return (hash ^ hash >>> 16) & (starts.length - 1);
    }

    /** Whether any of them stands in {@code text}, which is lower case. */
    public boolean anyIn(String text) {
      return !in(text).isEmpty();
    }

    /** The numbers of those that stand in {@code text}, which is lower case, in no order. */
    public List<Integer> in(String text) {
      Search search = new Search(text, counts);
      for (int at = 0; at < text.length(); at++) {
        int end = isWordStart(text, at) ? Math.min(text.length(), at + START) : at;
        int hash = 0;
        for (int i = at; i < end; i++) {
          hash = 31 * hash + text.charAt(i); // as that of a string
          Literal[] there = starts[slot(hash)];
          if (there != null) {
            search.lookFor(there, at);
          }
        }
      }
      return search.whole;
    }

    /** How much of each pattern has been found in one text. */
    private static final class Search {
      private final String text;
      private final int[] counts;
      private final int[] progress;
      private final int[] from;
      private final List<Integer> whole = new ArrayList<>();

      Search(String text, int[] counts) {
        this.text = text;
        this.counts = counts;
        progress = new int[counts.length];
        from = new int[counts.length];
      }

      void lookFor(Literal[] literals, int at) {
        for (Literal literal : literals) {
          if (text.startsWith(literal.text, at)) {
            int end = at + literal.text.length();
            boolean isWordEnd = isWordEnd(text, end);
            for (Use use : literal.uses) {
              if (isWordEnd || !use.endsWord) {
                advance(use, at, end);
              }
            }
          }
        }
      }

      private void advance(Use use, int start, int end) {
        int pattern = use.pattern;
        if (progress[pattern] == use.part && start >= from[pattern]) {
          progress[pattern]++;
          from[pattern] = end;
          if (progress[pattern] == counts[pattern]) {
            whole.add(pattern);
          }
        }
      }
    }

    private static boolean isWordStart(String text, int at) {
      return at == 0 || !isOfWord(text.charAt(at)) || !isOfWord(text.charAt(at - 1));
    }

    private static boolean isWordEnd(String text, int at) {
      if (at == text.length()) {
        return true;
      }
      char after = text.charAt(at);
      boolean isInNumber =
          after == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
      return !isOfWord(after) && !isInNumber;
    }

    private static boolean isOfWord(char c) {
      return c < NO_WORDS && Character.isLetterOrDigit(c);
    }
  }
}
