package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class DialogueRequestTest {

  @Test
  void refusesWhatCannotBeSaid() {
    assertRefused(
        () -> request(0, "mail.example.org", "bob@example.net"), "port 0, expected 1 to 65535");
    assertRefused(() -> request(25, "mail.example.org"), "no recipients, expected one or more");
    assertRefused(
        () -> request(25, "mail\r\nQUIT", "bob@example.net"),
        "a line break in the HELO name, expected one line");
    assertRefused(
        () -> request(25, "mail.example.org", "bob\n@example.net"),
        "a line break in the recipient, expected one line");
    assertRefused(
        () ->
            request(25, "mail.example.org", "bob@example.net")
                .withSource(IpAddress.of("192.0.2.1")),
        "cannot send from 192.0.2.1 to 2001:db8::25: expected the same IP version");
  }

  @Test
  void takesWhatIsMerelyWrong() {
    assertThat(request(25, "not a name", "<>").heloName().text()).isEqualTo("not a name");
  }

  @Test
  void hasTimeoutsThatASocketTakes() {
    assertRefused(
        () -> new Timeouts(Duration.ZERO, Duration.ofDays(1), Duration.ofDays(1)),
        "connect timeout PT0S, expected 1 millisecond to 1 day");
    assertThat(Timeouts.words(Duration.ofMinutes(5))).isEqualTo("5 minutes");
    assertThat(Timeouts.words(Duration.ofSeconds(1))).isEqualTo("1 second");
    assertThat(Timeouts.words(Duration.ofMillis(1500))).isEqualTo("1500 milliseconds");
  }

  private static void assertRefused(Runnable what, String why) {
    assertThatThrownBy(what::run).isInstanceOf(IllegalArgumentException.class).hasMessage(why);
  }

  private static DialogueRequest request(int port, String helo, String... recipients) {
    return DialogueRequest.of(
        IpAddress.of("2001:db8::25"),
        port,
        HeloName.of(helo),
        ReversePath.NULL,
        List.of(recipients).stream().map(Mailbox::of).toList(),
        Message.of(""));
  }
}
