package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.Ip4Address;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BlocklistTest {

  @ParameterizedTest
  @CsvSource({
    "127.0.0.2, true",
    "127.0.1.255, true",
    "127.0.0.1, false",
    "127.255.255.254, false",
    "192.0.2.1, false"
  })
  void takesWhatRfc5782CallsAListingWithoutAFilter(String answer, boolean listed) {
    assertThat(lists("bl.example.net", answer)).isEqualTo(listed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.255.255.254", "192.0.2.1"})
  void takesEveryAnswerWhereAnyCounts(String answer) {
    assertThat(lists("bl.example.net=any", answer)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.4,                127.0.0.4,   true",
    "127.0.0.4,                127.0.0.5,   false",
    "127.0.0.[2..11],          127.0.0.2,   true",
    "127.0.0.[2..11],          127.0.0.11,  true",
    "127.0.0.[2..11],          127.0.0.12,  false",
    "127.0.0.[2..11],          127.0.1.2,   false",
    "127.0.[0;2].[2;4;10..11], 127.0.2.10,  true",
    "127.0.[0;2].[2;4;10..11], 127.0.2.3,   false",
    "127.0.[0;2].[2;4;10..11], 127.0.1.2,   false",
    "127.0.0.[0..255],         127.0.0.255, true",
    "[127].0.0.2,              127.0.0.2,   true"
  })
  void filtersAnswersInPostfixNotation(String filter, String answer, boolean listed) {
    assertThat(lists("bl.example.net=" + filter, answer)).isEqualTo(listed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "all", "127.0.0", "127.0.0.2.3", "127.0.0.[2-11]",
        "127.0.0.[]", "127.0.0.[..]", "127.0.0.[2..]", "127.0.0.[;]", "127.0.0.[2;]",
        "127.0.0.[11..2]", "127.0.0.256", "127.0.0.[2..256]", "127.0.0.[2..11", "any.any.any.any"
      })
  void refusesAFilterThatIsNone(String filter) {
    assertThatThrownBy(() -> Blocklist.of("bl.example.net=" + filter))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("\"" + filter + "\" filters no answers, expected any or 127.0.0.[2..11]");
  }

  @Test
  void refusesAZoneThatIsNone() {
    assertThatThrownBy(() -> Blocklist.of("=any")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Blocklist.of("bl..example.net"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bl.example.net", "bl.example.net=any", "bl.example.net=127.0.0.[2..11]"})
  void isWrittenAsItIsRead(String text) {
    assertThat(Blocklist.of(text)).hasToString(text);
  }

  private static boolean lists(String list, String answer) {
    return Blocklist.of(list).lists(Ip4Address.parse(answer).orElseThrow());
  }
}
