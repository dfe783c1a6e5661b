package fakereceiver.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/** From text to nodes, without what no hand-written file needs. */
final class YamlParser {

  /** 256 KiB, forty times the largest file that we know of. */
  private static final int MAX_SIZE = 256 * 1024;

  private static final String NOT_YAML = "cannot be read as YAML: ";

  private YamlParser() {}

  /** The only document in {@code text}; empty when something is wrong. */
  static Optional<YamlNode> parse(String text, Problems problems) {
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
      return root.map(YamlParser::node);
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

  /** The parser has refused aliases and deep nesting, so this ends. */
  private static YamlNode node(Node node) {
    int line = line(node.getStartMark());
    int column = column(node.getStartMark());
    if (node instanceof MappingNode map) {
      return new YamlNode.Mapping(
          line,
          column,
          map.getValue().stream()
              .map(
                  entry -> new YamlNode.Entry(node(entry.getKeyNode()), node(entry.getValueNode())))
              .toList());
    }
    return node instanceof SequenceNode list
        ? new YamlNode.Sequence(
            line, column, list.getValue().stream().map(YamlParser::node).toList())
        : scalar(line, column, (ScalarNode) node);
  }

  private static YamlNode.Scalar scalar(int line, int column, ScalarNode node) {
    Tag tag = node.getTag();
    YamlNode.Kind kind =
        tag.equals(Tag.STR)
            ? YamlNode.Kind.TEXT
            : tag.equals(Tag.INT)
                ? YamlNode.Kind.WHOLE_NUMBER
                : tag.equals(Tag.FLOAT)
                    ? YamlNode.Kind.NUMBER
                    : tag.equals(Tag.NULL) ? YamlNode.Kind.NOTHING : YamlNode.Kind.OTHER;
    return new YamlNode.Scalar(line, column, kind, node.getValue(), tag.getValue());
  }

  private static int column(Optional<Mark> mark) {
    return mark.map(m -> m.getColumn() + 1).orElse(1);
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(1);
  }
}
