package fakereceiver.differential;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * One thing that others do, too.
 *
 * @param name its name in recordings and on the output
 * @param maker makes the case of a seed
 * @param ours what we say of a case
 * @param peers who else is asked, with what each of them does in another way: an oddity of cases,
 *     and why results may differ there
 */
record Kind(
    String name,
    LongFunction<OddCase> maker,
    Function<OddCase, String> ours,
    Map<Peer, Map<String, String>> peers) {

  @Override
  public String toString() {
    return name;
  }

  /** What a peer does in another way: a line each, {@code ODDITY: WHY}. */
  static Map<String, String> known(String lines) {
    return lines
        .lines()
        .map(line -> line.split(": ", 2))
        .collect(Collectors.toMap(line -> line[0], line -> line[1]));
  }

  List<OddCase> cases(long first, int count) {
    List<OddCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(maker.apply(first + i));
    }
    return cases;
  }

  /**
   * What differs for no reason that is known, as text; says on the output how much there is, and
   * keeps what differs for known reasons below {@code target}.
   */
  List<String> differences(Peer peer, List<OddCase> cases, List<String> theirs) {
    Map<String, String> known = peers.getOrDefault(peer, Map.of());
    Map<String, Integer> explained = new TreeMap<>();
    StringBuilder kept = new StringBuilder();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      OddCase one = cases.get(i);
      String result = ours.apply(one);
      if (result.equals(theirs.get(i))) {
        continue;
      }
      String told = one.text() + peer + " says " + theirs.get(i) + ", ours " + result;
      List<String> reasons = one.oddities().stream().filter(known::containsKey).toList();
      if (reasons.isEmpty()) {
        others.add(told);
      } else {
        kept.append(told).append("\n\n");
        explained.merge(String.join("+", reasons), 1, Integer::sum);
      }
    }
    System.out.printf(
        "%s by %s: of %d cases, %d differ; for a known reason %s%n",
        name, peer, cases.size(), others.size(), explained);
    keep(name + "-" + peer.script() + ".txt", String.join("\n\n", others) + "\n\n" + kept);
    return others;
  }

  private static void keep(String file, String text) {
    try {
      Path folder = Files.createDirectories(Path.of("target", "differential"));
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
