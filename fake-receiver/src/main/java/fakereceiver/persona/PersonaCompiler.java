package fakereceiver.persona;

import fakereceiver.yaml.YamlArchiveWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Parses the built-in personas and writes them in a form that loads at once; the build runs it. */
public final class PersonaCompiler {

  private PersonaCompiler() {}

  /** The personas that come with the program. */
  static byte[] compiled() {
    YamlArchiveWriter writer = new YamlArchiveWriter();
    Personas.builtIn().names().forEach(name -> writer.add(name, PersonaSources.text(name)));
    return writer.octets();
  }

  /**
   * Writes them beside their classes.
   *
   * @param args the folder of the classes
   */
  public static void main(String... args) throws IOException {
    Path folder = Path.of(args[0]).resolve(Personas.class.getPackageName().replace('.', '/'));
    Files.write(folder.resolve(PersonaSources.ARCHIVE), compiled());
  }
}
