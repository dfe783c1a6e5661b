package fakereceiver.session;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.mail.Reply;
import fakereceiver.server.Client;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(60)
class EndingTest {

  private static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::26
      example.org MX 10 mail.example.org
      """;

  private static Mail mail(String persona, String said) {
    try (FakeReceiver receiver =
        FakeReceiver.builder(persona)
            .zone(ZONE)
            .claims("2001:db8::25")
            .maxMessageSize(10_000)
            .start()) {
      try (Client client = Client.silent(receiver)) {
        client.send("EHLO mail.example.org\r\n" + said.replace("/", "\r\n") + "\r\nQUIT\r\n");
        client.rest();
      }
      return receiver.takeMail(Duration.ofSeconds(10));
    }
  }

  @ParameterizedTest
  @CsvSource({
    // the persona decides
    "postfix-strict, MAIL FROM:<a@example.org>/RCPT TO:<b@example.net>, defer, rcpt, 450, true",
    "permissive, MAIL FROM:<a@example.org>/RCPT TO:<b@example.net>/DATA/x/., note, '', 250, true",
    // the receiver does
    "permissive, MAIL FROM:<a@example.org> SIZE=99999, reject, mail, 552, false",
    "permissive, MAIL FROM:<a@>, reject, mail, 501, false",
    "permissive, MAIL FROM:<a@>/VRFY b, reject, mail, 501, false",
    "permissive, MAIL FROM:<a@example.org>/RCPT TO:<>, reject, rcpt, 501, false",
    "permissive, MAIL FROM:<a@example.org>/DATA, reject, message, 554, false",
    // nobody does
    "permissive, MAIL FROM:<a@example.org>, unfinished, '', 0, false",
    "permissive, MAIL FROM:<a@example.org>/NONSENSE, unfinished, '', 0, false",
    "permissive, MAIL FROM:<a@example.org>/RCPT TO:<b@example.net>/RCPT TO:<>,"
        + " unfinished, '', 0, false",
    "permissive, MAIL FROM:<a@example.org>/RCPT TO:<b@example.net>/MAIL FROM:<c@example.org>,"
        + " unfinished, '', 0, false",
  })
  void isWhatTheClientWasToldLastThatMatters(
      String persona, String said, String word, String stage, int code, boolean isOfPersona) {
    Ending ending = mail(persona, said).ending();

    assertThat(ending.word()).isEqualTo(word);
    assertThat(ending.stage().map(at -> at.word()).orElse("")).isEqualTo(stage);
    assertThat(ending.reply().map(Reply::code).orElse(0)).isEqualTo(code);
    assertThat(ending.isOfPersona()).isEqualTo(isOfPersona);
    assertThat(ending.refuses()).isEqualTo(List.of("defer", "reject").contains(word));
    assertThat(ending.delivers()).isEqualTo(word.equals("note"));
  }
}
