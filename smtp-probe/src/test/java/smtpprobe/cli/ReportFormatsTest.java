package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in the formats of others, and into files. */
class ReportFormatsTest {

  private static final Path SCHEMAS = Path.of("../fake-receiver/src/test/resources/report");

  @TempDir Path folder;

  @Test
  void everyCommandGivesWhatOthersRead() throws Exception {
    for (Map.Entry<String, Run> run : new EveryCommand(folder).run("-f", "junit").entrySet()) {
      assertThat(run.getValue().out()).as(run.getKey()).contains("<testcase ");
      SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
          .newSchema(SCHEMAS.resolve("jenkins-junit.xsd").toFile())
          .newValidator()
          .validate(new StreamSource(new StringReader(run.getValue().out())));
    }
    String schema = Files.readString(SCHEMAS.resolve("sarif-2.1.0-rtm.5.json"));
    for (Map.Entry<String, Run> run : new EveryCommand(folder).run("-f", "sarif").entrySet()) {
      JsonNode log = new ObjectMapper().readTree(run.getValue().out());
      assertThat(
              JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V4)
                  .getSchema(schema)
                  .validate(log))
          .as(run.getKey())
          .isEmpty();
      JsonNode results = log.get("runs").get(0).get("results");
      assertThat(results.findValues("locations")).as(run.getKey()).hasSize(results.size());
      assertThat(results.findValuesAsText("uri")).noneMatch(uri -> uri.startsWith("/"));
    }
  }

  @Test
  void theExitCodeIsTheSameInEveryFormatAndTestsFailExactlyWhereItIsOne() throws Exception {
    Run good =
        Run.of("rehearse", "--story", "all-good", "--persona", "postfix-strict", "-f", "junit");
    assertThat(good.code()).isZero();
    assertThat(good.out()).contains("failures=\"0\"", "errors=\"0\"").doesNotContain("<failure");

    EveryCommand commands = new EveryCommand(folder);
    for (String format : List.of("text", "junit", "sarif", "html", "github", "markdown", "tap")) {
      assertThat(commands.predict("localhost", "-f", format).code()).as(format).isEqualTo(1);
    }
    Run undecided = commands.predict("silent.example.org", "-f", "junit");
    assertThat(undecided.code()).isEqualTo(3);
    assertThat(undecided.out()).contains("failures=\"0\"", "<error ").doesNotContain("<failure");
  }

  @Test
  void aMailThatWasNotTakenIsToldInTheWordsOfTheServer() throws Exception {
    EveryCommand commands = new EveryCommand(folder);
    String reply = "deferred: rcpt 450 4.7.25 Client host rejected: cannot find your hostname";

    assertThat(commands.send("-f", "tap").out())
        .containsPattern(
            "not ok 1 - \\[::1\\]:\\d+  from \\[::1\\]: deferred\n# rcpt 450 4\\.7\\.25 ")
        .contains("\n# fault: ", "\n# remedy: ");
    assertThat(commands.send("-f", "junit").out()).contains("message=\"" + reply);
    assertThat(commands.send("-f", "github").out()).contains("]: " + reply);
    assertThat(commands.send("-f", "sarif").out()).contains("]: " + reply);
    assertThat(commands.send("-f", "markdown").out())
        .contains("wrong, deferred: rcpt 450 4.7.25 Client host rejected");
  }

  @Test
  void aMailThatCameToNothingIsToldWithTheReason() throws Exception {
    Run run =
        Run.of(
            "send --to bob@example.net --from alice@example.org --helo mail.example.org"
                + " --server [::1]:1 -f junit");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("message=\"no result: connect: ");
  }

  @Test
  void aFaultIsShownBesideItsLineOfTheZoneFile() throws Exception {
    Run run = new EveryCommand(folder).about("check", "-f", "github");

    assertThat(run.out())
        .contains(
            folder.resolve("a.zone").toString().substring(1)
                + ",line=1,title=spf-source-left-out::");
  }

  @Test
  void severalFormatsGoIntoSeveralFilesAndTextToTheTerminal() throws Exception {
    Path junit = folder.resolve("r.xml");
    Path html = folder.resolve("r.html");

    Run run =
        new EveryCommand(folder)
            .predict("localhost", "-f", "text", "-f", "junit=" + junit + ",html=" + html);

    assertThat(run.out()).contains("helo-not-fqdn: ");
    assertThat(junit).content().startsWith("<?xml");
    assertThat(html).content().startsWith("<!DOCTYPE html>").endsWith("</html>\n");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder("a.zone", "r.xml", "r.html");
    }
  }

  @Test
  void outputNamesTheFileOfTheOneFormat() throws Exception {
    Path file = Files.writeString(folder.resolve("r.json"), "old");

    Run run = new EveryCommand(folder).predict("localhost", "-f", "json", "-o", file.toString());

    assertThat(run.out()).isEmpty();
    assertThat(file).content().startsWith("{").contains("\"version\": \"1.0\"");
    assertThat(new EveryCommand(folder).predict("localhost", "-f", "json", "-o", "-").out())
        .startsWith("{");
  }

  @Test
  void whatCannotBeWrittenIsRefusedBeforeAnythingIsDone() throws IOException {
    EveryCommand commands = new EveryCommand(folder);
    Path old = Files.writeString(folder.resolve("old.xml"), "old");

    assertThat(commands.send("-f", "junit=" + folder.resolve("no/r.xml")).err())
        .contains("no/r.xml cannot be written: there is no such folder");
    assertThat(commands.send("-o", folder.toString()).err())
        .contains(" is a folder, expected the name of a file");
    assertThat(commands.send("-f", "json,junit").err())
        .contains("--format json and junit both on standard output, expected a file");
    assertThat(commands.send("-f", "json,junit", "-o", old.toString()).err())
        .contains("--output with several formats that has no file");
    assertThat(commands.send("-f", "json=" + old + ",junit=" + old).err())
        .contains("old.xml is to hold two reports, expected one");
    assertThat(commands.send("-f", "jnit").err()).contains("did you mean junit?");
    assertThat(old).hasContent("old");
  }
}
