package fakereceiver.judge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.judge.Source.Certainty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SourceTest {

  @ParameterizedTest
  @EnumSource(Certainty.class)
  void knowsHowSureItIsFromTheFirstWord(Certainty certainty) {
    Source source = Source.of(certainty.word() + " by somebody, 2026-11-24");

    assertThat(source.certainty()).isEqualTo(certainty);
    assertThat(source).hasToString(certainty.word() + " by somebody, 2026-11-24");
    assertThat(source.isAssumed()).isEqualTo(certainty == Certainty.ASSUMED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "here", "Recorded with Exim", "recordedwith Exim", "we assumed"})
  void refusesATextThatDoesNotSay(String text) {
    assertThatThrownBy(() -> Source.of(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "it does not begin with one of recorded, documented, observed, assumed, invented");
  }

  @Test
  void needsNoMoreThanTheWord() {
    assertThat(Source.of("assumed").isAssumed()).isTrue();
  }
}
