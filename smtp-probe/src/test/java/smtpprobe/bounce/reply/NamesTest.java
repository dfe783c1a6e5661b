package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.persona.Personas;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.bounce.cause.Causes;

class NamesTest {

  private final ReplyExplainer explainer =
      new ReplyExplainer(Personas.builtIn().all(), Causes.builtIn());

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.1.1 <dmarc@example.net>: Recipient address rejected: User unknown | recipient-unknown",
        "550 No such user (dmarc@example.net) | recipient-unknown",
        "550 5.1.1 The account dkim@example.net that you tried to reach does not exist | recipient-unknown",
        "550 5.1.1 <spam@example.net>: user unknown | recipient-unknown",
        "452 4.2.2 <dmarc@example.net> Mailbox full | mailbox-full",
        "450 4.2.0 <dmarc@example.net>: Recipient address rejected: Greylisted | greylisted",
        "554 5.7.1 <dkim-test@example.net>: Relay access denied | relaying-denied",
        "connect to antispam.example.net[2001:db8::25]:25: Connection timed out | host-unreachable",
        "host mx.spf.example[2001:db8::25] said: 452 4.2.2 over quota | mailbox-full",
        "host mx.spf.example [2001:db8::25] said: 550 5.1.1 User unknown | recipient-unknown",
        "550 5.1.1 User unknown (message-id <ptr-1@blocklist.example>) | recipient-unknown"
      })
  void noNameIsTakenForAReason(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "550 5.7.1 Client host [2001:db8::25] blocked using zen.spamhaus.org | client-blocklisted",
        "554 IP=2001:db8::25 - A problem occurred. (Ask your postmaster for help or to contact"
            + " tosa@rx.t-online.de to clarify.) (BL) | client-blocklisted",
        "550 5.7.23 <bob@example.net>: SPF fail; id=alice@example.org;ip=2001:db8::25 | spf-fail",
        "554 5.7.1 <h.example[2001:db8::25]>: Client host rejected: Dynamic IP addresses not allowed | ptr-generic"
      })
  void whatStandsBesideAName(String text, String cause) {
    assertThat(explainer.explain(text).cause().id()).isEqualTo(cause);
  }

  @Test
  void leavesWhatIsNoName() {
    String words = "550 5.7.1 hostname, [2001:db8::25] of a list [1] @ home";

    assertThat(Names.hidden(words)).isEqualTo(words);
  }
}
