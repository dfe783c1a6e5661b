package smtpprobe.bounce.reply;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.cause.Certainty;
import smtpprobe.bounce.match.Fragments;

class CausePatternTest {

  private static CausePattern pattern(Certainty certainty) {
    return new CausePattern(
        "words",
        List.of("ptr-missing"),
        Optional.empty(),
        List.of(),
        Fragments.of("no name"),
        List.of(),
        -1,
        true,
        certainty,
        "nobody");
  }

  @Test
  void ofTwoIsAsSureAsTheOneThatIsLessSureInEitherOrder() {
    CausePattern certain = pattern(Certainty.CERTAIN);
    CausePattern likely = pattern(Certainty.LIKELY);

    assertThat(certain.and(likely).certainty()).isEqualTo(Certainty.LIKELY);
    assertThat(likely.and(certain).certainty()).isEqualTo(Certainty.LIKELY);
    assertThat(certain.and(certain).certainty()).isEqualTo(Certainty.CERTAIN);
  }
}
