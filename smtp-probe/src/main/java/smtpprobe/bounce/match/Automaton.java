package smtpprobe.bounce.match;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Finds every occurrence of many literal texts in one pass (Aho and Corasick, 1975). Immutable,
 * safe for several threads.
 */
public final class Automaton {

  /** Told of each occurrence. */
  public interface Sink {
    /** Text number {@code literal} stands in the text from {@code start} to before {@code end}. */
    void found(int literal, int start, int end);
  }

  private static final int ROOT = 0;

  private final long[] keys;
  private final int[] targets;
  private final int mask;
  private final int[] fallback;
  private final int[] own;
  private final int[] next;
  private final int[] lengths;

  /** Looks for {@code literals}; each counts by its number. No two may be the same. */
  public Automaton(List<String> literals) {
    int size = 16;
    while (size < 3 * literals.stream().mapToInt(String::length).sum()) {
      size *= 2;
    }
    keys = new long[size];
    Arrays.fill(keys, -1);
    targets = new int[size];
    mask = size - 1;
    lengths = literals.stream().mapToInt(String::length).toArray();
    int states = 1;
    int[] parents = new int[size];
    char[] letters = new char[size];
    int[] ends = new int[literals.size()];
    for (int i = 0; i < literals.size(); i++) {
      String literal = literals.get(i);
      int at = ROOT;
      for (int j = 0; j < literal.length(); j++) {
        int to = step(at, literal.charAt(j));
        if (to < 0) {
          to = states++;
          put(at, literal.charAt(j), to);
          parents[to] = at;
          letters[to] = literal.charAt(j);
        }
        at = to;
      }
      ends[i] = at;
    }
    fallback = new int[states];
    own = new int[states];
    next = new int[states];
    Arrays.fill(own, -1);
    Arrays.fill(next, -1);
    for (int i = 0; i < ends.length; i++) {
      own[ends[i]] = i;
    }
    for (int state : byDepth(parents, states)) {
      int back = fallback[parents[state]];
      while (back != ROOT && step(back, letters[state]) < 0) {
        back = fallback[back];
      }
      int to = parents[state] == ROOT ? ROOT : Math.max(ROOT, step(back, letters[state]));
      fallback[state] = to;
      next[state] = own[to] >= 0 ? to : next[to];
    }
  }

  /** A state is numbered after its parent, but deeper ones of one literal before others. */
  private static List<Integer> byDepth(int[] parents, int states) {
    int[] depth = new int[states];
    List<Integer> order = new ArrayList<>(states);
    int deepest = 0;
    for (int state = 1; state < states; state++) {
      depth[state] = depth[parents[state]] + 1;
      deepest = Math.max(deepest, depth[state]);
    }
    int[] starts = new int[deepest + 2];
    for (int state = 1; state < states; state++) {
      starts[depth[state] + 1]++;
    }
    for (int i = 1; i < starts.length; i++) {
      starts[i] += starts[i - 1];
    }
    Integer[] sorted = new Integer[states - 1];
    for (int state = 1; state < states; state++) {
      sorted[starts[depth[state]]++] = state;
    }
    order.addAll(Arrays.asList(sorted));
    return order;
  }

  private int slot(long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 32) & mask;
    while (keys[slot] != -1 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private int step(int state, char letter) {
    int slot = slot(((long) state << 16) | letter);
    return keys[slot] == -1 ? -1 : targets[slot];
  }

  private void put(int state, char letter, int to) {
    int slot = slot(((long) state << 16) | letter);
    keys[slot] = ((long) state << 16) | letter;
    targets[slot] = to;
  }

  /** Tells {@code sink} of every occurrence, by where they end. */
  public void scan(CharSequence text, Sink sink) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      char letter = text.charAt(i);
      int to = step(state, letter);
      while (to < 0 && state != ROOT) {
        state = fallback[state];
        to = step(state, letter);
      }
      state = Math.max(ROOT, to);
      for (int hit = own[state] >= 0 ? state : next[state]; hit >= 0; hit = next[hit]) {
        sink.found(own[hit], i + 1 - lengths[own[hit]], i + 1);
      }
    }
  }
}
