package fakereceiver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortenedTest {

  @ParameterizedTest
  @CsvSource({
    "'', 0, ''",
    "mail, 0, ...",
    "mail, 3, mai...",
    "mail, 4, mail",
    "mail, 5, mail",
  })
  void tellsThatThereIsMore(String text, int most, String shown) {
    assertThat(Shortened.of(text, most)).isEqualTo(shown);
  }

  @Test
  void doesNotCutWithinACharacter() {
    String letter = "\ud83d\udce7";

    assertThat(Shortened.of("ab" + letter + "c", 3)).isEqualTo("ab...");
    assertThat(Shortened.of("ab" + letter + "c", 4)).isEqualTo("ab" + letter + "...");
    assertThat(Shortened.start("ab" + letter, 3)).isEqualTo("ab");
    assertThat(Shortened.start("ab" + letter, 4)).isEqualTo("ab" + letter);
    assertThat(Shortened.start(letter, 1)).isEmpty();
  }
}
