package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloLiteralMalformedTest {

  @ParameterizedTest
  @ValueSource(strings = {"[IPv6:2001:db8::25]", "[192.0.2.25]"})
  void passesWithAWellFormedLiteral(String helo) {
    assertThat(examine(helo).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutTheTagAndSaysHowToWriteIt() {
    Outcome outcome = examine("[2001:db8::25]");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("HELO name [2001:db8::25]");
    assertThat(outcome.remedy().orElseThrow()).contains("as [IPv6:2001:db8::25]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[mail.example.org]", "[IPv6:2001:db8::25", "[]", "[IPv6:192.0.2.25]"})
  void failsWithSomethingElseInBrackets(String helo) {
    assertThat(examine(helo).result()).isEqualTo(FAILED);
  }

  @Test
  void saysHowToWriteALiteralOfIpv4() {
    Attempt attempt = Attempt.from("192.0.2.25").withHelo(HeloName.of("[host]"));

    Outcome outcome = new HeloLiteralMalformed().examine(attempt, ZoneDns.of(""));

    assertThat(outcome.remedy().orElseThrow()).endsWith("as [192.0.2.25]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "mail.example.org", "2001:db8::25", "my mail"})
  void isSkippedWithoutBrackets(String helo) {
    assertThat(examine(helo).result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo) {
    return HeloForms.outcome(new HeloLiteralMalformed(), helo);
  }
}
