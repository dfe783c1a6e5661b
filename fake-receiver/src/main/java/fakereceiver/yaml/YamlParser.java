package fakereceiver.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;

/** From text to the parser's nodes, without what no hand-written file needs. */
final class YamlParser {

  /** 256 KiB, forty times the largest file that we know of. */
  private static final int MAX_SIZE = 256 * 1024;

  private static final String NOT_YAML = "cannot be read as YAML: ";

  private YamlParser() {}

  /** The only document in {@code text}; empty when something is wrong. */
  static Optional<Node> parse(String text, Problems problems) {
    if (text.length() > MAX_SIZE) {
      problems.add(
          1, "file", "found " + text.length() + " characters, expected " + MAX_SIZE + " at most");
      return Optional.empty();
    }
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(text)) {
      problems.add(1, "file", NOT_YAML + "it has half a character (an unpaired surrogate)");
      return Optional.empty();
    }
    LoadSettings settings = LoadSettings.builder().build();
    try {
      Optional<Node> root = new Composer(settings, new PlainParser(settings, text)).getSingleNode();
      if (root.isEmpty()) {
        problems.add(1, "file", "found nothing, expected a map");
      }
      return root;
    } catch (PlainParser.NotPlainException e) {
      problems.add(line(e.mark()), "file", e.problem());
    } catch (MarkedYamlEngineException e) {
      problems.add(
          line(e.getProblemMark()), column(e.getProblemMark()), "file", NOT_YAML + e.getProblem());
    } catch (ReaderException e) {
      long line = text.substring(0, Math.min(e.getPosition(), text.length())).lines().count();
      problems.add((int) Math.max(1, line), "file", NOT_YAML + e.getMessage());
    } catch (YamlEngineException e) {
      problems.add(1, "file", NOT_YAML + e.getMessage());
    }
    return Optional.empty();
  }

  static int column(Optional<Mark> mark) {
    return mark.map(m -> m.getColumn() + 1).orElse(1);
  }

  static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(1);
  }
}
