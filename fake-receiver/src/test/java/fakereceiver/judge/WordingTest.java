package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.mail.Reply;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "450 ...greylist...     | 450 4.2.0 <bob@example.net>: Recipient rejected: Greylisted, see x",
        "450 ...greylist...     | 450 greylist",
        "450 4.7.1 Come back... | 450 4.7.1 come back in 300 seconds",
        "450 No                 | 450 NO",
        "451 ...later           | 451 later, or much later",
      })
  void knowsAReplyWhateverVaries(String wording, String reply) {
    assertThat(new Wording(wording).couldBe(Reply.parse(reply))).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "450 ...greylist...    | 451 4.2.0 Greylisted",
        "450 4.7.1 Come back   | 450 4.7.1 Come back later",
        "450 ...a...b          | 450 b and a",
        "450 ...ab...ba        | 450 aba",
        "450 4.7.1 ...later... | 450 4.7.12 later",
      })
  void knowsNoOther(String wording, String reply) {
    assertThat(new Wording(wording).couldBe(Reply.parse(reply))).isFalse();
  }

  @Test
  void readsAReplyOfSeveralLinesAsOneText() {
    assertThat(
            new Wording("450 ...grey...listed...")
                .couldBe(Reply.parse("450-4.7.1 You are grey\n450 4.7.1 listed")))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"greylisted", "250 Ok", "450", "450 ...", "450 ... ...", "450 grün"})
  void refusesWhatWouldKnowEverythingOrNothing(String text) {
    assertThatThrownBy(() -> new Wording(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a code from 400 to 599");
  }
}
