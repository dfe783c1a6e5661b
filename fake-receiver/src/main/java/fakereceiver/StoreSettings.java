package fakereceiver;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Persona;
import fakereceiver.jury.Panel;
import fakereceiver.rules.RuleBook;
import fakereceiver.store.Storing;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What is made of delivered messages. Immutable.
 *
 * @param wanted whether they get a stored form
 * @param folder where that is written to
 * @param panel who says in it what else would have become of them
 */
record StoreSettings(boolean wanted, Optional<Path> folder, List<Persona> panel) {

  static final StoreSettings NONE = new StoreSettings(false, Optional.empty(), List.of());

  StoreSettings {
    panel = List.copyOf(panel);
  }

  StoreSettings inMemory() {
    return new StoreSettings(true, folder, panel);
  }

  StoreSettings in(Path place) {
    return new StoreSettings(true, Optional.of(place), panel);
  }

  StoreSettings with(List<Persona> receivers) {
    return new StoreSettings(true, folder, receivers);
  }

  Optional<Storing> storing(RuleBook book, Dns source) {
    if (!wanted) {
      return Optional.empty();
    }
    Panel others = new Panel(book, panel, source);
    return Optional.of(
        new Storing(
            book.authentication(),
            folder,
            panel.isEmpty() ? Optional.empty() : Optional.of(mail -> others.judge(mail, ""))));
  }
}
