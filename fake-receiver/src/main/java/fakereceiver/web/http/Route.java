package fakereceiver.web.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which handler answers which requests. Immutable.
 *
 * @param method of HTTP
 * @param template a path: {@code /mails/{id}} has a variable, {@code /static/**} whatever follows
 * @param kind how long it takes
 * @param handler answers
 */
public record Route(String method, String template, Kind kind, Handler handler) {

  /** What follows, where a template ends in it. */
  static final String REST = "**";

  /** How long a reply takes: each kind has seats of its own. */
  public enum Kind {
    /** No longer than the work does. */
    SHORT,
    /** The same, with a message taken apart, which takes many times its size. */
    LARGE,
    /** Until something comes. */
    WAITING,
    /** Until its client leaves. */
    STREAM
  }

  /** For a reply that takes no longer than the work does. */
  public Route(String method, String template, Handler handler) {
    this(method, template, Kind.SHORT, handler);
  }

  /** The variables of a path of that form; empty when it is of another. */
  Optional<Map<String, String>> match(List<String> path) {
    List<String> parts = List.of(template.substring(1).split("/", -1));
    boolean open = parts.get(parts.size() - 1).equals(REST);
    if (open ? path.size() < parts.size() : path.size() != parts.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      String part = parts.get(i);
      if (part.equals(REST)) {
        variables.put(REST, String.join("/", path.subList(i, path.size())));
      } else if (part.startsWith("{")) {
        variables.put(part.substring(1, part.length() - 1), path.get(i));
      } else if (!part.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
