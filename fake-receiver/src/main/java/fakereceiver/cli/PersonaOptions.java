package fakereceiver.cli;

import fakereceiver.dns.UsageException;
import fakereceiver.judge.Persona;
import fakereceiver.persona.Personas;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** From what a user types to personas. */
public final class PersonaOptions {

  /** Every built-in persona. */
  private static final String ALL = "all";

  /** The default: a few of them. */
  public static final String EXAMPLES = "examples";

  private PersonaOptions() {}

  /**
   * One persona: the name of a built-in one, or a file of the user's, told by its ending {@code
   * .yaml} or {@code .yml}.
   *
   * @throws UsageException when there is none of that name, or the file is wrong
   */
  public static Persona one(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml")
        ? file(Path.of(word))
        : UsageException.reading(() -> Personas.builtIn().named(word));
  }

  /**
   * A persona of the user's.
   *
   * @throws fakereceiver.persona.PersonaFileException when the file is wrong
   */
  static Persona file(Path file) {
    return Personas.builtIn().read(file);
  }

  /** Several: {@code all} is every built-in one, {@code examples} a few of them. */
  public static List<Persona> several(List<String> words) {
    Set<String> names = new LinkedHashSet<>();
    for (String word : words) {
      names.addAll(names(word));
    }
    List<Persona> several = new ArrayList<>();
    names.forEach(name -> several.add(one(name)));
    return several;
  }

  private static List<String> names(String word) {
    return switch (word) {
      case ALL -> Personas.builtIn().names();
      case EXAMPLES -> Personas.builtIn().examples().stream().map(Persona::name).toList();
      default -> List.of(word);
    };
  }
}
