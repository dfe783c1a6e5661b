package fakereceiver.report;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** How a gate counted, for people and programs. */
final class GateWords {

  private static final int MOST = 20;

  private GateWords() {}

  static Part part(Gate gate, List<Result> results, Set<String> known, Set<String> gone) {
    List<String> counted =
        results.stream()
            .filter(
                one ->
                    one.state() == Result.State.FAILED
                        || (gate.undecidedFails() && one.state() == Result.State.UNDECIDED))
            .map(Result::id)
            .toList();
    Data.Tree tree =
        Data.tree()
            .with("failOn", Data.texts(failOn(gate)))
            .with("ignored", Data.texts(new TreeSet<>(gate.ignored())))
            .with("only", Data.texts(new TreeSet<>(gate.only())))
            .with("counted", counted.size())
            .with("ids", Data.texts(counted));
    List<Line> lines = new ArrayList<>();
    lines.add(
        Line.of(
            2,
            "fails from "
                + String.join(" on, and what is ", failOn(gate))
                + (gate.undecidedFails() ? "" : " on")
                + ": "
                + counted.size()
                + (gate.baseline().isPresent() ? " new" : "")));
    if (!gate.ignored().isEmpty()) {
      lines.add(Line.of(2, "ignored: " + String.join(", ", new TreeSet<>(gate.ignored()))));
    }
    if (!gate.only().isEmpty()) {
      lines.add(Line.of(2, "only: " + String.join(", ", new TreeSet<>(gate.only()))));
    }
    if (gate.baseline().isPresent()) {
      tree.with("known", Data.texts(known)).with("gone", Data.texts(gone));
      lines.add(Line.of(2, "known from the baseline, and not counted: " + known.size()));
      lines.add(
          Line.of(
              2,
              gone.isEmpty()
                  ? "nothing of the baseline has gone"
                  : "gone since the baseline, which can be written anew: " + some(gone)));
    }
    return new Part.Facts("gate", "What was counted", tree.done(), lines);
  }

  private static List<String> failOn(Gate gate) {
    List<String> words = new ArrayList<>(List.of(gate.failsFrom().word()));
    if (gate.undecidedFails()) {
      words.add("undecided");
    }
    return words;
  }

  private static String some(Collection<String> ids) {
    List<String> all = List.copyOf(ids);
    return all.size() <= MOST
        ? String.join("; ", all)
        : String.join("; ", all.subList(0, MOST)) + " and " + (all.size() - MOST) + " more";
  }
}
