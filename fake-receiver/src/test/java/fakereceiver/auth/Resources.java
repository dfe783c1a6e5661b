package fakereceiver.auth;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the suites among the test resources. */
public final class Resources {

  private Resources() {}

  public static byte[] octets(String path) {
    try (InputStream in = Resources.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalArgumentException("there is no test resource " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** Text with one character for each octet. */
  public static String latin1(String path) {
    return new String(octets(path), StandardCharsets.ISO_8859_1);
  }

  public static JsonElement json(String path) {
    return JsonParser.parseString(new String(octets(path), StandardCharsets.UTF_8));
  }

  public static List<JsonObject> objects(JsonElement array) {
    List<JsonObject> objects = new ArrayList<>();
    array.getAsJsonArray().forEach(e -> objects.add(e.getAsJsonObject()));
    return objects;
  }

  /** A JSON string, or an array of strings joined. */
  public static String joined(JsonElement text) {
    if (text instanceof JsonArray parts) {
      StringBuilder joined = new StringBuilder();
      parts.forEach(part -> joined.append(part.getAsString()));
      return joined.toString();
    }
    return text.getAsString();
  }

  /** The corpora have LF; over SMTP, lines end in CRLF. */
  public static String withCrLf(String text) {
    return text.replace("\r\n", "\n").replace("\n", "\r\n");
  }
}
