package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static fakereceiver.finding.Outcome.Result.UNDECIDED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloNotPtrDomainTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "mail.example.org",
        "MX.Example.ORG",
        "example.org",
        "a.b.example.org",
        "mx.example.org."
      })
  void passesWithAnyNameOfTheSameOrganization(String helo) {
    assertThat(examine(helo, "2001:db8::25  PTR  mail.example.org").result()).isEqualTo(PASSED);
  }

  @Test
  void passesWhenOnlyTheFirstLabelIsNoneThatAHostCanHave() {
    String zone = "2001:db8::25  PTR  mail.example.org";

    assertThat(examine("my mail.example.org", zone).result()).isEqualTo(PASSED);
    assertThat(examine("x".repeat(64) + ".example.org", zone).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithTheNameOfAnotherOrganizationAndShowsBoth() {
    Outcome outcome = examine("mail.example.org", "2001:db8::25  PTR  host-25.hoster.example");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name mail.example.org", "2001:db8::25 PTR [host-25.hoster.example]");
  }

  @Test
  void failsWhenTheTwoHaveOnlyThePublicSuffixInCommon() {
    assertThat(examine("mail.one.co.uk", "2001:db8::25  PTR  mail.other.co.uk").result())
        .isEqualTo(FAILED);
  }

  @Test
  void looksAtTheFirstPtrNameOnly() {
    String zone =
        """
        2001:db8::25  PTR  host-25.hoster.example
        2001:db8::25  PTR  mail.example.org
        """;

    assertThat(examine("mail.example.org", zone).result()).isEqualTo(FAILED);
    assertThat(examine("mail.hoster.example", zone).result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithoutAPtrRecord() {
    Outcome outcome = examine("mail.example.org", "");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name mail.example.org", "2001:db8::25 PTR no such name");
  }

  @Test
  void failsForANameThatHasNoDomainAtAll() {
    assertThat(examine("my mail", "2001:db8::25  PTR  mail.example.org").result())
        .isEqualTo(FAILED);
  }

  @Test
  void isUndecidedWhenTheReverseLookupFails() {
    assertThat(examine("mail.example.org", "2001:db8::25  PTR  !timeout").result())
        .isEqualTo(UNDECIDED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[IPv6:2001:db8::25]", "[2001:db8::25]", "2001:db8::25", "[x]"})
  void isSkippedForWhatIsNotMeantAsAName(String helo) {
    assertThat(examine(helo, "2001:db8::25  PTR  mail.example.org").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo, String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of(helo));
    return new HeloNotPtrDomain().examine(attempt, ZoneDns.of(zone));
  }
}
