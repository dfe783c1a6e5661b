package smtpprobe.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class AddressingTest {

  private static final Instant DATE = Instant.parse("2026-11-04T07:08:09.5Z");

  @Test
  void saysWhereItComesFromAndHowItIsFound() {
    assertThat(new String(message("alice@example.org").bytes(), StandardCharsets.US_ASCII))
        .isEqualTo(
            """
            From: <alice@example.org>
            To: <bob@example.net>
            Date: Wed, 4 Nov 2026 07:08:09 +0000
            Message-ID: <t-4711@example.org>
            Subject: smtp-probe test t-4711
            Auto-Submitted: auto-generated
            MIME-Version: 1.0
            Content-Type: text/plain; charset=us-ascii
            Content-Transfer-Encoding: 7bit

            This message was sent by smtp-probe to find out whether mail from
            this sender is accepted here. Nobody expects an answer, and it may
            be deleted.

              id      t-4711
              sent    Wed, 4 Nov 2026 07:08:09 +0000
              from    2001:db8::25, greeting as mail.example.org
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void hasAMessageIdEvenWhenTheSenderHasNoDomain() {
    assertThat(message("alice@[192.0.2.25]").fields("Message-ID"))
        .containsExactly("<t-4711@smtp-probe.invalid>");
  }

  @Test
  void aBounceIsWrittenInTheNameOfItsHost() {
    assertThat(Addressing.authorFor(ReversePath.NULL, HeloName.of("mail.example.org")))
        .hasToString("MAILER-DAEMON@mail.example.org");
    assertThat(
            Addressing.authorFor(ReversePath.of("alice@example.org"), HeloName.of("mail.example")))
        .hasToString("alice@example.org");
    assertThat(Addressing.authorFor(ReversePath.NULL, HeloName.of("[IPv6:2001:db8::25]")))
        .hasToString("MAILER-DAEMON@smtp-probe.invalid");
  }

  @Test
  void takesNothingThatCouldBecomeAnotherField() {
    assertThatThrownBy(() -> message("alice\r\nBcc: x@example.org"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> message("alice@example.org", "a b"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"a b\" is not an id, expected 1 to 64 letters, digits and hyphens");
  }

  @Test
  void datesAreThoseOfTheFormatterOfTheJdk() {
    DateTimeFormatter jdk =
        DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ENGLISH);
    LocalDate.of(2026, 1, 1)
        .datesUntil(LocalDate.of(2027, 1, 1))
        .map(day -> day.atTime(day.getDayOfMonth() % 24, day.getDayOfYear() % 60, 7))
        .map(time -> time.atOffset(ZoneOffset.UTC))
        .forEach(time -> assertThat(Addressing.dateField(time)).isEqualTo(jdk.format(time)));
  }

  private static Message message(String from) {
    return message(from, "t-4711");
  }

  private static Message message(String from, String id) {
    Attempt plan =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of("mail.example.org"))
            .withRecipient(Mailbox.of("bob@example.net"));
    return Letter.usual("t").write(Addressing.of(plan, Mailbox.of(from), id, DATE));
  }
}
