package fakereceiver.yaml;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** From text to the parser's nodes, without what no hand-written file needs. */
final class YamlParser {

  /** 256 KiB, forty times the largest file that we know of. */
  private static final int MAX_SIZE = 256 * 1024;

  /** The parser's recursion is as deep as the file's. */
  private static final int MAX_DEPTH = 10;

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
      if (!isPlain(text, settings, problems)) {
        return Optional.empty();
      }
      Optional<Node> root = new Composer(settings, events(text, settings)).getSingleNode();
      if (root.isEmpty()) {
        problems.add(1, "file", "found nothing, expected a map");
      }
      return root;
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

  /** Aliases could make a small file huge or endless; nesting could exhaust the stack. */
  private static boolean isPlain(String text, LoadSettings settings, Problems problems) {
    int depth = 0;
    Parser events = events(text, settings);
    while (events.hasNext()) {
      Event event = events.next();
      if (event instanceof AliasEvent
          || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
        problems.add(
            line(event.getStartMark()),
            "file",
            "found an anchor or alias, expected every value written out");
        return false;
      }
      if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
        problems.add(
            line(event.getStartMark()),
            "file",
            "found more than " + MAX_DEPTH + " maps and lists inside each other, expected fewer");
        return false;
      }
      if (event instanceof CollectionEndEvent) {
        depth--;
      }
    }
    return true;
  }

  /** The library's short cut to this is in a package that its module keeps to itself. */
  private static Parser events(String text, LoadSettings settings) {
    return new ParserImpl(settings, new StreamReader(settings, text));
  }

  static int column(Optional<Mark> mark) {
    return mark.map(m -> m.getColumn() + 1).orElse(1);
  }

  static int line(Optional<Mark> mark) {
    return mark.map(m -> m.getLine() + 1).orElse(1);
  }
}
