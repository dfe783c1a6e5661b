package smtpprobe.bounce.feedback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.Test;

class TotalsTest {

  @Test
  void countsSoManySourcesAndSaysThatThereAreMore() {
    Totals totals = new Totals();
    for (int i = 0; i < Totals.MAX_SOURCES; i++) {
      totals.add("source-" + i, 1, false, "");
    }
    assertThat(totals.isCut()).isFalse();
    for (int i = 0; i < 20; i++) {
      totals.add("one-more-" + i, 1, false, "");
      totals.add("source-0", 1, true, "word-" + i);
    }

    assertThat(totals.isCut()).isTrue();
    assertThat(totals.sources()).hasSize(Totals.MAX_SOURCES);
    Feedback.Source first = totals.sources().get(0);
    assertThat(first.mails()).isEqualTo(21);
    assertThat(first.failed()).isEqualTo(20);
    assertThat(first.what()).isEqualTo("word-0; word-1; word-2; word-3; word-4; word-5");
  }

  @Test
  void sumsTheSameAddressHoweverItIsWritten() {
    Totals totals = new Totals();

    totals.add("2001:db8::25", 1, true, "SPF fail");
    totals.add("2001:DB8:0:0:0:0:0:25", 2, false, "SPF pass");
    totals.add("unknown", 4, false, "");

    assertThat(totals.sources())
        .extracting(Feedback.Source::address, Feedback.Source::mails)
        .containsExactly(tuple("2001:db8::25", 3L), tuple("unknown", 4L));
  }
}
