package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SpfHabitTest {

  @ParameterizedTest
  @EnumSource
  void isOnTheDecisionPage(SpfHabit habit) throws IOException {
    Path page = Path.of("../docs/decisions/0023-spf-as-receivers-read-it.md");

    assertThat(Files.readString(page)).contains("`" + habit.word() + "`");
  }
}
