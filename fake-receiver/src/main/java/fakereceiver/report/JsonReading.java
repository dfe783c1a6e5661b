package fakereceiver.report;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonToken;
import com.google.gson.stream.MalformedJsonException;
import java.io.IOException;
import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A JSON object of texts, as a client sends it: strictly JSON, small, each member once. Immutable.
 */
public final class JsonReading {

  private static final int MAX_MEMBERS = 20;

  private final Map<String, String> members;

  /** One member is not as it should be. */
  public static final class WrongMember extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;

    private final String member;

    WrongMember(String member, String why) {
      super(why);
      this.member = member;
    }

    /** Its name. */
    public String member() {
      return member;
    }
  }

  private JsonReading(Map<String, String> members) {
    this.members = Map.copyOf(members);
  }

  /**
   * Reads one.
   *
   * @throws IllegalArgumentException when it is none; the message says what it is
   */
  public static JsonReading of(String text) {
    try (JsonReader reader = new JsonReader(new StringReader(text))) {
      reader.setStrictness(Strictness.STRICT);
      return new JsonReading(object(reader));
    } catch (MalformedJsonException | IllegalStateException e) {
      throw new IllegalArgumentException("it is no JSON object, expected {\"name\": \"text\"}", e);
    } catch (IOException e) {
      throw new IllegalArgumentException("it ends too early, expected a whole JSON object", e);
    }
  }

  private static Map<String, String> object(JsonReader reader) throws IOException {
    Map<String, String> members = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      if (reader.peek() != JsonToken.STRING) {
        throw new WrongMember(name, "a member is no text, expected texts alone");
      }
      if (members.put(name, reader.nextString()) != null) {
        throw new WrongMember(name, "a member is there twice, expected each once");
      }
      if (members.size() > MAX_MEMBERS) {
        throw new IllegalArgumentException("it has too many members, expected a few");
      }
    }
    reader.endObject();
    if (reader.peek() != JsonToken.END_DOCUMENT) {
      throw new IllegalArgumentException("something follows the object, expected nothing");
    }
    return members;
  }

  /** A member; empty when it is not there. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(members.get(name));
  }

  /**
   * The same, when only these may be there.
   *
   * @throws WrongMember when another is
   */
  public JsonReading only(Set<String> known) {
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        throw new WrongMember(
            name,
            "there is a member that is not known here, expected "
                + String.join(", ", new TreeSet<>(known)));
      }
    }
    return this;
  }
}
