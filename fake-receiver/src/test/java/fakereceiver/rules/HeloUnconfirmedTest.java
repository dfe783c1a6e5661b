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

class HeloUnconfirmedTest {

  @Test
  void passesWhenTheNameLeadsToTheClient() {
    Outcome outcome =
        examine(
            """
            mail.example.org  AAAA  2001:db8::24
            mail.example.org  AAAA  2001:db8::25
            """);

    assertThat(outcome.result()).isEqualTo(PASSED);
  }

  @Test
  void failsWhenTheNameLeadsElsewhereAndShowsWhere() {
    Outcome outcome = examine("mail.example.org  AAAA  2001:db8::26");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines()).containsExactly("mail.example.org AAAA [2001:db8::26]");
  }

  @Test
  void failsWhenTheNameHasAddressesOfTheOtherFamilyOnly() {
    Outcome outcome = examine("mail.example.org  A  192.0.2.25");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("mail.example.org AAAA no such record", "mail.example.org A [192.0.2.25]");
  }

  @Test
  void looksAtTheOwnFamilyOfAClientOnIpv4() {
    Attempt attempt = Attempt.from("192.0.2.25").withHelo(HeloName.of("mail.example.org"));
    ZoneDns dns = ZoneDns.of("mail.example.org  AAAA  2001:db8::25");

    Outcome outcome = new HeloUnconfirmed().examine(attempt, dns);

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly(
            "mail.example.org A no such record", "mail.example.org AAAA [2001:db8::25]");
  }

  @Test
  void isUndecidedWhenTheAddressLookupTimesOut() {
    Outcome outcome =
        examine(
            """
            mail.example.org  AAAA  !timeout
            mail.example.org  A     192.0.2.25
            """);

    assertThat(outcome.result()).isEqualTo(UNDECIDED);
    assertThat(outcome.evidence().lines())
        .containsExactly("mail.example.org AAAA no answer: timed out");
  }

  @Test
  void isUndecidedWhenNobodyKnowsWhetherThereIsAnyAddress() {
    assertThat(examine("mail.example.org  A  !servfail").result()).isEqualTo(UNDECIDED);
  }

  @Test
  void isSkippedWhenTheNameHasNoAddress() {
    assertThat(examine("mail.example.org  MX  10 mx.example.org").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String zone) {
    Attempt attempt = Attempt.from("2001:db8::25").withHelo(HeloName.of("mail.example.org"));
    return new HeloUnconfirmed().examine(attempt, ZoneDns.of(zone));
  }
}
