package fakereceiver.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/**
 * The library's parser, which ends at what no hand-written file needs: aliases could make a small
 * file huge or endless, and nesting could exhaust the stack of whoever composes.
 */
final class PlainParser implements Parser {

  /** The composer's recursion is as deep as the file's. */
  private static final int MAX_DEPTH = 10;

  private final Parser events;
  private int depth;

  /** The library's short cut to this is in a package that its module keeps to itself. */
  PlainParser(LoadSettings settings, String text) {
    events = new ParserImpl(settings, new StreamReader(settings, text));
  }

  @Override
  public boolean checkEvent(Event.ID choice) {
    return events.checkEvent(choice);
  }

  @Override
  public Event peekEvent() {
    return events.peekEvent();
  }

  @Override
  public boolean hasNext() {
    return events.hasNext();
  }

  @Override
  public Event next() {
    Event event = events.next();
    if (event instanceof AliasEvent
        || (event instanceof NodeEvent node && node.getAnchor().isPresent())) {
      throw new NotPlainException(
          event, "found an anchor or alias, expected every value written out");
    }
    if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
      throw new NotPlainException(
          event,
          "found more than " + MAX_DEPTH + " maps and lists inside each other, expected fewer");
    }
    if (event instanceof CollectionEndEvent) {
      depth--;
    }
    return event;
  }

  /** Where the file stops being plain, and what was found there. */
  static final class NotPlainException extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final transient Optional<Mark> mark;
    private final String problem;

    private NotPlainException(Event event, String problem) {
      super(problem);
      this.mark = event.getStartMark();
      this.problem = problem;
    }

    Optional<Mark> mark() {
      return mark;
    }

    String problem() {
      return problem;
    }
  }
}
