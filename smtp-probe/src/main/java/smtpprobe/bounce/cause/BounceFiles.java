package smtpprobe.bounce.cause;

import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlResources;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of this program that say what bounces mean. Safe for several threads. */
public final class BounceFiles {

  /** What there can be behind a bounce. */
  static final String CAUSES = "causes";

  /** The words that tell receivers apart. */
  public static final String RECEIVERS = "receivers";

  /** What statuses mean. */
  public static final String STATUSES = "statuses";

  /** What words mean: the files, in the order in which they count. */
  public static final List<String> PATTERNS =
      List.of("patterns-receivers", "patterns-common", "patterns-delivery", "patterns-weak");

  private static final String FOLDER = "smtpprobe/bounce";
  private static final YamlResources FILES =
      new YamlResources(FOLDER, name -> BounceFiles.class.getResource(name));

  private BounceFiles() {}

  /** One of these files; empty when it is no map, and {@code problems} says why. */
  public static Optional<YamlMap> read(String name, Problems problems) {
    return FILES.read(name, problems);
  }

  /**
   * The lines of a file that is no YAML, by the section that they stand in; its name is given with
   * the ending.
   */
  public static Map<String, List<String>> sections(String file) {
    Map<String, List<String>> sections = new HashMap<>();
    List<String> lines = new ArrayList<>();
    for (String line : (Iterable<String>) text(file).lines().map(String::strip)::iterator) {
      if (line.startsWith("[")) {
        lines = new ArrayList<>();
        sections.put(line.substring(1, line.length() - 1), lines);
      } else if (!line.isEmpty() && !line.startsWith("#")) {
        lines.add(line);
      }
    }
    return sections;
  }

  private static String text(String file) {
    try (InputStream in = BounceFiles.class.getResourceAsStream("/" + FOLDER + "/" + file)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its file " + file);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Parses them and writes them in a form that loads at once; the build runs it. */
  public static void compile(Path classes) throws IOException {
    FILES.compile(
        Stream.concat(Stream.of(CAUSES, RECEIVERS, STATUSES), PATTERNS.stream()).toList(), classes);
  }
}
