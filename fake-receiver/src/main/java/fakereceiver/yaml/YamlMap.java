package fakereceiver.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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
  private final Map<String, YamlNode.Entry> entries = new LinkedHashMap<>();
  private final Problems problems;

  private YamlMap(String path, int line, int column, Problems problems) {
    this.path = path;
    this.line = line;
    this.column = column;
    this.problems = problems;
  }

  /** Reads a whole file; empty when it is not a map, and {@code problems} says why. */
  public static Optional<YamlMap> read(String text, Problems problems) {
    return YamlParser.parse(text, problems).flatMap(root -> root(root, problems));
  }

  /** A whole file that was parsed. */
  static Optional<YamlMap> root(YamlNode root, Problems problems) {
    if (root instanceof YamlNode.Mapping map) {
      return Optional.of(of("", map.line(), map.column(), map, problems));
    }
    problems.add(root.line(), root.column(), "file", "found " + shown(root) + ", expected a map");
    return Optional.empty();
  }

  private static YamlMap of(
      String path, int line, int column, YamlNode.Mapping node, Problems problems) {
    YamlMap map = new YamlMap(path, line, column, problems);
    for (YamlNode.Entry entry : node.entries()) {
      int at = entry.key().line();
      int in = entry.key().column();
      if (!(entry.key() instanceof YamlNode.Scalar key)) {
        problems.add(at, in, map.pathOf("?"), "found " + shown(entry.key()) + ", expected a key");
      } else if (map.has(key.value())) {
        problems.add(
            at,
            in,
            map.pathOf(key.value()),
            "found a second time, expected once (first in line " + map.lineOf(key.value()) + ")");
      } else {
        map.entries.put(key.value(), entry);
      }
    }
    return map;
  }

  /** The keys, in the order of the file. */
  public Set<String> keys() {
    return Collections.unmodifiableSet(entries.keySet());
  }

  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Whether the key is there and has a text, not a map or a list. */
  public boolean isText(String key) {
    return node(key).filter(node -> node instanceof YamlNode.Scalar s && s.isText()).isPresent();
  }

  /** Notes every key that is not one of these; {@code what} says what they are. */
  public void allowOnly(String what, Collection<String> known) {
    for (String key : entries.keySet()) {
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
    problems.add(lineOf(key), columnOf(key), pathOf(key), problem);
  }

  /** The text of a key that may be left out. */
  public Optional<YamlText> text(String key) {
    return node(key).flatMap(node -> textOf(node, key));
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

  /** Those of several values whose words a list has; others are noted. */
  public <T> Set<T> some(String key, List<T> values, Function<T, String> word) {
    return texts(key).stream()
        .flatMap(text -> text.oneOf(values, word).stream())
        .collect(Collectors.toSet());
  }

  /** Yes or no, of a key that may be left out. */
  public Optional<Boolean> flag(String key) {
    return text(key)
        .flatMap(text -> text.oneOf(List.of("yes", "no"), word -> word))
        .map("yes"::equals);
  }

  /** The decimal number of a key that may be left out. */
  public Optional<Double> number(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent()) {
      if (node.get() instanceof YamlNode.Scalar scalar
          && scalar.isNumber()
          && NUMBER.matcher(scalar.value()).matches()) {
        return Optional.of(Double.valueOf(scalar.value()));
      }
      problem(key, "found " + shown(node.get()) + ", expected a number such as 2.5 or -0.2");
    }
    return Optional.empty();
  }

  /** The texts of a list that may be left out. */
  public List<YamlText> texts(String key) {
    Optional<YamlNode> node = node(key);
    List<YamlText> texts = new ArrayList<>();
    if (node.isPresent()) {
      if (node.get() instanceof YamlNode.Sequence list) {
        list.items().forEach(item -> textOf(item, key).ifPresent(texts::add));
      } else {
        problem(key, "found " + shown(node.get()) + ", expected a list");
      }
    }
    return texts;
  }

  /** The map of a key that may be left out. */
  public Optional<YamlMap> map(String key) {
    Optional<YamlNode> node = node(key);
    if (node.isPresent()) {
      if (node.get() instanceof YamlNode.Mapping map) {
        return Optional.of(of(pathOf(key), lineOf(key), columnOf(key), map, problems));
      }
      problem(key, "found " + shown(node.get()) + ", expected a map");
    }
    return Optional.empty();
  }

  public Optional<YamlMap> needMap(String key) {
    need(key, "a map");
    return map(key);
  }

  private void need(String key, String what) {
    if (!has(key)) {
      problem(key, "found nothing, expected " + what);
    }
  }

  private Optional<YamlText> textOf(YamlNode node, String key) {
    if (node instanceof YamlNode.Scalar scalar && scalar.isText()) {
      return Optional.of(
          new YamlText(scalar.value(), node.line(), node.column(), pathOf(key), problems));
    }
    problems.add(
        node.line(), node.column(), pathOf(key), "found " + shown(node) + ", expected " + TEXT);
    return Optional.empty();
  }

  private String pathOf(String key) {
    return path.isEmpty() ? key : path + "." + key;
  }

  /** The line of a key, or of the map itself when the key is not there. */
  public int lineOf(String key) {
    YamlNode.Entry entry = entries.get(key);
    return entry == null ? line : entry.key().line();
  }

  private int columnOf(String key) {
    YamlNode.Entry entry = entries.get(key);
    return entry == null ? column : entry.key().column();
  }

  private Optional<YamlNode> node(String key) {
    return Optional.ofNullable(entries.get(key)).map(YamlNode.Entry::value);
  }

  private static String shown(YamlNode node) {
    if (!(node instanceof YamlNode.Scalar scalar)) {
      return node instanceof YamlNode.Mapping ? "a map" : "a list";
    }
    return switch (scalar.kind()) {
      case TEXT -> YamlText.shown(scalar.value());
      case WHOLE_NUMBER, NUMBER -> "the number " + scalar.value();
      case NOTHING -> "nothing";
      case OTHER -> YamlText.shown(scalar.value()) + " of type " + scalar.type();
    };
  }
}
