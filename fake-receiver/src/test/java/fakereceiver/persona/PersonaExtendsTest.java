package fakereceiver.persona;

import static fakereceiver.persona.PersonaFiles.HEAD;
import static fakereceiver.persona.PersonaFiles.MORE;
import static fakereceiver.persona.PersonaFiles.RULES;
import static fakereceiver.persona.PersonaFiles.extending;
import static fakereceiver.persona.PersonaFiles.problems;
import static fakereceiver.persona.PersonaFiles.read;
import static fakereceiver.persona.PersonaFiles.rule;
import static fakereceiver.persona.PersonaFiles.ruleOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import fakereceiver.judge.Action;
import fakereceiver.judge.Condition;
import fakereceiver.judge.Condition.NullSender;
import fakereceiver.judge.Decision;
import fakereceiver.judge.DnsView.PtrNames;
import fakereceiver.judge.LiteralReading;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Stage;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What a persona takes from the one that it extends. */
class PersonaExtendsTest {

  @Test
  void takesWhatItDoesNotSayFromThePersonaThatItExtends() {
    Persona base = read(MORE);
    Persona persona = extending("persona: other\n");

    assertThat(persona.name()).isEqualTo("other");
    assertThat(List.of(persona.title(), persona.story(), persona.greeting()))
        .containsExactly(base.title(), base.story(), base.greeting());
    assertThat(persona.receiver()).isEqualTo(base.receiver());
    assertThat(persona.speaksAt()).isEqualTo(base.speaksAt());
    assertThat(persona.accepted()).isEqualTo(base.accepted());
    assertThat(persona.sight()).isEqualTo(base.sight());
    assertThat(persona.exemptClients()).isEqualTo(base.exemptClients());
    assertThat(persona.scoring()).isEqualTo(base.scoring());
    assertThat(persona.decisions()).isEqualTo(base.decisions());
  }

  @Test
  void saysSomeThingsAnewAndLeavesTheOthers() {
    Persona persona =
        extending(
            """
            persona: other
            title: Another
            greeting: "{host-name} hello"
            speaks-at: helo
            dns-budget: 7s
            blocklists: []
            sees: { longest-name: 100 }
            """);

    assertThat(persona.title()).isEqualTo("Another");
    assertThat(persona.greeting()).isEqualTo("mx.example.net hello");
    assertThat(persona.speaksAt()).isEqualTo(Stage.HELO);
    assertThat(persona.dnsBudget()).isEqualTo(Duration.ofSeconds(7));
    assertThat(persona.receiver().blocklists()).isEmpty();
    assertThat(persona.receiver().literals()).isEqualTo(LiteralReading.UNTAGGED_TEXT);
    assertThat(persona.sight().longestName()).isEqualTo(100);
    assertThat(persona.sight().ptrNames()).isEqualTo(PtrNames.FIRST_LEGAL);
  }

  @Test
  void putsItsOwnRulesBeforeThoseOfThePersonaThatItExtends() {
    Persona persona = extending("persona: other\nrules:\n  helo-literal: {}\n  helo-missing: {}\n");

    assertThat(List.copyOf(persona.decisions().keySet()))
        .containsExactly("helo-literal", "helo-missing", "ptr-missing");
    assertThat(persona.decisions()).isEqualTo(read(MORE).decisions());
  }

  @Test
  void changesARuleOfThePersonaThatItExtends() {
    Decision moved =
        ruleOf(
            extending("persona: other\nrules:\n  ptr-missing: { at: helo, unless: [] }\n"),
            "ptr-missing");
    Decision replaced =
        ruleOf(
            extending("persona: other\nrules:\n  ptr-missing: { action: junk, source: assumed }\n"),
            "ptr-missing");

    assertThat(moved.failed()).isEqualTo(rule(MORE, "ptr-missing").failed());
    assertThat(moved.at()).contains(Stage.HELO);
    assertThat(moved.condition())
        .isEqualTo(
            new Condition(
                Set.of("helo-missing"), Set.of(), Set.of(), Set.of(), true, NullSender.CHECKED));
    assertThat(replaced.failed().action()).isEqualTo(Action.JUNK);
    assertThat(replaced.condition()).isEqualTo(Condition.ALWAYS);
  }

  @Test
  void saysOnlyThatThePersonaToExtendDoesNotExist() {
    assertThat(problems("persona: other\nextends: nobody\nrules:\n  ptr-missing: {}\n"))
        .containsExactly(
            "x.yaml:2: extends: found \"nobody\", expected the name of a persona"
                + " (there is no persona nobody)");
  }

  @Test
  void saysOnlyThatTheWordForItIsMisspelt() {
    assertThat(problems("persona: other\nextend: mine\n"))
        .singleElement()
        .asString()
        .startsWith("x.yaml:2: extend: found an unknown key")
        .endsWith("did you mean extends?");
    assertThat(problems("persona: other\nnonsense: mine\n")).hasSizeGreaterThan(1);
  }

  @Test
  void wantsAnActionWhereThereIsNoRuleToExtend() {
    assertThat(problems(HEAD + rule("at: helo, source: invented")))
        .containsExactly(
            "x.yaml:8: rules.ptr-missing.action: found nothing, expected text"
                + " (quotes make a text of anything)");
    assertThat(
            catchThrowableOfType(
                PersonaFileException.class,
                () ->
                    PersonaFile.read(
                        "x.yaml",
                        "persona: other\nextends: mine\nrules:\n  ptr-missing: { at: helo }\n",
                        RULES,
                        name -> read(HEAD + "rules: {}\n"))))
        .hasMessageStartingWith("x.yaml:4: rules.ptr-missing.")
        .hasMessageContaining("action: found nothing");
  }
}
