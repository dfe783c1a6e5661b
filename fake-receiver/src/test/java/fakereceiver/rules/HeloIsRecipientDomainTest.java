package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static fakereceiver.finding.Outcome.Result.SKIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeloIsRecipientDomainTest {

  @Test
  void passesWithAnotherName() {
    assertThat(examine("mail.example.org", "bob@example.net").result()).isEqualTo(PASSED);
  }

  @Test
  void passesWithANameBelowTheDomain() {
    assertThat(examine("mail.example.net", "bob@example.net").result()).isEqualTo(PASSED);
  }

  @Test
  void failsWithTheDomainOfARecipientAndShowsWhich() {
    Outcome outcome = examine("Example.NET", "eve@example.org", "bob@example.net");

    assertThat(outcome.result()).isEqualTo(FAILED);
    assertThat(outcome.evidence().lines())
        .containsExactly("HELO name Example.NET", "recipient bob@example.net");
  }

  @ParameterizedTest
  @ValueSource(strings = {"EXAMPLE.Net", "example.net.", "\\101xample.net", "ｅxample.net"})
  void failsHoweverTheDomainIsWritten(String domain) {
    assertThat(examine("example.net", "bob@" + domain).result()).isEqualTo(FAILED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[IPv6:2001:db8::25]", "my mail"})
  void isSkippedWhenItIsNotAHostName(String helo) {
    assertThat(examine(helo, "bob@example.net").result()).isEqualTo(SKIPPED);
  }

  private static Outcome examine(String helo, String... recipients) {
    Attempt attempt =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of(helo))
            .withReversePath(ReversePath.of("alice@example.org"));
    for (String recipient : recipients) {
      attempt = attempt.withRecipient(Mailbox.of(recipient));
    }
    return new HeloIsRecipientDomain().examine(attempt, ZoneDns.of(""));
  }
}
