package fakereceiver.differential;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.LongFunction;

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

  List<OddCase> cases(long first, int count) {
    List<OddCase> cases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      cases.add(maker.apply(first + i));
    }
    return cases;
  }

  /** What differs for no reason that is known, as text; says on the output how much there is. */
  List<String> differences(Peer peer, List<OddCase> cases, List<String> theirs) {
    Map<String, String> known = peers.getOrDefault(peer, Map.of());
    Map<String, Integer> explained = new TreeMap<>();
    List<String> others = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      OddCase one = cases.get(i);
      String result = ours.apply(one);
      if (result.equals(theirs.get(i))) {
        continue;
      }
      List<String> reasons = one.oddities().stream().filter(known::containsKey).toList();
      if (reasons.isEmpty()) {
        others.add(one.text() + peer + " says " + theirs.get(i) + ", ours " + result);
      } else {
        explained.merge(String.join("+", reasons), 1, Integer::sum);
      }
    }
    System.out.printf(
        "%s by %s: of %d cases, %d differ; for a known reason %s%n",
        name, peer, cases.size(), others.size(), explained);
    return others;
  }
}
