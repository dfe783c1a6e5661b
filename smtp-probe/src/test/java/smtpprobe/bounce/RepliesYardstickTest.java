package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.reply.Hint;
import smtpprobe.bounce.reply.Reading;

/** How well replies are explained that others have collected; prints the score. */
class RepliesYardstickTest {

  private static final Path FILE = Path.of("src/test/resources/bounces/replies/replies.csv");

  private final BounceExplainer explainer = BounceExplainer.builtIn();

  @Test
  void explainsWhatOthersHaveLabelled() throws IOException {
    int right = 0;
    int all = 0;
    List<String> mistaken = new ArrayList<>();
    for (Csv.Row row : Csv.rows(Files.readString(FILE))) {
      Reading reading =
          explainer.reply(row.get("reply"), Hint.of(Optional.empty(), row.get("host")));
      List<String> wanted = Arrays.asList(row.get("family").split("\\|", -1));
      boolean isRight = wanted.contains(reading.cause().family().word());
      right += isRight ? 1 : 0;
      all++;
      boolean matters =
          wanted.contains("reverse-dns")
              || row.get("topics").contains("ptr")
              || row.get("reply").contains("IPv6");
      if (!isRight && matters) {
        mistaken.add(wanted + ", found " + reading.cause().id() + ": " + row.get("reply"));
      }
    }

    double percent = 100.0 * right / all;
    System.out.printf("replies: family %d of %d, %.1f %%%n", right, all, percent);
    assertThat(percent).isGreaterThanOrEqualTo(92);
    assertThat(mistaken).as("IPv6 and reverse DNS").isEmpty();
  }
}
