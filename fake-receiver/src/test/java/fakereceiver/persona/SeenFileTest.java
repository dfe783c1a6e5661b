package fakereceiver.persona;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.judge.Consequence;
import fakereceiver.judge.Wording;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class SeenFileTest {

  private static Consequence greylisted(String rule) {
    return Objects.requireNonNull(
            PersonaFile.read(
                    "mine.yaml",
                    "persona: mine\nextends: accept-all\nsource: assumed, for a test\nrules:\n"
                        + "  greylisted:\n"
                        + rule.indent(4),
                    KnownRules.ids(),
                    KnownRules.personas()::named)
                .decisions()
                .get("greylisted"))
        .failed();
  }

  @Test
  void readsWordsThatAreRecognisedAndNeverSpoken() {
    Consequence failed =
        greylisted(
            """
            action: defer
            reply: "451 4.7.1 Try again later"
            seen: ["450 ...greylist...", "451 Later"]
            """);

    assertThat(failed.seen())
        .containsExactly(new Wording("450 ...greylist..."), new Wording("451 Later"));
    assertThat(failed.reply().orElseThrow().template()).hasToString("451 4.7.1 Try again later");
  }

  @Test
  void saysWhatIsWrongAndWhere() {
    assertThatThrownBy(
            () -> greylisted("action: defer\nreply: \"451 Later\"\nseen: [\"greylisted\"]\n"))
        .isInstanceOf(PersonaFileException.class)
        .hasMessageContaining("mine.yaml:8: rules.greylisted.seen")
        .hasMessageContaining("a code from 400 to 599");
    assertThatThrownBy(() -> greylisted("action: note\nseen: [\"450 x\"]\n"))
        .isInstanceOf(PersonaFileException.class)
        .hasMessageContaining("found one, expected none with action note");
  }
}
