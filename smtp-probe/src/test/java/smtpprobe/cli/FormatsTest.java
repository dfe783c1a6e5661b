package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import fakereceiver.FakeReceiver;
import fakereceiver.dns.ZoneDns;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every command in every format: the format is known before anything runs. */
class FormatsTest {

  private static final String HOST = "src/test/resources/hosts/debian-static";

  /** Two hosts take mail, and nobody outside can reach either of them. */
  private static final String TWO_UNREACHABLE_MX =
      """
      2001:db8:1:2::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8:1:2::25
      mail.example.org TXT "v=spf1 a -all"
      example.org MX 10 mx1.example.org
      example.org MX 20 mx2.example.org
      mx1.example.org AAAA fd00:2::31
      mx2.example.org AAAA fd00:2::32
      example.org TXT "v=spf1 ip6:2001:db8:1:2::25 -all"
      _dmarc.example.org TXT "v=DMARC1; p=none; rua=mailto:a@example.org"
      """;

  @TempDir Path folder;
  private Path zone;

  @BeforeEach
  void writeZone() throws IOException {
    zone = Files.writeString(folder.resolve("z.zone"), TWO_UNREACHABLE_MX);
  }

  private Run about(String command, String... more) {
    return Run.of(
        command
            + " --domain example.org --persona examples --from-snapshot "
            + HOST
            + " --zone "
            + zone,
        more);
  }

  @Test
  void fixShowsEveryFindingOfARuleWithWhatItIsAbout() {
    Run text = about("fix", "--dkim-selector", "s1,s2");
    Run json = about("fix", "--dkim-selector", "s1,s2", "--format", "json");

    assertThat(text.out())
        .contains("dkim-key-missing: ")
        .contains("(s1._domainkey.example.org, s2._domainkey.example.org)");
    List<String> about =
        json.json().getAsJsonArray("byHand").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(one -> one.get("rule").getAsString().equals("dkim-key-missing"))
            .map(one -> one.get("about").getAsString())
            .toList();
    assertThat(about).containsExactly("s1._domainkey.example.org", "s2._domainkey.example.org");
  }

  @Test
  void checkGivesProgramsTheFactsAsATree() {
    JsonObject json = about("check", "--format", "json").json();

    JsonObject domain =
        json.getAsJsonArray("seen").asList().stream()
            .map(JsonElement::getAsJsonObject)
            .filter(one -> one.get("section").getAsString().equals("the domain"))
            .map(one -> one.getAsJsonArray("things").get(0).getAsJsonObject())
            .findFirst()
            .orElseThrow();
    assertThat(domain.getAsJsonArray("mx").asList())
        .extracting(host -> host.getAsJsonObject().get("name").getAsString())
        .containsExactly("mx1.example.org", "mx2.example.org");
    assertThat(domain.get("dmarc").getAsString()).isEqualTo("none");
  }

  @Test
  void tapCountsWhatItPlansAndFailsWhereTheExitCodeSaysSo() throws Exception {
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict").dns(ZoneDns.of(TWO_UNREACHABLE_MX)).start()) {
      Run predict =
          Run.of(
              "predict --client 2001:db8::77 --helo mail.example.org --from alice@example.org"
                  + " --to bob@example.net --format tap --zone",
              zone.toString());
      Run send =
          Run.of(
              "send --to bob@example.net --from alice@example.org --helo localhost --format"
                  + " tap --server",
              "[::1]:" + receiver.address().getPort(),
              "--zone",
              zone.toString());
      for (Run run :
          List.of(
              predict, send, about("check", "--format", "tap"), about("fix", "--format", "tap"))) {
        assertThat(run.code()).isEqualTo(1);
        assertThat(run.out()).startsWith("TAP version 13\n").contains("\nnot ok ");
        assertThat(tests(run)).isEqualTo(planned(run)).isPositive();
        assertThat(isProven(run)).isFalse();
      }
    }
  }

  @Test
  void proveAndTheExitCodeOfAReportAgree() throws Exception {
    for (String more :
        List.of(
            "",
            " --receivers real",
            " --fail-on note",
            " --fail-on reject",
            " --only dmarc-missing")) {
      Run run =
          Run.of(
              "predict --persona permissive,sendmail-require_rdns,connect-strict,rspamd-greylist"
                  + " --client 2001:db8::99 --helo mail.example.org --from alice@example.org"
                  + " --to bob@example.net --format tap --zone "
                  + zone
                  + more);
      assertThat(run.code()).as(run.err()).isLessThan(2);
      assertThat(isProven(run)).as("%s: %s", more, run.out()).isEqualTo(run.code() == 0);
    }
  }

  /** What Perl's prove makes of it; where there is none, what the exit code says. */
  private boolean isProven(Run run) throws Exception {
    Path prove = Path.of("/usr/bin/prove");
    if (!Files.isExecutable(prove)) {
      return run.code() == 0;
    }
    Path tap = Files.writeString(folder.resolve("out.tap"), run.out());
    Process process =
        new ProcessBuilder(prove.toString(), "-e", "cat", tap.toString())
            .redirectErrorStream(true)
            .start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(said).doesNotContain("Parse errors", "specified version");
    return process.waitFor() == 0;
  }

  /** Five receivers: two of the examples count, one of the others would not take the mail. */
  @Test
  void everyFormatCountsTheSameReceivers() {
    String predict =
        "predict --client 2001:db8:1:2::25 --helo mx1.example.org --from alice@example.org"
            + (" --to bob@example.net --zone " + zone);

    assertThat(Run.of(predict).out())
        .contains("2 of 2 receivers would take it; not counted: permissive, strict-example, ");
    assertThat(Run.of(predict, "--format", "markdown").out())
        .contains("2 of 2 take the mail as they should; not counted: 3.", "| strict-example |")
        .doesNotContain("| permissive |");
    assertThat(Run.of(predict, "--format", "junit").out()).contains("skipped=\"3\"");
    assertThat(Run.of(predict, "--format", "tap").out())
        .contains("permissive: note # SKIP it does not count\n")
        .contains("strict-example: reject rcpt 550 # TODO it does not count\n")
        .contains("postfix-strict: note\n");
    assertThat(Run.of(predict, "--receivers", "all", "--format", "markdown").out())
        .contains("4 of 5 take the mail as they should.");
  }

  @Test
  void tapOfARehearsalPassesWhereEveryPredictionHeld() {
    Run run = Run.of("rehearse", "--story", "no-reverse-name", "--format", "tap");

    assertThat(run.code()).isZero();
    assertThat(run.out()).doesNotContain("not ok").contains("ok 1 - no-reverse-name, permissive");
    assertThat(tests(run)).isEqualTo(planned(run)).isPositive();
  }

  private static long tests(Run run) {
    return run.out().lines().filter(line -> line.matches("(not )?ok [0-9]+ - .*")).count();
  }

  private static long planned(Run run) {
    return Long.parseLong(run.out().lines().skip(2).findFirst().orElseThrow().substring(3));
  }

  @Test
  void anUnknownFormatIsRefusedBeforeAnythingIsSent() {
    Queue<SessionRecord> sessions = new ConcurrentLinkedQueue<>();
    try (FakeReceiver receiver =
        FakeReceiver.builder("permissive")
            .dns(ZoneDns.of(TWO_UNREACHABLE_MX))
            .onSession(sessions::add)
            .start()) {
      Run.of(
              "send --to bob@example.net --format yaml --server",
              "[::1]:" + receiver.address().getPort())
          .assertUsage("expected one of [text, json, junit, sarif, tap, html, github, markdown]");
      assertThat(sessions).isEmpty();
    }
  }
}
