package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.persona.KnownRules;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloLiteralMismatchTest {

  @ParameterizedTest
  @ValueSource(strings = {"[IPv6:2001:db8::25]", "[2001:db8::25]", "[IPv6:2001:0DB8:0::25]"})
  void passesWhenTheLiteralIsTheClientAddress(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheLiteralIsAnotherAddressAndShowsBoth() {
    Outcome outcome = examine("[IPv6:2001:db8::dead]");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name [IPv6:2001:db8::dead]", "client address 2001:db8::25");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[2001:db8::dead]", "[192.0.2.25]"})
  void failsWithoutTheTagAndWithTheOtherFamilyToo(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mail.example.org", "[x]", "2001:db8::dead", "my mail"})
  void isSkippedWhenThereIsNoLiteralToCompare(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  @Test
  void saysHowTheReceiverComparesThemWhenThatIsItsOwnWay() {
    Outcome outcome = examineAs("exim-default", "[IPv6:2001:db8::25]");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "HELO name [IPv6:2001:db8::25]",
            "client address 2001:db8::25",
            "this receiver compares them as untagged text");
  }

  @Test
  void comparesAsTheReceiverDoes() {
    assertThat(examineAs("exim-default", "[2001:db8::25]").result()).isEqualTo(PASSED);
    assertThat(examineAs("haraka-helo", "[IPv6:2001:db8::25]").result()).isEqualTo(PASSED);
    assertThat(examineAs("haraka-helo", "[IPv6:2001:DB8::25]").result()).isEqualTo(FAILED);
    assertThat(examineAs("haraka-helo2", "[IPv6:2001:db8::25]").result()).isEqualTo(FAILED);
  }

  private static Outcome examineAs(String persona, String helo) {
    Attempt attempt =
        Attempt.from("2001:db8::25")
            .to(KnownRules.personas().named(persona).receiver())
            .withHelo(HeloName.of(helo));
    return new HeloLiteralMismatch().examine(attempt, ZoneDns.of(""));
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloLiteralMismatch(), helo);
  }
}
