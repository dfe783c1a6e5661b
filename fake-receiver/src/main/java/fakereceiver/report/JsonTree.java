package fakereceiver.report;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** JSON as another program has written it, to be read member by member. Immutable. */
public final class JsonTree {

  private final JsonElement element;

  private JsonTree(JsonElement element) {
    this.element = element;
  }

  /**
   * Reads it.
   *
   * @throws IllegalArgumentException when it is no JSON
   */
  public static JsonTree of(String text) {
    try {
      return new JsonTree(JsonParser.parseString(text));
    } catch (JsonParseException | StackOverflowError e) {
      throw new IllegalArgumentException("it is no JSON", e);
    }
  }

  /** A member, an object; one without members when it is not there. */
  public JsonTree member(String name) {
    return new JsonTree(get(name).orElseGet(JsonObject::new));
  }

  /** The text of a member, or its number; empty when it is not there. */
  public Optional<String> text(String name) {
    return get(name).filter(JsonPrimitive.class::isInstance).map(JsonElement::getAsString);
  }

  /** A whole number; 0 when it is not there. */
  public long number(String name) {
    try {
      return text(name).map(Long::parseLong).orElse(0L);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(name + " is no whole number", e);
    }
  }

  /** Whether it is an object with such a member. */
  public boolean has(String name) {
    return get(name).isPresent();
  }

  /** Whether it is an array. */
  public boolean isArray() {
    return element.isJsonArray();
  }

  /** Whether a member is true. */
  public boolean flag(String name) {
    return text(name).filter("true"::equals).isPresent();
  }

  /** The items of a member; none when it is not there. */
  public List<JsonTree> items(String name) {
    return get(name).map(found -> new JsonTree(found).items()).orElse(List.of());
  }

  /** The items, if it is an array. */
  public List<JsonTree> items() {
    List<JsonTree> items = new ArrayList<>();
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> items.add(new JsonTree(item)));
    }
    return items;
  }

  /** The texts of a member; none when it is not there. */
  public List<String> texts(String name) {
    return items(name).stream()
        .filter(item -> item.element.isJsonPrimitive())
        .map(item -> item.element.getAsString())
        .toList();
  }

  private Optional<JsonElement> get(String name) {
    return element.isJsonObject()
        ? Optional.ofNullable(element.getAsJsonObject().get(name))
            .filter(found -> !found.isJsonNull())
        : Optional.empty();
  }

  /** As JSON. */
  @Override
  public String toString() {
    return element.toString();
  }
}
