package fakereceiver.journal;

import java.util.List;
import java.util.OptionalLong;

/**
 * What a search brought. Immutable.
 *
 * @param entries newest first
 * @param next where the next search has to begin to go on; empty when there is no more
 * @param total how many fit in all
 */
public record Found(List<Summary> entries, OptionalLong next, long total) {

  public Found {
    entries = List.copyOf(entries);
  }
}
