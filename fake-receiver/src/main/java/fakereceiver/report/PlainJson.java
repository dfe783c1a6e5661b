package fakereceiver.report;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import java.util.Optional;
import java.util.function.Function;

/** Data as JSON, but for findings and verdicts, which belong to reports. */
final class PlainJson {

  private PlainJson() {}

  /**
   * The same as JSON; empty for what is not plain.
   *
   * @param inner makes JSON of what is in it
   */
  static Optional<JsonElement> of(Data data, Function<Data, JsonElement> inner) {
    if (data instanceof Data.Text text) {
      return Optional.of(new JsonPrimitive(text.text()));
    } else if (data instanceof Data.Quantity quantity) {
      return Optional.of(new JsonPrimitive(quantity.value()));
    } else if (data instanceof Data.Flag flag) {
      return Optional.of(new JsonPrimitive(flag.isSet()));
    } else if (data instanceof Data.Items items) {
      JsonArray array = new JsonArray();
      items.items().forEach(item -> array.add(inner.apply(item)));
      return Optional.of(array);
    } else if (data instanceof Data.Members members) {
      JsonObject json = new JsonObject();
      members.members().forEach((name, value) -> json.add(name, inner.apply(value)));
      return Optional.of(json);
    }
    return Optional.empty();
  }
}
