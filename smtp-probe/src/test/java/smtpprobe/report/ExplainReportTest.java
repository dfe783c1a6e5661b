package smtpprobe.report;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.finding.Findings;
import fakereceiver.report.Format;
import fakereceiver.report.Style;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.BounceExplainer;
import smtpprobe.bounce.input.Item;

class ExplainReportTest {

  private final Item item =
      new Item("", "", "", BounceExplainer.builtIn().explain("550 5.7.25 no PTR record"));

  private static String text(Explained explained) {
    return String.join("\n", Format.TEXT.render(Reports.of(explained), Style.PLAIN));
  }

  @Test
  void doesNotAdviseToAskAgainWhatCannotBeLookedUp() {
    Explained asked =
        new Explained(item, Optional.empty(), true, List.of(), Findings.NONE, Optional.empty());

    assertThat(text(Explained.of(item))).contains("Next: the same with --recheck");
    assertThat(text(asked)).doesNotContain("Next:");
  }
}
