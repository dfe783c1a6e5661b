package fakereceiver.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.persona.Personas;
import fakereceiver.report.IdentityChain.State;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import fakereceiver.scenario.Scenarios;
import java.time.Clock;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdentityChainTest {

  private static State state(String link, String story, String... personas) {
    Scenario scenario = new Scenarios().named(story);
    RuleBook rules = new RuleBook(Clock.systemUTC());
    return IdentityChain.of(
            Stream.of(personas)
                .map(Personas.builtIn()::named)
                .map(persona -> rules.judge(persona, scenario.dns()).whole(scenario.attempt()))
                .toList())
        .stream()
        .filter(one -> one.name().equals(link))
        .map(IdentityChain.Link::state)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void aLinkBreaksWhereAReceiverRefusesForIt() {
    assertThat(state("PTR", "no-reverse-name", "postfix-strict")).isEqualTo(State.BROKEN);
    assertThat(state("PTR", "no-reverse-name", "permissive")).isEqualTo(State.NOTED);
    assertThat(state("PTR", "all-good", "postfix-strict")).isEqualTo(State.GOOD);
  }

  @Test
  void aReceiverThatTakesNoMailOverIpv6DoesNotBreakTheClientsAddress() {
    assertThat(state("client address", "all-good", "postfix-strict", "exchange-online-no-ipv6"))
        .isEqualTo(State.GOOD);
  }
}
