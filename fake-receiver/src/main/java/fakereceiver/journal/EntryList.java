package fakereceiver.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Entries by number, in one piece, so that a hundred thousand are looked through in no time. New
 * ones come at the end, old ones go at the beginning. For one thread.
 */
final class EntryList {

  private static final int LEAST = 64;

  private @Nullable KeptEntry[] slots = new KeptEntry[LEAST];

  /** The slots in use; some are empty, where an entry was deleted. */
  private int from;

  private int to;
  private int size;

  int size() {
    return size;
  }

  /** Adds one, or puts it in the place of the one of its number. */
  void put(KeptEntry entry) {
    int at = place(entry.summary().id());
    if (at < to && idAt(at) == entry.summary().id()) {
      slots[at] = entry;
      return;
    }
    if (at < to) {
      throw new IllegalArgumentException("entry " + entry.summary().id() + " comes too late");
    }
    if (to == slots.length) {
      compact();
    }
    slots[to++] = entry;
    size++;
  }

  /** Without the empty slots, in twice as much room if need be. */
  private void compact() {
    List<KeptEntry> all = all();
    slots = new KeptEntry[Math.max(LEAST, 2 * all.size())];
    for (int i = 0; i < all.size(); i++) {
      slots[i] = all.get(i);
    }
    from = 0;
    to = all.size();
  }

  Optional<KeptEntry> get(long id) {
    int at = place(id);
    return at < to && idAt(at) == id ? Optional.ofNullable(slots[at]) : Optional.empty();
  }

  Optional<KeptEntry> first() {
    return from < to ? Optional.ofNullable(slots[from]) : Optional.empty();
  }

  /** The first whose number is not less. */
  Optional<KeptEntry> firstFrom(long id) {
    int at = place(id);
    return at < to ? Optional.ofNullable(slots[at]) : Optional.empty();
  }

  Optional<KeptEntry> remove(long id) {
    Optional<KeptEntry> gone = get(id);
    if (gone.isPresent()) {
      slots[place(id)] = null;
      size--;
      while (from < to && slots[from] == null) {
        from++;
      }
      while (to > from && slots[to - 1] == null) {
        to--;
      }
    }
    return gone;
  }

  /** All of them as they are now, in order. */
  List<KeptEntry> all() {
    List<KeptEntry> all = new ArrayList<>(size);
    for (int i = from; i < to; i++) {
      KeptEntry entry = slots[i];
      if (entry != null) {
        all.add(entry);
      }
    }
    return all;
  }

  /** The first slot in use whose number is not less; {@link #to} without one. */
  private int place(long id) {
    int low = from;
    int high = to;
    while (low < high) {
      int middle = (low + high) >>> 1;
      int used = middle;
      while (used < high && slots[used] == null) {
        used++;
      }
      if (used < high && idAt(used) < id) {
        low = used + 1;
      } else {
        high = middle;
      }
    }
    while (low < to && slots[low] == null) {
      low++;
    }
    return low;
  }

  private long idAt(int slot) {
    KeptEntry entry = slots[slot];
    return entry == null ? -1 : entry.summary().id();
  }
}
