package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.cause.BounceFiles;
import smtpprobe.bounce.cause.Cause;
import smtpprobe.bounce.cause.Causes;
import smtpprobe.bounce.cause.Family;

/** The data: whole, and each pattern means what its own example says. */
class PatternsTest {

  private final Causes causes = Causes.builtIn();
  private final ReplyExplainer explainer = new ReplyExplainer(Personas.builtIn().all(), causes);

  @Test
  void everyPatternExplainsItsOwnExample() {
    List<String> wrong = new ArrayList<>();
    for (String file : BounceFiles.PATTERNS) {
      for (PatternFile.Example example : PatternFile.examples(file)) {
        Reading reading = explainer.explain(example.text());
        if (!example.causes().get(0).equals(reading.cause().id())
            && example.causes().stream().noneMatch(reading::couldBe)) {
          wrong.add(
              example.pattern() + ": found " + reading.cause().id() + " by " + reading.basis());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyPatternNamesCausesThatThereAreAndSaysWhoSaysSo() {
    for (String file : BounceFiles.PATTERNS) {
      assertThat(PatternFile.read(file))
          .isNotEmpty()
          .allSatisfy(
              pattern -> {
                assertThat(pattern.causes())
                    .isNotEmpty()
                    .allMatch(id -> causes.find(id).isPresent());
                assertThat(pattern.source()).as(pattern.name()).isNotBlank();
              });
    }
  }

  @Test
  void everyStatusNamesACauseThatThereIs() {
    Map<String, Map<String, String>> tables = PatternFile.statuses();

    assertThat(PatternFile.receivers().keySet())
        .containsAll(tables.keySet().stream().filter(name -> !name.isEmpty()).toList());
    assertThat(tables.values())
        .allSatisfy(
            table ->
                assertThat(table.values())
                    .isNotEmpty()
                    .allMatch(id -> causes.find(id).isPresent()));
    assertThat(tables.get("")).hasSizeGreaterThan(40);
    assertThat(tables.get("gmail")).containsEntry("7.25", "ptr-missing");
  }

  @Test
  void everyRuleIsACauseWithAFamily() {
    assertThat(RuleBook.ids())
        .allSatisfy(
            id -> {
              Cause cause = causes.get(id);
              assertThat(cause.isRule()).isTrue();
              assertThat(cause.family()).isNotIn(Family.UNKNOWN, Family.NOT_A_BOUNCE);
            });
  }
}
