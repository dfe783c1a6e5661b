package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateOptionsTest {

  @TempDir Path folder;

  /** Defers at postfix-strict, is noted by postfix-ptr-only. */
  private Run stale(String... more) throws IOException {
    Path zone =
        Files.writeString(
            folder.resolve("stale.zone"),
            """
            2001:db8::25 PTR mail.example.org
            mail.example.org AAAA 2001:db8::26
            example.org MX 10 mail.example.org
            example.org TXT "v=spf1 ip6:2001:db8::25 -all"
            """);
    return Run.of(
        PredictCommandTest.QUESTION + " --persona postfix-strict,postfix-ptr-only --zone " + zone,
        more);
  }

  private static List<String> texts(JsonArray array) {
    return array.asList().stream().map(one -> one.getAsString()).toList();
  }

  @Test
  void theDefaultIsWhatTheExitCodeIsWithoutAnyGate() throws Exception {
    EveryCommand commands = new EveryCommand(folder);
    Map<String, Run> bare = commands.run();
    Map<String, Run> gated = commands.run("--fail-on", "junk");

    assertThat(gated)
        .allSatisfy(
            (name, run) ->
                assertThat(bare.get(name)).isNotNull().extracting(Run::code).isEqualTo(run.code()));
    assertThat(bare.values()).extracting(Run::code).contains(0, 1, 3);
    List<String> differing = new ArrayList<>();
    for (String host : HostsTest.hosts()) {
      if (HostsTest.check(host).code() != HostsTest.check(host, "--fail-on", "junk").code()) {
        differing.add(host);
      }
    }
    assertThat(differing).isEmpty();
  }

  @Test
  void failsFromTheLevelOnThatIsAskedFor() throws IOException {
    assertThat(stale().code()).isEqualTo(1);
    assertThat(stale("--fail-on", "reject").code()).isZero();
    assertThat(stale("--fail-on", "defer").code()).isEqualTo(1);
    assertThat(stale("--receivers", "postfix-ptr-only").code()).isZero();
    assertThat(stale("--receivers", "postfix-ptr-only", "--fail-on", "note").code()).isEqualTo(1);
  }

  @Test
  void theNumbersAreOfTheReceiversThatCount() throws IOException {
    assertThat(stale("--receivers", "postfix-ptr-only").out())
        .contains("1 of 1 receiver would take it; not counted: postfix-strict.")
        .contains("No receiver that counts minds anything.")
        .doesNotContain("Cause: ");
    assertThat(stale("--receivers", "all").out())
        .contains("1 of 2 receivers would take it.", "Cause: fcrdns-mismatch");
    assertThat(HostsTest.check("ubuntu-privacy-extensions", "--receivers", "permissive").out())
        .contains("passes all 1", "1 of 1 receiver would take mail from");
  }

  @Test
  void undecidedStaysThreeUnlessItIsToFail() throws IOException {
    EveryCommand commands = new EveryCommand(folder);

    assertThat(commands.predict("silent.example.org", "--fail-on", "junk").code()).isEqualTo(3);
    assertThat(commands.predict("silent.example.org", "--fail-on", "undecided").code())
        .isEqualTo(1);
  }

  @Test
  void whatIsIgnoredIsNotCountedAndNotToldAsAFault() throws IOException {
    Run run = stale("--ignore", "fcrdns-mismatch");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("postfix-strict    defer", "What was counted", "ignored: fcrdns-mismatch")
        .doesNotContain("fcrdns-mismatch: No PTR");
    assertThat(stale("--ignore", "dmarc-missing").code()).isEqualTo(1);
    assertThat(stale("--ignore", "fcrdns-mismatch", "-f", "junit").out())
        .contains("failures=\"0\"", "<skipped>defer rcpt 450");
  }

  @Test
  void onlySomeRulesCountWhereOnlyTheyAreAskedFor() throws IOException {
    assertThat(stale("--only", "spf-fail").code()).isZero();
    assertThat(stale("--only", "spf-fail,fcrdns-mismatch").code()).isEqualTo(1);
    EveryCommand commands = new EveryCommand(folder);
    assertThat(commands.about("check").code()).isEqualTo(1);
    assertThat(commands.about("check", "--only", "ipv6-disabled").code()).isZero();
    assertThat(commands.about("fix", "--only", "ipv6-disabled").code()).isZero();
  }

  @Test
  void aWordThatIsNoRuleIsRefusedBeforeAnythingIsDone() throws IOException {
    assertThat(stale("--ignore", "fcrdns-mismach").err())
        .contains("--ignore \"fcrdns-mismach\" is no rule", "did you mean fcrdns-mismatch?");
    assertThat(stale("--fail-on", "worse").err())
        .contains("--fail-on \"worse\", expected note, junk, drop, defer, reject, undecided");
    assertThat(stale("--receivers", "postfix").err()).contains("no such receiver was asked");
    assertThat(stale("--receivers", "REAL").err()).contains("no such receiver was asked");
    assertThat(stale("--baseline", folder.resolve("no").toString()).err())
        .contains("there is no such file");
    Path other = Files.writeString(folder.resolve("other"), "hello\n");
    assertThat(stale("--baseline", other.toString()).err()).contains("other:1: is no baseline");
  }

  @Test
  void onlyWhatIsNewFailsAndWhatHasGoneIsTold() throws IOException {
    String known = folder.resolve("known.txt").toString();
    assertThat(stale("--write-baseline", known).code()).isEqualTo(1);
    assertThat(Path.of(known))
        .content()
        .contains("\nfault fcrdns-mismatch 2001:db8::25\n")
        .contains("\nreceiver postfix-strict 2001:db8::25 fcrdns-mismatch\n");

    Run same = stale("--baseline", known, "-f", "json");
    assertThat(same.code()).isZero();
    JsonObject gate = same.json().getAsJsonObject("gate");
    assertThat(texts(gate.getAsJsonArray("gone"))).isEmpty();
    assertThat(texts(gate.getAsJsonArray("known")))
        .contains("receiver postfix-strict 2001:db8::25 fcrdns-mismatch");

    Files.writeString(
        Path.of(known), "# more\nfault no-such 1\n", java.nio.file.StandardOpenOption.APPEND);
    assertThat(stale("--baseline", known).out())
        .contains("gone since the baseline, which can be written anew: fault no-such 1");
  }

  @Test
  void aNewFaultFailsWhateverTheBaselineHolds() throws IOException {
    EveryCommand commands = new EveryCommand(folder);
    String known = folder.resolve("known.txt").toString();

    assertThat(commands.predict("mail.example.org", "--write-baseline", known).code()).isZero();
    Run worse = commands.predict("localhost", "--baseline", known, "-f", "json");
    assertThat(worse.code()).isEqualTo(1);
    assertThat(texts(worse.json().getAsJsonObject("gate").getAsJsonArray("ids")))
        .anyMatch(id -> id.startsWith("fault helo-"));
  }

  @Test
  void mailThatAServerDefersFailsFromThatLevelOn() throws IOException {
    EveryCommand commands = new EveryCommand(folder);

    assertThat(commands.send("--fail-on", "defer").code()).isEqualTo(1);
    assertThat(commands.send("--fail-on", "reject").code()).isZero();
    assertThat(commands.send("--only", "spf-fail").code())
        .as("a mail that a server refused was refused")
        .isEqualTo(1);
  }
}
