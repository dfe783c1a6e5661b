package fakereceiver.cli;

import fakereceiver.given.UsageException;
import fakereceiver.journal.Journal;
import fakereceiver.judge.Persona;
import fakereceiver.jury.Jury;
import fakereceiver.jury.Panel;
import fakereceiver.persona.Personas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Option;

/** Whether all other receivers judge what comes, and when. */
final class JuryOptions {

  @Option(
      names = "--judge-all",
      description =
          "Have every mail of the journal judged by all built-in personas too, after its client was"
              + " answered. With --http that is always so.")
  private boolean judgeAll;

  @Option(
      names = "--annotate",
      description =
          "Take everything, as the persona permissive does, and say what the persona and all others"
              + " would have done: in a field X-Fake-Receiver-Would on top of what is stored, in"
              + " the journal and on the page. Each mail is judged by all before it is answered.")
  private boolean annotate;

  /** Those of the receivers first, then every other built-in one. */
  static List<Persona> all(List<Persona> ofReceivers) {
    Map<String, Persona> all = new LinkedHashMap<>();
    ofReceivers.forEach(persona -> all.put(persona.name(), persona));
    Personas.builtIn().all().forEach(persona -> all.putIfAbsent(persona.name(), persona));
    return List.copyOf(all.values());
  }

  /** Whether a receiver takes everything, whatever its persona is. */
  boolean isAnnotating() {
    return annotate;
  }

  /** Who is asked before a mail is answered, if that is wanted. */
  Optional<List<Persona>> annotating(Supplier<Panel> panel) {
    return annotate ? Optional.of(panel.get().personas()) : Optional.empty();
  }

  /**
   * Begins to judge what comes into the journal, if that is wanted.
   *
   * @throws UsageException when it is, and there is no journal
   */
  Optional<Jury> start(Optional<Journal> journal, boolean isShown, Supplier<Panel> panel) {
    if (judgeAll && journal.isEmpty()) {
      throw new UsageException(
          "--judge-all without a journal, expected --journal DIR or --http :8025 with it");
    }
    return journal.filter(kept -> judgeAll || isShown).map(kept -> Jury.start(kept, panel.get()));
  }
}
