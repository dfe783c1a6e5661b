package fakereceiver.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.dns.Zones;
import fakereceiver.finding.Findings;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.persona.KnownRules;
import fakereceiver.rules.RuleBook;
import java.time.Clock;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StoryFaultsTest {

  private static final Findings NO_NAME =
      new Judge(
              new RuleBook(Clock.systemUTC()).rules(),
              KnownRules.personas().named("permissive"),
              new ZoneDns(Zones.of("example.org A 192.0.2.1")))
          .whole(Attempt.from("2001:db8::25"))
          .findings();

  @Test
  void agreesWithWhatItTells() {
    assertThat(new StoryFaults(Set.of("ptr-missing"), Set.of()).differences(NO_NAME)).isEmpty();
  }

  @Test
  void seesARuleThatAppearsAndOneThatVanishes() {
    assertThat(new StoryFaults(Set.of(), Set.of()).differences(NO_NAME))
        .containsExactly("faults that are found and not told: [ptr-missing]");
    assertThat(
            new StoryFaults(Set.of("ptr-missing", "spf-fail"), Set.of("ptr-several"))
                .differences(NO_NAME))
        .containsExactly(
            "faults that are told and not found: [spf-fail]",
            "undecided that are told and not found: [ptr-several]");
  }
}
