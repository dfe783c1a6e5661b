package fakereceiver.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A map in a YAML file. Whatever is not as the caller asks for it becomes a problem, and reading
 * goes on, so that all problems of a file are found at once.
 */
public final class YamlMap {

  private static final String TEXT = "text (quotes make a text of anything)";

  private static final Pattern NUMBER = Pattern.compile("-?[0-9]{1,6}(\\.[0-9]{1,6})?");

  private final String path;
  private final int line;
  private final int column;
  private final Map<String, Node> values = new LinkedHashMap<>();
  private final Map<String, Integer> lines = new LinkedHashMap<>();
  private final Map<String, Integer> columns = new LinkedHashMap<>();
  private final Problems problems;

  private YamlMap(String path, int line, int column, Problems problems) {
    this.path = path;
    this.line = line;
    this.column = column;
    this.problems = problems;
  }

  /** Reads a whole file; empty when it is not a map, and {@code problems} says why. */
  public static Optional<YamlMap> read(String text, Problems problems) {
    Optional<Node> root = YamlParser.parse(text, problems);
    if (root.isPresent() && root.get() instanceof MappingNode map) {
      return Optional.of(of("", line(map), column(map), map, problems));
    }
    root.ifPresent(
        node ->
            problems.add(
                line(node), column(node), "file", "found " + shown(node) + ", expected a map"));
    return Optional.empty();
  }

  private static YamlMap of(
      String path, int line, int column, MappingNode node, Problems problems) {
    YamlMap map = new YamlMap(path, line, column, problems);
    for (NodeTuple tuple : node.getValue()) {
      int at = line(tuple.getKeyNode());
      if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
        problems.add(
            at,
            column(tuple.getKeyNode()),
            map.pathOf("?"),
            "found " + shown(tuple.getKeyNode()) + ", expected a key");
      } else if (map.values.putIfAbsent(key.getValue(), tuple.getValueNode()) != null) {
        problems.add(
            at,
            column(tuple.getKeyNode()),
            map.pathOf(key.getValue()),
            "found a second time, expected once (first in line "
                + map.lines.get(key.getValue())
                + ")");
      } else {
        map.lines.put(key.getValue(), at);
        map.columns.put(key.getValue(), column(tuple.getKeyNode()));
      }
    }
    return map;
  }

  /** The keys, in the order of the file. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(values.keySet());
  }

  /** Whether the key is there. */
  public boolean has(String key) {
    return values.containsKey(key);
  }

  /** Whether the key is there and has a text, not a map or a list. */
  public boolean isText(String key) {
    return values.get(key) instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR);
  }

  /** Notes every key that is not one of these; {@code what} says what they are. */
  public void allowOnly(String what, Collection<String> known) {
    for (String key : values.keySet()) {
      if (!known.contains(key)) {
        problem(
            key,
            "found an unknown key, expected "
                + what
                + (known.size() <= 16 ? ": " + String.join(", ", known) : "")
                + Nearest.hint(key, known));
      }
    }
  }

  /** Notes a problem at a key, or at the map itself when the key is not there. */
  public void problem(String key, String problem) {
    problems.add(
        lines.getOrDefault(key, line), columns.getOrDefault(key, column), pathOf(key), problem);
  }

  /** The text of a key that may be left out. */
  public Optional<YamlText> text(String key) {
    return Optional.ofNullable(values.get(key)).flatMap(node -> textOf(node, key));
  }

  /** The text of a key that has to be there, and not blank. */
  public Optional<YamlText> needText(String key) {
    need(key, TEXT);
    Optional<YamlText> text = text(key);
    if (text.isPresent() && text.get().value().isBlank()) {
      text.get().expected("more than nothing");
      return Optional.empty();
    }
    return text;
  }

  /** The decimal number of a key that may be left out. */
  public Optional<Double> number(String key) {
    Node node = values.get(key);
    if (node instanceof ScalarNode scalar
        && (scalar.getTag().equals(Tag.INT) || scalar.getTag().equals(Tag.FLOAT))
        && NUMBER.matcher(scalar.getValue()).matches()) {
      return Optional.of(Double.valueOf(scalar.getValue()));
    }
    if (node != null) {
      problem(key, "found " + shown(node) + ", expected a number such as 2.5 or -0.2");
    }
    return Optional.empty();
  }

  /** The texts of a list that may be left out. */
  public List<YamlText> texts(String key) {
    Node node = values.get(key);
    List<YamlText> texts = new ArrayList<>();
    if (node instanceof SequenceNode list) {
      list.getValue().forEach(item -> textOf(item, key).ifPresent(texts::add));
    } else if (node != null) {
      problem(key, "found " + shown(node) + ", expected a list");
    }
    return texts;
  }

  /** The map of a key that may be left out. */
  public Optional<YamlMap> map(String key) {
    Node node = values.get(key);
    if (node instanceof MappingNode map) {
      return Optional.of(
          of(
              pathOf(key),
              lines.getOrDefault(key, line),
              columns.getOrDefault(key, column),
              map,
              problems));
    }
    if (node != null) {
      problem(key, "found " + shown(node) + ", expected a map");
    }
    return Optional.empty();
  }

  /** The map of a key that has to be there. */
  public Optional<YamlMap> needMap(String key) {
    need(key, "a map");
    return map(key);
  }

  private void need(String key, String what) {
    if (!values.containsKey(key)) {
      problem(key, "found nothing, expected " + what);
    }
  }

  private Optional<YamlText> textOf(Node node, String key) {
    if (node instanceof ScalarNode scalar && scalar.getTag().equals(Tag.STR)) {
      return Optional.of(
          new YamlText(scalar.getValue(), line(node), column(node), pathOf(key), problems));
    }
    problems.add(
        line(node), column(node), pathOf(key), "found " + shown(node) + ", expected " + TEXT);
    return Optional.empty();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The line of a key, or of the map itself when the key is not there. */
  public int lineOf(String key) {
    return lines.getOrDefault(key, line);
  }

  private static int column(Node node) {
    return YamlParser.column(node.getStartMark());
  }

  private static int line(Node node) {
    return YamlParser.line(node.getStartMark());
  }

  private static String shown(Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      return node instanceof MappingNode ? "a map" : "a list";
    }
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return "nothing";
    }
    String text = YamlText.shown(scalar.getValue());
    if (tag.equals(Tag.INT) || tag.equals(Tag.FLOAT)) {
      return "the number " + scalar.getValue();
    }
    return tag.equals(Tag.STR) ? text : text + " of type " + tag.getValue();
  }
}
