package fakereceiver.rules;

import static fakereceiver.finding.Outcome.Result.FAILED;
import static fakereceiver.finding.Outcome.Result.PASSED;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.ZoneDns;
import fakereceiver.finding.Outcome;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Mailbox;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecipientNotAsciiTest {

  @Test
  void passesWithRecipientsInAscii() {
    assertThat(examine("bob@example.net", "eve@xn--bcher-kva.example").result()).isEqualTo(PASSED);
  }

  @Test
  void failsBeyondAsciiOnEitherSideAndShowsWhich() {
    for (String other : List.of("jürgen@example.net", "info@bücher.example")) {
      Outcome outcome = examine("bob@example.net", other);

      assertThat(outcome.result()).isEqualTo(FAILED);
      assertThat(outcome.evidence().lines()).containsExactly("recipient " + other);
    }
  }

  private static Outcome examine(String... recipients) {
    Attempt attempt = Attempt.from("2001:db8::25");
    for (String recipient : recipients) {
      attempt = attempt.withRecipient(Mailbox.of(recipient));
    }
    return new RecipientNotAscii().examine(attempt, ZoneDns.of(""));
  }
}
