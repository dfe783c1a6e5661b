package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import fakereceiver.finding.Findings;
import fakereceiver.mail.Reply;
import fakereceiver.persona.Personas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.bounce.Explainer;

/** What a receiver is only expected to do is told as such. */
class AssumedVerdictsTest {

  private static final String LEGEND = "? as far as is known: nobody has documented or seen";

  @TempDir private Path folder = Path.of("");

  /** A client without a PTR record. */
  private Run predict(String... more) throws IOException {
    Path zone =
        Files.writeString(
            folder.resolve("lab.zone"),
            """
            mail.example.org  AAAA  2001:db8::25
            example.org       MX    10 mail.example.org
            example.org       TXT   "v=spf1 ip6:2001:db8::25 -all"
            """);
    return Run.of(PredictCommandTest.QUESTION + " --zone " + zone, more);
  }

  @Test
  void marksAVerdictThatRestsOnAnAssumption() throws IOException {
    Run run = predict("--persona", "yahoo", "--persona", "gmail");

    assertThat(run.out())
        .containsPattern("\nyahoo +defer \\? +mail ")
        .containsPattern("\ngmail +reject +message ")
        .contains(LEGEND);
  }

  @Test
  void marksNothingWhereEverythingIsKnown() throws IOException {
    assertThat(predict("--persona", "gmail", "--persona", "postfix-strict").out())
        .doesNotContain("as far as is known", " ? ");
  }

  @Test
  void tellsProgramsWhichVerdictsAreAssumed() throws IOException {
    Run run = predict("--format", "json", "--persona", "yahoo", "--persona", "gmail");
    JsonArray verdicts = run.json().getAsJsonArray("verdicts");

    assertThat(verdicts.get(0).getAsJsonObject().get("assumed").getAsBoolean()).isTrue();
    assertThat(verdicts.get(1).getAsJsonObject().get("assumed").getAsBoolean()).isFalse();
  }

  @Test
  void marksTheCellsOfARehearsal() {
    Run run = Run.of("rehearse", "--story", "no-reverse-name", "--persona", "yahoo");

    assertThat(run.out()).contains("defer mail 421 ?", LEGEND);
  }

  @Test
  void knowsWhichPersonasAreOnlyAssumedToRefuseSo() {
    Reply refusal =
        Reply.parse(
            "421 4.7.0 [TSS04] Messages from 2001:db8::25 temporarily deferred due to unexpected"
                + " volume or user complaints - 4.16.55.1; see"
                + " https://postmaster.yahooinc.com/error-codes");

    assertThat(new Explainer(Personas.builtIn().all()).explain(refusal, Findings.NONE))
        .filteredOn(explanation -> explanation.rule().equals("ptr-missing"))
        .singleElement()
        .satisfies(
            explanation -> {
              assertThat(explanation.personas()).containsExactly("yahoo", "yahoo-bulk");
              assertThat(explanation.assumedOf()).containsExactly("yahoo", "yahoo-bulk");
            });
  }
}
