package smtpprobe.bounce.match;

import java.util.ArrayList;
import java.util.Collection;
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

  /** Many of them, looked for at once. Immutable, safe for several threads. */
  public static final class Finder {
    private final Automaton automaton;

    /** Where each literal is wanted: anywhere, then where a word ends. */
    private final int[][] wantedBy;

    private final int[][] wantedAs;
    private final int[] counts;

    /** Looks for all of {@code wanted}, each by its number. */
    public Finder(List<Fragments> wanted) {
      Map<String, List<int[]>> uses = new LinkedHashMap<>();
      counts = new int[wanted.size()];
      for (int i = 0; i < wanted.size(); i++) {
        List<String> parts = wanted.get(i).parts();
        counts[i] = parts.size();
        for (int j = 0; j < parts.size(); j++) {
          uses.computeIfAbsent(parts.get(j), part -> new ArrayList<>()).add(new int[] {i, j});
        }
      }
      // "spf" and "spf|" are one text for the automaton, which wants each once
      Map<String, List<String>> spellings = new LinkedHashMap<>();
      uses.keySet()
          .forEach(part -> spellings.computeIfAbsent(bare(part), b -> new ArrayList<>()).add(part));
      List<String> literals = new ArrayList<>(spellings.keySet());
      automaton = new Automaton(literals);
      wantedBy = new int[literals.size() * 2][];
      wantedAs = new int[literals.size() * 2][];
      for (int i = 0; i < literals.size(); i++) {
        set(2 * i, uses.getOrDefault(literals.get(i), List.of()));
        set(2 * i + 1, uses.getOrDefault(literals.get(i) + "|", List.of()));
      }
    }

    private void set(int slot, List<int[]> uses) {
      wantedBy[slot] = uses.stream().mapToInt(use -> use[0]).toArray();
      wantedAs[slot] = uses.stream().mapToInt(use -> use[1]).toArray();
    }

    private static String bare(String part) {
      return part.endsWith("|") ? part.substring(0, part.length() - 1) : part;
    }

    /** Whether any of them stands in {@code text}, which is lower case. */
    public boolean anyIn(CharSequence text) {
      return !in(text).isEmpty();
    }

    /** The numbers of those that stand in {@code text}, which is lower case, in that order. */
    public List<Integer> in(CharSequence text) {
      int[] progress = new int[counts.length];
      int[] from = new int[counts.length];
      List<Integer> whole = new ArrayList<>();
      automaton.scan(
          text,
          (literal, start, end) -> {
            if (isWordStart(text, start)) {
              advance(2 * literal, start, end, progress, from, whole);
              if (isWordEnd(text, end)) {
                advance(2 * literal + 1, start, end, progress, from, whole);
              }
            }
          });
      return whole;
    }

    private void advance(
        int slot, int start, int end, int[] progress, int[] from, Collection<Integer> whole) {
      for (int i = 0; i < wantedBy[slot].length; i++) {
        int pattern = wantedBy[slot][i];
        if (progress[pattern] == wantedAs[slot][i] && start >= from[pattern]) {
          progress[pattern]++;
          from[pattern] = end;
          if (progress[pattern] == counts[pattern]) {
            whole.add(pattern);
          }
        }
      }
    }

    private static boolean isWordStart(CharSequence text, int at) {
      return at == 0
          || !Character.isLetterOrDigit(text.charAt(at))
          || text.charAt(at) >= NO_WORDS
          || !Character.isLetterOrDigit(text.charAt(at - 1));
    }

    private static boolean isWordEnd(CharSequence text, int at) {
      if (at == text.length()) {
        return true;
      }
      char after = text.charAt(at);
      boolean isInNumber =
          after == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1));
      return !Character.isLetterOrDigit(after) && !isInNumber;
    }
  }
}
