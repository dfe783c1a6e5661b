package smtpprobe.bounce.input;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.Bounce;
import smtpprobe.bounce.feedback.Feedback;

class SummaryTest {

  private final Summary summary = new Summary();

  private void add(List<Feedback.Source> sources, String reply) {
    Bounce said = Bounce.explain(reply);
    summary.add(
        new Item(
            "",
            "",
            "",
            new Bounce(
                said.kind(),
                said.recipients(),
                said.reporter(),
                said.sender(),
                Optional.empty(),
                said.subject(),
                said.facts(),
                sources,
                said.notes())));
  }

  @Test
  void countsTogetherWhatIsTooMuchToCountApart() {
    int many = Summary.MAX_KEYS + 50;
    for (int i = 0; i < many; i++) {
      add(List.of(), "550 5.7.1 [2001:db8:" + Integer.toHexString(i) + "::25] is blocked");
    }
    add(
        IntStream.range(0, many)
            .mapToObj(i -> new Feedback.Source("source-" + i, 1, 0, ""))
            .toList(),
        "550 5.1.1 No such user");

    assertThat(summary.addresses())
        .hasSize(Summary.MAX_KEYS + 1)
        .contains(Map.entry(Summary.OTHERS, 50L));
    assertThat(summary.networks()).hasSize(Summary.MAX_KEYS + 1);
    assertThat(summary.sources()).hasSize(Summary.MAX_KEYS);
    assertThat(summary.items()).isEqualTo(many + 1L);
    assertThat(summary.causes().size()).isLessThan(10);
    assertThat(summary.kinds()).hasSize(1);
    assertThat(summary.receivers().size()).isLessThan(10);
  }
}
