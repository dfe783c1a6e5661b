package fakereceiver.cli.manual;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BuildTest {

  private static final Map<String, String> NOT_AN_ARCHIVE = Map.of("commit", "$Format:%h$");

  @Test
  void isWhatMavenHasFilledIn() {
    Build build =
        Build.of(
            Map.of("version", "1.2.3", "commit", "abc1234", "date", "2026-11-24T00:00:00Z"),
            NOT_AN_ARCHIVE);

    assertThat(build)
        .isEqualTo(
            new Build(Optional.of("1.2.3"), Optional.of("abc1234"), Optional.of("2026-11-24")));
  }

  @Test
  void knowsItsCommitFromASourceArchiveWithoutGit() {
    Build build =
        Build.of(
            Map.of("version", "1.2.3", "commit", "${git.commit.id.abbrev}"),
            Map.of("commit", "def5678"));

    assertThat(build.commit()).contains("def5678");
  }

  @Test
  void saysThatItDoesNotKnow() {
    assertThat(Build.of(Map.of(), NOT_AN_ARCHIVE).text("smtp-probe").lines())
        .startsWith("smtp-probe of classes without a version", "commit unknown")
        .hasSize(3);
  }

  @Test
  void namesTheJdkThatRunsIt() {
    assertThat(Build.ofThis().text("smtp-probe"))
        .contains("\nJDK " + System.getProperty("java.runtime.version"));
  }
}
