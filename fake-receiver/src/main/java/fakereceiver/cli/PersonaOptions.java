package fakereceiver.cli;

import fakereceiver.given.UsageException;
import fakereceiver.judge.Persona;
import fakereceiver.persona.Personas;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    return isFile(word)
        ? file(Path.of(word))
        : UsageException.reading(() -> Personas.builtIn().named(word));
  }

  private static boolean isFile(String word) {
    return word.endsWith(".yaml") || word.endsWith(".yml");
  }

  /** The file that such a word names, if it names one. */
  static List<Path> file(String word) {
    return isFile(word) ? List.of(Path.of(word)) : List.of();
  }

  /**
   * A persona of the user's.
   *
   * @throws fakereceiver.persona.PersonaFileException when the file is wrong
   */
  static Persona file(Path file) {
    return Personas.builtIn().read(file);
  }

  /**
   * Several: {@code all} is every built-in one, {@code examples} a few of them. One that is asked
   * for by name counts, whatever it says of itself.
   */
  public static List<Persona> several(List<String> words) {
    Map<String, Persona> several = new LinkedHashMap<>();
    for (String word : words) {
      switch (word) {
        case ALL -> Personas.builtIn().all().forEach(one -> several.putIfAbsent(one.name(), one));
        case EXAMPLES ->
            Personas.builtIn().examples().forEach(one -> several.putIfAbsent(one.name(), one));
        default -> {
          Persona one = one(word).counting();
          several.put(one.name(), one);
        }
      }
    }
    return List.copyOf(several.values());
  }
}
