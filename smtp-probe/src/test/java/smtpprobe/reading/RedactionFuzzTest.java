package smtpprobe.reading;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import smtpprobe.Hostile;

/** Texts to be shown in public: the same lines, of the same kind, within bounds. */
class RedactionFuzzTest {

  /** Of an octet that became a longer name: {@code a@b.de} is {@code user1@domain1.example}. */
  private static final int GROWTH = 8;

  @FuzzTest
  void text(byte[] input) {
    String text = Hostile.text(input);
    Redaction redaction = new Redaction(List.of(), "srv-acme-7");

    String shown = Hostile.inTime(() -> redaction.apply(text));

    assertThat(shown.length()).isLessThanOrEqualTo(GROWTH * text.length());
    assertThat(shown.lines().count()).isEqualTo(text.lines().count());
    assertThat(redaction.apply(text)).isEqualTo(shown);
    assertThat(new Redaction(List.of(), "srv-acme-7").apply(text)).isEqualTo(shown);
  }
}
