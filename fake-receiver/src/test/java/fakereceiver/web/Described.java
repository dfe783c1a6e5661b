package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** The OpenAPI description, and whether replies are as it says. */
final class Described {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode document = read();

  private static JsonNode read() {
    try (InputStream in = Described.class.getResourceAsStream("api/openapi.json")) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  JsonNode document() {
    return document;
  }

  /** Every operation: {@code GET /api/v1/mails}. */
  TreeSet<String> operations() {
    TreeSet<String> operations = new TreeSet<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            operations.add(method.toUpperCase(Locale.ROOT) + " " + path.getKey())));
    return operations;
  }

  /** Fails unless such a reply is described. */
  void check(String method, String path, int status, String type, String body) {
    JsonNode operation = operation(method, path.replaceFirst("\\?.*", ""));
    JsonNode response = operation.path("responses").path(String.valueOf(status));
    if (response.isMissingNode()) {
      assertThat(status).as(method + " " + path + ": " + body).isGreaterThanOrEqualTo(400);
      response = operation.path("responses").path("default");
    }
    assertThat(response.isMissingNode()).as("no response " + status).isFalse();
    String bare = type.replaceFirst(";.*", "");
    List<String> types = new ArrayList<>();
    response.path("content").fieldNames().forEachRemaining(types::add);
    if (types.isEmpty()) {
      assertThat(body).isEmpty();
      return;
    }
    assertThat(types).anyMatch(one -> bare.matches(one.replace("*", ".*")));
    if (bare.equals("application/json")) {
      validate(response.path("content").path(bare).path("schema"), body);
    }
  }

  private void validate(JsonNode schema, String body) {
    ObjectNode root = ((ObjectNode) schema).deepCopy();
    root.set("components", document.path("components"));
    try {
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                  .getSchema(root)
                  .validate(JSON.readTree(body)))
          .as(body)
          .isEmpty();
    } catch (IOException e) {
      throw new AssertionError("no JSON: " + body, e);
    }
  }

  private JsonNode operation(String method, String path) {
    List<JsonNode> found = new ArrayList<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            one -> {
              String pattern = one.getKey().replaceAll("\\{[a-z]+}", "[^/]+").replace(".", "\\.");
              if (path.matches(pattern) && one.getValue().has(method.toLowerCase(Locale.ROOT))) {
                found.add(one.getValue().path(method.toLowerCase(Locale.ROOT)));
              }
            });
    assertThat(found).as(method + " " + path + " is not described").isNotEmpty();
    return found.get(found.size() - 1);
  }
}
