package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** {@code smtp-probe.yaml}, the environment, and which of them comes first. */
class ConfiguredTest {

  private static final String WHOLE =
      """
      targets: [bob@example.net]
      personas: postfix-strict, gmail
      zones: [a.zone]
      formats: [text]
      gates:
        fail-on: [defer, undecided]
        ignore: [dmarc-missing]
        only: [fcrdns-mismatch, ptr-missing]
        receivers: real
        baseline: known.txt
      hosts:
        mx1:
          client: 2001:db8::25
          helo: mail.example.org
          from: "<>"
          to: [carol@example.com]
          header-from: alice@example.org
          tls: no
          zones: [b.zone]
          personas: [permissive]
      """;

  @TempDir Path folder;

  private Run run(String yaml, String... args) throws Exception {
    return run(Map.of(), yaml, args);
  }

  private Run run(Map<String, String> environment, String yaml, String... args) throws Exception {
    Files.writeString(folder.resolve("smtp-probe.yaml"), yaml);
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code =
        Main.run(
            new Configured(environment, folder),
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            args);
    return new Run(code, out.toString(), err.toString());
  }

  private static JsonNode json(String yaml) {
    return new ObjectMapper()
        .valueToTree(new Load(LoadSettings.builder().build()).loadFromString(yaml));
  }

  @Test
  void everyMistakeIsNamedByLineAndColumnAtOnce() throws Exception {
    Run run =
        run(
            """
            persona: [gmail]
            gates:
              fail-om: reject
            hosts:
              mx1:
                client: here
                from: a@example.org
                tls: perhaps
            """,
            "run");

    String file = folder.resolve("smtp-probe.yaml").toString();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(file + ":1:1: persona: found an unknown key")
        .contains("did you mean personas?")
        .contains(file + ":3:3: gates.fail-om: found an unknown key")
        .contains(file + ":5:3: hosts.mx1.helo: found nothing, expected text")
        .contains(
            file + ":5:3: hosts.mx1.to: found nothing, expected a recipient here or in targets")
        .contains(file + ":6:13: hosts.mx1.client: found \"here\", expected an IP address")
        .contains(file + ":8:10: hosts.mx1.tls: found \"perhaps\", expected yes | no");
    assertThat(run("a: [", "run").err()).contains(":1:5: file: cannot be read as YAML");
    assertThat(run("personas: [gmail]", "run").err()).contains("hosts: found nothing");
  }

  @Test
  void soIsEveryWordThatAnOptionDoesNotTake() throws Exception {
    Run run =
        run(
            """
            targets: bob
            personas: [gmail, gmial]
            formats: [text, xml]
            gates:
              fail-on: deferr
              ignore:
                - dkim-missin
            hosts:
              mx1:
                client: 2001:db8::25
                helo: mail.example.org
                from: a@example.org
                to: [bob@example.net, carol]
            """,
            "run");

    String file = folder.resolve("smtp-probe.yaml").toString();
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains(file + ":1:10: targets: found \"bob\", expected a value of --to (")
        .contains(file + ":2:19: personas: found \"gmial\"", "did you mean gmail?")
        .contains(file + ":3:17: formats: found \"xml\"")
        .contains(file + ":5:12: gates.fail-on: found \"deferr\"", "expected note, junk, drop")
        .contains(file + ":7:7: gates.ignore: found \"dkim-missin\"")
        .contains(file + ":13:27: hosts.mx1.to: found \"carol\"");
  }

  @Test
  void anItemOfAListMayBeSeveralWordsAsOnTheCommandLine() throws Exception {
    Files.writeString(folder.resolve("a,b.zone"), "mail.example.org AAAA 2001:db8::25\n");

    Run run =
        run(
            """
            targets: ["bob@example.net,carol@example.net"]
            personas: ["gmail,gmx"]
            zones: ["a,b.zone"]
            formats: ["text,json"]
            gates:
              fail-on: ["junk,undecided"]
              ignore: ["dkim-missing,spf-missing"]
            hosts:
              mx1:
                client: 2001:db8::25
                helo: mail.example.org
                from: a@example.org
                personas: ["gmail,gmx"]
            """,
            "run",
            "--format=text");

    assertThat(run.err()).isEmpty();
    assertThat(run.out()).contains("of 2  (2001:db8::25)");
  }

  @Test
  void theSchemaForEditorsKnowsEveryKeyAndNoOther() throws Exception {
    var schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("../docs/smtp-probe.schema.json")));

    assertThat(schema.validate(json(WHOLE))).isEmpty();
    assertThat(run(WHOLE, "config").err()).isEmpty();
    assertThat(schema.validate(json(WHOLE.replace("fail-on", "fail-om")))).isNotEmpty();
    assertThat(schema.validate(json(WHOLE.replace("client:", "klient:")))).isNotEmpty();
    assertThat(schema.validate(json(WHOLE.replace("targets", "target")))).isNotEmpty();
  }

  @Test
  void aFileThatANamedOptionExcludesIsLeftOut() throws Exception {
    Files.writeString(folder.resolve("mine.zone"), EveryCommand.ZONE);
    String zones = "zones: [none.zone]\npersonas: [postfix-strict]\n";
    String question =
        "predict --client 2001:db8:1:2::25 --helo mail.example.org --from alice@example.org"
            + " --to bob@example.net";

    assertThat(run(zones, Run.words(question)).err()).contains("none.zone: there is no such file");
    Run own = run(zones, Run.words(question + " -z", folder.resolve("mine.zone").toString()));
    assertThat(own.err()).isEmpty();
    assertThat(own.code()).isZero();
  }

  @Test
  void aVariableOfNoOptionIsTold() throws Exception {
    Map<String, String> environment =
        Map.of("SMTP_PROBE_PERSONNA", "gmail", "SMTP_PROBE_OFFLINE", "1");

    Run run = run(environment, "formats: [json]\n", "explain", "550 5.1.1 no such user");

    assertThat(run.err())
        .contains(
            "smtp-probe: SMTP_PROBE_PERSONNA is the variable of no option that has a value, did you"
                + " mean SMTP_PROBE_PERSONA?\n",
            "smtp-probe: SMTP_PROBE_OFFLINE is the variable of no option that has a value");
    assertThat(run.code()).isEqualTo(1);
  }

  @Test
  void aVariableOfAnotherCommandIsNotTold() throws Exception {
    Map<String, String> environment =
        Map.of("SMTP_PROBE_RETRY_FOR", "5m", "SMTP_PROBE_PASSWORD", "x", "SMTP_PROBE_CONFIG", "");

    assertThat(run(environment, "formats: [json]\n", "explain", "550 5.1.1 no such user").err())
        .isEmpty();
  }

  @Test
  void nothingIsSentBecauseAFileSaysWhom() throws Exception {
    run("targets: [bob@example.net]", "send", "--from", "alice@example.org").assertUsage("--to");
  }

  @Test
  void noReportTakesThePlaceOfWhatWasRead() throws Exception {
    String file = folder.resolve("smtp-probe.yaml").toString();
    String persona = folder.resolve("mine.yaml").toString();
    Files.writeString(Path.of(persona), "name: mine\nextends: permissive\n");

    for (String option : List.of("--output", "--write-baseline")) {
      assertThat(run("formats: [json]\n", "explain", option, file, "550 5.1.1 no such user").err())
          .contains("smtp-probe.yaml is read, expected another file to write");
      assertThat(run("formats: [json]\n", "rehearse", "--persona", persona, option, persona).err())
          .contains("mine.yaml is read, expected another file to write");
    }
    assertThat(Path.of(file)).hasContent("formats: [json]\n");
  }

  @Test
  void theFileMayBeNamed() throws Exception {
    Path other = Files.writeString(folder.resolve("other.yaml"), "personas: [gmail]\n");

    assertThat(run("personas: [gmx]", "--config", other.toString(), "config").out())
        .contains("--persona: gmail  (" + other + ":1)");
    assertThat(run("personas: [gmx]", "config", "--config=" + other).out()).contains("gmail");
    assertThat(run("personas: [gmx]", "config").out()).contains("--persona: gmx");
    assertThat(run("", "config", "--config", "no.yaml").err())
        .contains("no.yaml: there is no such");
  }

  @Test
  void aWrongWordOfAVariableIsNamedByItsVariable() throws Exception {
    Map<String, String> wrong =
        Map.of("SMTP_PROBE_FAIL_ON", "deferr", "SMTP_PROBE_PERSONA", "gmial");

    Run run = run(wrong, "formats: [text]\n", "predict", "--persona", "gmail");
    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err())
        .contains("smtp-probe: --fail-on is from the environment, SMTP_PROBE_FAIL_ON\n")
        .doesNotContain("SMTP_PROBE_PERSONA");
    assertThat(run(wrong, "formats: [text]\n", "explain", "550 no such user").err())
        .contains("--fail-on \"deferr\", expected", "SMTP_PROBE_FAIL_ON");
    assertThat(run(Map.of("SMTP_PROBE_FAIL_ON", "defer"), "formats: [text]\n", "predict").err())
        .contains("--helo")
        .doesNotContain("SMTP_PROBE");
    Map<String, String> client = Map.of("SMTP_PROBE_CLIENT", "gmial");
    assertThat(
            run(
                    client,
                    "formats: [text]\n",
                    Run.words("predict --helo a.b --from a@b.c --to a@b.c"))
                .err())
        .contains("\"gmial\" is not an IP address", "--client is from", "SMTP_PROBE_CLIENT");
    assertThat(run(Map.of("SMTP_PROBE_CONFIG", "/no"), "formats: [text]\n", "run").err())
        .contains("there is no such file", "SMTP_PROBE_CONFIG");
  }
}
