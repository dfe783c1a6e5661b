package fakereceiver.journal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** What is made of the entries that fit a search. */
final class Searching {

  private Searching() {}

  /** A part of them, newest first. {@code fitting} has the oldest first. */
  static Found page(List<Summary> fitting, OptionalLong before, int limit) {
    List<Summary> found = new ArrayList<>();
    OptionalLong next = OptionalLong.empty();
    for (int i = fitting.size() - 1; i >= 0; i--) {
      Summary summary = fitting.get(i);
      if (before.isPresent() && summary.id() >= before.getAsLong()) {
        continue;
      }
      if (found.size() == limit) {
        next = OptionalLong.of(found.get(limit - 1).id());
        break;
      }
      found.add(summary);
    }
    return new Found(found, next, fitting.size());
  }

  /** Those beside that number. {@code fitting} has the oldest first. */
  static Neighbours neighbours(List<Summary> fitting, long id) {
    OptionalLong newer = OptionalLong.empty();
    for (int i = fitting.size() - 1; i >= 0; i--) {
      long other = fitting.get(i).id();
      if (other < id) {
        return new Neighbours(newer, OptionalLong.of(other));
      } else if (other > id) {
        newer = OptionalLong.of(other);
      }
    }
    return new Neighbours(newer, OptionalLong.empty());
  }

  /** All of them, counted. */
  static Statistics statistics(List<Summary> fitting) {
    boolean none = fitting.isEmpty();
    Instant first = none ? Instant.EPOCH : fitting.get(0).time();
    Instant end = none ? Instant.EPOCH : fitting.get(fitting.size() - 1).time();
    Counting counting = new Counting(first, end);
    fitting.forEach(counting::add);
    return counting.done();
  }
}
