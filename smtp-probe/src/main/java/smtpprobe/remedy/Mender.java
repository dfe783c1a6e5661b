package smtpprobe.remedy;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows a remedy for some faults. Stateless, safe for several threads. */
interface Mender {

  /** The rules whose faults it takes away. */
  Set<String> mends();

  /** What it would do, in a few words without a full stop. */
  String title(Situation situation);

  /** What it would change; nothing when it does not help here. */
  List<Change> changes(Situation situation);

  /** What whoever makes the changes has to know, as sentences without a full stop. */
  default List<String> notes(Situation situation) {
    return List.of();
  }

  /** The remedy, when one of its faults is there and something can be changed. */
  default Optional<Remedy> propose(Situation situation) {
    List<String> found = situation.faults().stream().filter(mends()::contains).sorted().toList();
    List<Change> changes = found.isEmpty() ? List.of() : changes(situation);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Remedy(title(situation), found, changes, notes(situation)));
  }
}
