package smtpprobe.bounce;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.Hostile;
import smtpprobe.bounce.feedback.FeedbackReader;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Item;
import smtpprobe.bounce.log.LogReader;
import smtpprobe.bounce.reply.Reading;

/** Everything that a stranger can put into a bounce: one target for each reader. */
class BounceFuzzTest {

  private static final BounceExplainer EXPLAINER = BounceExplainer.builtIn();

  @FuzzTest
  void reply(byte[] input) {
    String text = Hostile.text(input);

    Reading reading = Hostile.inTime(() -> EXPLAINER.reply(text));

    assertThat(reading.cause().id()).isNotEmpty();
    assertThat(reading.text().length()).isLessThanOrEqualTo(17 * 1024);
  }

  @FuzzTest
  void mail(byte[] input) {
    byte[] mail = Hostile.text(input).getBytes(UTF_8);

    Bounce bounce = Hostile.inTime(() -> EXPLAINER.mail(mail));

    assertThat(bounce.recipients()).isNotEmpty().hasSizeLessThanOrEqualTo(1000);
  }

  @FuzzTest
  void log(byte[] input) {
    String line = Hostile.text(input);

    Hostile.inTime(() -> LogReader.read(line).stream().map(EXPLAINER::ofEntry).toList())
        .forEach(one -> assertThat(one.cause().id()).isNotEmpty());
  }

  @FuzzTest
  void feedback(byte[] input) {
    byte[] report = Hostile.text(input).getBytes(UTF_8);

    Hostile.inTime(() -> FeedbackReader.read(report))
        .ifPresent(feedback -> assertThat(feedback.sources()).hasSizeLessThanOrEqualTo(10_000));
  }

  /** Whatever a file may be, packed or not. */
  @FuzzTest
  void file(byte[] input) {
    List<Item> items = new ArrayList<>();
    List<String> notes = new ArrayList<>();

    int unused =
        Hostile.inTime(
            () -> {
              new InputReader(EXPLAINER, items::add, notes::add)
                  .read("x", new ByteArrayInputStream(input));
              return items.size();
            });

    assertThat(items).allSatisfy(item -> assertThat(item.bounce().recipients()).isNotEmpty());
  }
}
