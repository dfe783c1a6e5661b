package smtpprobe.mta;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** What a Postfix is set to that changes where mail goes, or when, and is told alone. */
final class PostfixNotes {

  private static final String INSTANCES = "multi_instance_directories";
  private static final String DEFERRED = "defer_transports";

  private PostfixNotes() {}

  /** With the services that send. */
  static List<String> of(PostfixSettings main, Set<String> services) {
    List<String> notes = new ArrayList<>();
    if (!main.words(INSTANCES).isEmpty()) {
      notes.add(
          Relay.notFollowed(
              INSTANCES + " = " + main.value(INSTANCES),
              "each is a Postfix of its own, and \"postconf -c DIRECTORY -n\" shows how it sends"));
    }
    if (main.words(DEFERRED).stream().anyMatch(services::contains)) {
      notes.add(
          DEFERRED
              + " = "
              + main.value(DEFERRED)
              + ": such mail waits until \"sendmail -q\" is run");
    }
    return notes;
  }
}
