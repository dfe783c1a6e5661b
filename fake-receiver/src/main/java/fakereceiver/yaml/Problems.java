package fakereceiver.yaml;

import fakereceiver.mail.Printable;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** Everything that is wrong with one file. Not safe for several threads. */
public final class Problems {

  private final String file;

  /** What is read twice is wrong once. */
  private final Set<Problem> found = new LinkedHashSet<>();

  private final boolean columns;

  private record Problem(int line, String text) {}

  /** Nothing is wrong yet with {@code file}. */
  public Problems(String file) {
    this(file, false);
  }

  private Problems(String file, boolean columns) {
    this.file = file;
    this.columns = columns;
  }

  /** The same, telling the column behind the line, as editors do. */
  public static Problems withColumns(String file) {
    return new Problems(file, true);
  }

  /** Something is wrong with {@code key}, at this line and column, both counted from 1. */
  public void add(int line, int column, String key, String problem) {
    add(line, columns ? line + ":" + column : Integer.toString(line), key, problem);
  }

  /** Something is wrong with {@code key} in {@code line}, counted from 1. */
  public void add(int line, String key, String problem) {
    add(line, Integer.toString(line), key, problem);
  }

  private void add(int line, String place, String key, String problem) {
    found.add(
        new Problem(line, Printable.of(file + ":" + place + ": " + key + ": " + problem).strip()));
  }

  /** Whether nothing is wrong. */
  public boolean isEmpty() {
    return found.isEmpty();
  }

  /** One problem in each line, {@code file:line: key: found ..., expected ...}, by line. */
  @Override
  public String toString() {
    return found.stream()
        .sorted(Comparator.comparingInt(Problem::line))
        .map(Problem::text)
        .collect(Collectors.joining("\n"));
  }
}
