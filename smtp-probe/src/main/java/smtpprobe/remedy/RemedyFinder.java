package smtpprobe.remedy;

import fakereceiver.finding.Card;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Owner;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Knows a remedy for some faults. Stateless, safe for several threads. */
interface RemedyFinder {

  /** Whose faults it takes away, every one of them. */
  default Optional<Owner> owner() {
    return Optional.empty();
  }

  /** Further rules whose faults it takes away. */
  default Set<String> rules() {
    return Set.of();
  }

  /** Whether it takes away the fault of that rule. */
  default boolean mends(Card card) {
    return owner().filter(card.owner()::equals).isPresent() || rules().contains(card.id());
  }

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
    Findings found = situation.faults().where(finding -> mends(finding.card()));
    List<Change> changes = found.isEmpty() ? List.of() : changes(situation);
    return changes.isEmpty()
        ? Optional.empty()
        : Optional.of(new Remedy(title(situation), found, changes, notes(situation)));
  }
}
