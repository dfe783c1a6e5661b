package smtpprobe.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value in JSON that another program printed. What is missing or of another type is empty: the
 * caller asks, and never fails. Immutable as long as nobody keeps the text's tree elsewhere.
 */
public final class Json {

  private final JsonElement element;

  private Json(JsonElement element) {
    this.element = element;
  }

  /** Reads one value; empty when the text is not JSON. */
  public static Optional<Json> parse(String text) {
    try {
      JsonElement element = JsonParser.parseString(text);
      return element.isJsonNull() ? Optional.empty() : Optional.of(new Json(element));
    } catch (JsonParseException | StackOverflowError e) {
      return Optional.empty();
    }
  }

  /** The member of that name, those that are {@code null} included. */
  public Optional<Json> member(String name) {
    return element.isJsonObject()
        ? Optional.ofNullable(element.getAsJsonObject().get(name)).map(Json::new)
        : Optional.empty();
  }

  /** The text of the member of that name. */
  public Optional<String> text(String name) {
    return member(name).flatMap(Json::text);
  }

  /** The whole number in the member of that name. */
  public Optional<Long> number(String name) {
    return member(name).flatMap(Json::number);
  }

  /** Whether the member of that name is there and true. */
  public boolean flag(String name) {
    return member(name)
        .filter(m -> m.primitive().filter(JsonPrimitive::isBoolean).isPresent())
        .filter(m -> m.element.getAsBoolean())
        .isPresent();
  }

  /** The names of the members of an object, in order. */
  public List<String> names() {
    return element.isJsonObject() ? List.copyOf(element.getAsJsonObject().keySet()) : List.of();
  }

  /** The items of an array. */
  public List<Json> items() {
    List<Json> items = new ArrayList<>();
    if (element.isJsonArray()) {
      element.getAsJsonArray().forEach(item -> items.add(new Json(item)));
    }
    return items;
  }

  /** The items of the array in the member of that name. */
  public List<Json> items(String name) {
    return member(name).map(Json::items).orElse(List.of());
  }

  /** The texts of the member of that name, be it a list or one alone. */
  public List<String> texts(String name) {
    return member(name).stream()
        .flatMap(m -> m.isArray() ? m.items().stream() : Stream.of(m))
        .flatMap(one -> one.text().stream())
        .toList();
  }

  /** This value, if it is text. */
  public Optional<String> text() {
    return primitive().filter(JsonPrimitive::isString).map(JsonPrimitive::getAsString);
  }

  /** This value, if it is a whole number. */
  public Optional<Long> number() {
    try {
      return primitive().filter(JsonPrimitive::isNumber).map(p -> Long.parseLong(p.getAsString()));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  public boolean isArray() {
    return element.isJsonArray();
  }

  public boolean isObject() {
    return element.isJsonObject();
  }

  private Optional<JsonPrimitive> primitive() {
    return element.isJsonPrimitive() ? Optional.of(element.getAsJsonPrimitive()) : Optional.empty();
  }

  /** The value as JSON, in one line. */
  @Override
  public String toString() {
    return element.toString();
  }
}
