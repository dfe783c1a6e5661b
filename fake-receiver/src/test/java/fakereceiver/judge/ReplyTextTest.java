package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.mail.Reply;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What could be a reply with blanks. */
class ReplyTextTest {

  @ParameterizedTest
  @CsvSource({
    "550 no {helo-name} here, no mx.example.org here, true",
    "550 no {helo-name} here, no  here, true",
    "550 no {helo-name} here, no mx.example.org her, false",
    "550 ab{helo-name}bc, abc, false",
    "550 ab{helo-name}bc, abbc, true",
    "550 {helo-name} and {client-address}, x and and y, true",
    "550 {helo-name} and {client-address}, x or y, false",
    "550 plain, plain, true",
    "550 plain, plain and more, false",
  })
  void blanksHoldAnythingAndTheRestHasToStand(String template, String said, boolean could) {
    assertThat(ReplyText.of(template).couldBe(new Reply(550, List.of(said)))).isEqualTo(could);
  }

  /** A pattern with three gaps would go back over a reply of 64 KiB for hours. */
  @Test
  void aLongReplyIsComparedInOnePass() {
    ReplyText template = ReplyText.of("550 {helo-name}a{helo-name}a{helo-name}a{helo-name}b");

    assertThat(template.couldBe(new Reply(550, List.of("a".repeat(64 * 1024))))).isFalse();
  }
}
