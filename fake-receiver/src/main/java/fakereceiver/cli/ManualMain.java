package fakereceiver.cli;

import fakereceiver.cli.manual.Manual;
import fakereceiver.cli.manual.Source;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Writes man pages and completion of {@code fake-receiver}; the build runs it. */
public final class ManualMain {

  private ManualMain() {}

  /** The whole manual. */
  public static Manual manual() {
    return new Manual(
        Cli.described(Main.commands()),
        Source.plain(
            Map.of("NAME.yaml", "A persona of your own, see --persona."),
            List.of("smtp-probe(1)")));
  }

  /**
   * Writes it, and what the program needs of its options when it runs.
   *
   * @param args the folder of the manual, and that of the classes
   */
  public static void main(String... args) throws IOException {
    manual().writeTo(Path.of(args[0]));
    OptionsCompiler.write(Main.commands(), Path.of(args[1]));
  }
}
