package smtpprobe.cli;

import fakereceiver.judge.Persona;
import fakereceiver.persona.Personas;
import java.util.Iterator;
import java.util.stream.Stream;

/** What may stand behind {@code --persona}, beside files. */
final class PersonaNames implements Iterable<String> {

  @Override
  public Iterator<String> iterator() {
    return Stream.concat(
            Stream.of("all", "examples"), Personas.builtIn().all().stream().map(Persona::name))
        .iterator();
  }
}
