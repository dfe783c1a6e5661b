package smtpprobe.mta;

import java.util.List;
import java.util.Optional;

/**
 * What is known of the ways out of a mail server besides its usual settings. Immutable.
 *
 * @param usual what the mail server calls the way of all other mail
 * @param relay the host that all other mail is handed to; empty when it goes to the receivers
 * @param others further ways; the first that takes a mail is its way
 * @param notes what was not followed, or is no way out, as sentences without a full stop
 */
public record WaysOut(
    String usual, Optional<String> relay, List<WayOut> others, List<String> notes) {

  /** All mail goes to its receivers in the same way. */
  public static final WaysOut NONE = new WaysOut("", Optional.empty(), List.of(), List.of());

  /** Copies the lists. */
  public WaysOut {
    others = List.copyOf(others);
    notes = List.copyOf(notes);
  }

  /** Whether there is anything to tell. */
  public boolean isPlain() {
    return relay.isEmpty() && others.isEmpty() && notes.isEmpty();
  }

  /** Ways that had a setting of {@code before} in common with it follow it to {@code after}. */
  WaysOut following(MailServer before, MailServer after) {
    return new WaysOut(
        usual,
        relay,
        others.stream()
            .map(way -> way.bind().equals(before.bind()) ? way.bound(after.bind()) : way)
            .map(
                way ->
                    way.heloName().equals(before.heloName()) ? way.greeting(after.heloName()) : way)
            .map(way -> way.families() == before.families() ? way.over(after.families()) : way)
            .toList(),
        notes);
  }
}
