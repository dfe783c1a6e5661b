package fakereceiver.session;

import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is held without need, all over a process, for as long as anybody else knows of it. For one
 * thread at a time.
 *
 * <p>Its size is asked for at each session and each mail, so nothing is made anew for that.
 */
final class Memories {

  /** At most a few for each receiver of the process. */
  private final List<WeakReference<Budget.Remembered>> all = new ArrayList<>();

  void add(Budget.Remembered memory) {
    all.add(new WeakReference<>(memory));
  }

  /** How many octets they hold together. */
  long octets() {
    long octets = 0;
    boolean gone = false;
    for (WeakReference<Budget.Remembered> each : all) {
      Budget.Remembered memory = each.get();
      if (memory == null) {
        gone = true;
      } else {
        octets += memory.octets();
      }
    }
    if (gone) {
      all.removeIf(memory -> memory.get() == null);
    }
    return octets;
  }

  /** Gives up the oldest part of all; false when there is none left to do without. */
  boolean forgetOldest() {
    Optional<Budget.Remembered> oldest =
        all.stream()
            .map(WeakReference::get)
            .filter(Objects::nonNull)
            .filter(memory -> memory.oldest().isPresent())
            .min(Comparator.comparingLong(memory -> memory.oldest().orElse(Long.MAX_VALUE)));
    oldest.ifPresent(Budget.Remembered::forgetOldest);
    return oldest.isPresent();
  }
}
