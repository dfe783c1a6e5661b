package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What programs may rely on: the published schema, and every member that was there before. */
class ReportSchemaTest {

  private static final Path SCHEMA = Path.of("../docs/report.schema.json");

  /** Outputs of version 1.0, as they were: never written anew within a major version. */
  private static final Path SAMPLES = Path.of("src/test/resources/report-1");

  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  private static JsonSchema schema() throws IOException {
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(Files.readString(SCHEMA));
  }

  @Test
  void everyOutputOfEveryCommandIsAsTheSchemaSays() throws Exception {
    JsonSchema schema = schema();
    for (String[] more : new String[][] {{"-f", "json"}, {"-f", "json", "--all"}}) {
      for (Map.Entry<String, Run> run : new EveryCommand(folder).run(more).entrySet()) {
        assertThat(run.getValue().code()).as(run.getKey() + run.getValue().err()).isBetween(0, 3);
        assertThat(schema.validate(JSON.readTree(run.getValue().out()))).as(run.getKey()).isEmpty();
      }
    }
  }

  @Test
  void theSchemaSaysNoToWhatIsNoReport() throws IOException {
    String good = "{\"version\": \"1.0\", \"command\": \"predict\", \"result\": \"ok\"";

    assertThat(schema().validate(JSON.readTree(good + "}"))).isEmpty();
    assertThat(schema().validate(JSON.readTree("{}"))).isNotEmpty();
    assertThat(schema().validate(JSON.readTree(good + ", \"verdicts\": 1}"))).isNotEmpty();
    assertThat(schema().validate(JSON.readTree(good.replace("ok", "fine") + "}"))).isNotEmpty();
    assertThat(
            schema()
                .validate(
                    JSON.readTree(good + ", \"verdicts\": [{\"persona\": \"a\", \"action\": 5}]}")))
        .isNotEmpty();
  }

  @Test
  void noMemberOfAnOlderOutputIsGoneOrOfAnotherType() throws Exception {
    for (Map.Entry<String, Run> run :
        new EveryCommand(folder).run("-f", "json", "--all").entrySet()) {
      Path sample = SAMPLES.resolve(run.getKey() + ".txt");
      Set<String> members = members(JSON.readTree(run.getValue().out()));
      if (!Files.exists(sample) && Boolean.getBoolean("golden.write")) {
        Files.createDirectories(SAMPLES);
        Files.write(sample, members);
      }
      assertThat(members).as(run.getKey()).containsAll(Files.readAllLines(sample));
    }
  }

  /** The path and the type of every member: {@code verdicts[].persona string}. */
  private static Set<String> members(JsonNode json) {
    Set<String> members = new TreeSet<>();
    add("", json, members);
    return members;
  }

  private static void add(String path, JsonNode json, Set<String> members) {
    members.add(
        (path + " " + json.getNodeType().name().toLowerCase(java.util.Locale.ROOT)).strip());
    json.fields()
        .forEachRemaining(
            member ->
                add(
                    path.isEmpty() ? member.getKey() : path + "." + member.getKey(),
                    member.getValue(),
                    members));
    json.elements()
        .forEachRemaining(
            item -> {
              if (json.isArray()) {
                add(path + "[]", item, members);
              }
            });
  }
}
