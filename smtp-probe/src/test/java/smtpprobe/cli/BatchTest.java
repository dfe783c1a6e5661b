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
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many questions, one process. */
class BatchTest {

  private static final String GOOD =
      "{\"client\": \"2001:db8::25\", \"helo\": \"mail.example.org\", \"from\":"
          + " \"alice@example.org\", \"to\": \"bob@example.net\"}";

  @TempDir Path folder;

  private Run batch(String lines, String... more) throws IOException {
    Path zone =
        Files.writeString(
            folder.resolve("a.zone"),
            """
            2001:db8::25 PTR mail.example.org
            mail.example.org AAAA 2001:db8::25
            mail.example.org TXT "v=spf1 a -all"
            example.org MX 10 mail.example.org
            example.org TXT "v=spf1 ip6:2001:db8::25 -all"
            silent.example.org ANY !timeout
            """);
    Path questions = Files.writeString(folder.resolve("questions"), lines);
    return Run.of(
        "predict --persona postfix-strict --zone " + zone + " --batch " + questions, more);
  }

  private static List<JsonNode> reports(Run run) throws IOException {
    List<JsonNode> reports = new ArrayList<>();
    for (String line : run.out().lines().toList()) {
      reports.add(new ObjectMapper().readTree(line));
    }
    return reports;
  }

  @Test
  void readsOverAByteOrderMark() throws IOException {
    assertThat(reports(batch("\ufeff" + GOOD + "\n")))
        .singleElement()
        .satisfies(report -> assertThat(report.has("verdicts")).isTrue());
  }

  @Test
  void givesAReportForEachLineInOrderAndEachIsAsTheSchemaSays() throws IOException {
    Run run =
        batch(
            GOOD
                + "\n\n"
                + GOOD.replace("::25", "::26")
                + "\n"
                + GOOD.replace("mail.example.org", "silent.example.org")
                + "\n");

    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/report.schema.json")));
    List<JsonNode> reports = reports(run);
    assertThat(reports).allSatisfy(report -> assertThat(schema.validate(report)).isEmpty());
    assertThat(reports).extracting(report -> report.get("line").asInt()).containsExactly(1, 3, 4);
    assertThat(reports)
        .extracting(report -> report.get("result").asText())
        .containsExactly("ok", "worse", "undecided");
    assertThat(run.code()).isEqualTo(1);
    assertThat(batch(GOOD).code()).isZero();
  }

  @Test
  void aLineThatIsWrongGivesAnErrorInItsPlaceAndTheOthersAreAnswered() throws IOException {
    Run run =
        batch(
            "{\"clinet\": 1}\n[]\n"
                + GOOD.replace("2001:db8::25", "here")
                + "\n"
                + GOOD.replace("}", ", \"zone\": \"no.zone\"}")
                + "\n"
                + GOOD
                + "\n{\"client\": \""
                + "x".repeat(2 << 20)
                + "\"}");

    assertThat(run.code()).isEqualTo(2);
    assertThat(reports(run))
        .extracting(report -> report.get("result").asText())
        .containsExactly("error", "error", "error", "error", "ok", "error");
    assertThat(run.out())
        .contains("did you mean client?", "not a JSON object", "\\\"here\\\" is not an IP address")
        .contains("no.zone: there is no such file", "longer than 1 MiB");
  }

  @Test
  void optionsAreWhatALineDoesNotSay() throws IOException {
    Path other = Files.writeString(folder.resolve("other.zone"), "mail.example.org A 192.0.2.1\n");
    Run run =
        batch(
            "{\"helo\": \"mail.example.org\"}\n"
                + "{\"helo\": \"localhost\", \"personas\": [\"permissive\"]}\n"
                + "{\"helo\": \"mail.example.org\", \"zone\": \""
                + other
                + "\"}\n",
            "--client",
            "2001:db8::25",
            "--from",
            "alice@example.org",
            "--to",
            "bob@example.net");

    List<JsonNode> reports = reports(run);
    assertThat(reports.get(0).get("attempt").get("clientAddress").asText())
        .isEqualTo("2001:db8::25");
    assertThat(reports.get(1).get("verdicts").get(0).get("persona").asText())
        .isEqualTo("permissive");
    assertThat(reports.get(2).get("result").asText()).isEqualTo("worse");
  }

  @Test
  void withoutABatchTheQuestionHasToBeWhole() {
    assertThat(Run.of("predict", "--client", "2001:db8::25", "--to", "bob@example.net").err())
        .contains("Missing required options: '--helo=NAME', '--from=ADDR'");
    assertThat(Run.of("predict", "--batch", "x", "--format", "junit").err())
        .contains("--batch gives lines of JSON on standard output");
  }

  @Test
  void aBaselineHoldsWhatIsWrongInAnyLine() throws IOException {
    String lines = GOOD.replace("::25", "::99") + "\n" + GOOD + "\n";
    String known = folder.resolve("known").toString();

    assertThat(batch(lines, "--write-baseline", known).code()).isEqualTo(1);
    assertThat(batch(lines, "--baseline", known).code()).isZero();
  }
}
