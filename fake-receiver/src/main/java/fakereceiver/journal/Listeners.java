package fakereceiver.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Whoever wants to know of changes. Safe for several threads. */
final class Listeners {

  private static final Logger LOG = LoggerFactory.getLogger(Listeners.class);

  /** At most one for each viewer and waiting client, of whom the web server has a bound. */
  private final List<Consumer<Change>> all = new CopyOnWriteArrayList<>();

  Journal.Subscription add(Consumer<Change> listener) {
    all.add(listener);
    return () -> all.remove(listener);
  }

  void tell(Change change) {
    for (Consumer<Change> listener : all) {
      try {
        listener.accept(change);
      } catch (RuntimeException e) {
        LOG.warn("A listener of the journal has failed", e);
      }
    }
  }
}
