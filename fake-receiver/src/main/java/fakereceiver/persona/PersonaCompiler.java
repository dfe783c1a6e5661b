package fakereceiver.persona;

import java.io.IOException;
import java.nio.file.Path;

/** Parses the built-in personas and writes them in a form that loads at once; the build runs it. */
public final class PersonaCompiler {

  private PersonaCompiler() {}

  /**
   * Writes them beside their classes.
   *
   * @param args the folder of the classes
   */
  public static void main(String... args) throws IOException {
    Personas.files().compile(Personas.builtIn().names(), Path.of(args[0]));
  }
}
