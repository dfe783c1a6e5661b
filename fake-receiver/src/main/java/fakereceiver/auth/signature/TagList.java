package fakereceiver.auth.signature;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Printable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A list of {@code name=value} pairs (RFC 6376 section 3.2), as in signatures, keys and DMARC
 * records. Immutable.
 *
 * @param text the whole text; empty when it was too long to be read
 * @param tags the tags by name, in order, as far as they could be read
 * @param error what is wrong, if anything is
 */
public record TagList(String text, Map<String, Tag> tags, Optional<String> error) {

  /** More tags are refused. */
  private static final int MAX_TAGS = 200;

  /**
   * Longer texts are not read at all; honest signatures and keys have a few thousand characters.
   */
  private static final int MAX_TEXT = 100_000;

  /**
   * One tag.
   *
   * @param value without the white space around it; folds inside are kept
   * @param start where the text after the equals sign begins
   * @param end where it ends, at the semicolon or at the end
   */
  public record Tag(String value, int start, int end) {}

  /** Copies the map, keeping its order. */
  public TagList {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** Reads a list; any text will do. */
  public static TagList parse(String text) {
    if (text.length() > MAX_TEXT) {
      return new TagList("", Map.of(), Optional.of("it has more than " + MAX_TEXT + " characters"));
    }
    Map<String, Tag> tags = new LinkedHashMap<>();
    int at = 0;
    while (at < text.length()) {
      int semicolon = text.indexOf(';', at);
      int end = semicolon < 0 ? text.length() : semicolon;
      String spec = text.substring(at, end);
      String problem = "";
      if (trimmed(spec).isEmpty()) {
        if (semicolon >= 0) {
          problem = "a tag is empty";
        }
      } else {
        problem = add(tags, spec, at, end);
      }
      if (!problem.isEmpty()) {
        return new TagList(text, tags, Optional.of(Printable.of(problem)));
      }
      at = end + 1;
    }
    return new TagList(text, tags, Optional.empty());
  }

  private static String add(Map<String, Tag> tags, String spec, int at, int end) {
    int equals = spec.indexOf('=');
    if (equals < 0) {
      return "\"" + trimmed(spec) + "\" has no equals sign, expected name=value";
    }
    String name = trimmed(spec.substring(0, equals));
    if (!isName(name)) {
      return "\"" + name + "\" is not a tag name";
    }
    String value = trimmed(spec.substring(equals + 1));
    for (int i = 0; i < value.length(); i++) {
      if (value.charAt(i) < ' ' && !isSpace(value.charAt(i))) {
        return name + "= holds a control character";
      }
    }
    if (tags.put(name, new Tag(value, at + equals + 1, end)) != null) {
      return name + "= is there twice";
    }
    return tags.size() > MAX_TAGS ? "there are more than " + MAX_TAGS + " tags" : "";
  }

  private static boolean isName(String name) {
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Ascii.isLetter(c) && (i == 0 || (!Ascii.isDigit(c) && c != '_'))) {
        return false;
      }
    }
    return !name.isEmpty();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  static String trimmed(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isSpace(text.charAt(start))) {
      start++;
    }
    while (end > start && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(tags.get(name)).map(Tag::value);
  }

  /** Whether a tag is not there; of a list that could not be read to its end nobody knows. */
  public boolean lacks(String name) {
    return error.isEmpty() && !tags.containsKey(name);
  }

  /** The value with all white space taken out, for base64 and lists. */
  public Optional<String> packed(String name) {
    return value(name).map(TagList::withoutSpace);
  }

  private static String withoutSpace(String value) {
    StringBuilder packed = new StringBuilder(value.length());
    for (int i = 0; i < value.length(); i++) {
      if (!isSpace(value.charAt(i))) {
        packed.append(value.charAt(i));
      }
    }
    return packed.toString();
  }

  /** The whole text with the value of a tag left out, as a signature covers itself. */
  public String without(String name) {
    Tag tag = tags.get(name);
    return tag == null ? text : text.substring(0, tag.start()) + text.substring(tag.end());
  }
}
