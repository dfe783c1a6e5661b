package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import smtpprobe.Golden;

class RehearseCommandTest {

  @Test
  void playsTheUsualStoriesAndSaysThatEveryPredictionHeld() {
    Run run = Run.of("rehearse");

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.err()).isEmpty();
    Golden.check("rehearse.txt", run.out());
  }

  @Test
  void playsOneStoryToOneReceiverWithBothTranscripts() {
    Run run = Run.of("rehearse --story no-reverse-name --persona strict-example --transcript");

    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("what the client saw, with strict-example:")
        .contains("C: RCPT TO:<bob@")
        .contains("S: 550 5.7.25 [2001:db8:2::25] has no reverse DNS name")
        .contains("what the receiver saw:");
  }

  @Test
  void sendsTheUsersMessageByteForByte(@TempDir Path folder) throws IOException {
    byte[] octets =
        "From: alice@example.org\r\nSubject: caf\u00e9\r\n\r\n.dot\r\n..\r\nend\r\n"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Path file = Files.write(folder.resolve("mine.eml"), octets);

    Run run =
        Run.of(
            "rehearse --story all-good --persona permissive --transcript --message",
            file.toString());

    assertThat(run.code()).as(run.out()).isZero();
    assertThat(run.out()).contains(octets.length + " octets");
  }

  @Test
  void printsJson() {
    Run run =
        Run.of("rehearse", "--story", "stale-aaaa-record", "--persona", "all", "--format", "json");

    JsonObject json = run.json();
    assertThat(json.get("allPredicted").getAsBoolean()).isTrue();
    assertThat(json.getAsJsonArray("scenes")).hasSizeGreaterThan(30);
    JsonObject scene = json.getAsJsonArray("scenes").get(0).getAsJsonObject();
    assertThat(scene.keySet()).contains("story", "persona", "predicted", "given", "dialogue");
  }

  @Test
  void listsTheStories() {
    Run run = Run.of("rehearse", "--story", "list");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("stale-aaaa-record - ").contains("helo-localhost - ");
  }

  @Test
  void refusesAStoryThatDoesNotExistAndProposesOne() {
    Run run = Run.of("rehearse", "--story", "stale-aaaa");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err()).contains("\"stale-aaaa\"").doesNotContain("\tat ");
  }

  @Test
  void everyCommandHelpsAndNamesItsExitCodes() {
    for (String command : new String[] {"rehearse", "predict", "send"}) {
      Run run = Run.of(command, "--help");

      assertThat(run.code()).isZero();
      assertThat(run.out())
          .contains("Usage: smtp-probe " + command)
          .containsPattern("Exit codes:\\R +0 ");
    }
    assertThat(Run.of("--help").out()).contains("rehearse", "predict", "send");
    assertThat(Run.of("generate-completion").out()).contains("complete");
    assertThat(Run.of("").code()).isEqualTo(2);
    assertThat(Run.of("rehears").code()).isEqualTo(2);
  }
}
