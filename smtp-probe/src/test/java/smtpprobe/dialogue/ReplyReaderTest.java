package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.mail.Reply;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyReaderTest {

  private final List<String> heard = new ArrayList<>();

  @Test
  void readsOneReplyAfterTheOther() throws IOException {
    ReplyReader reader = reader("220 hello\r\n250-a\r\n250-\r\n250\r\n");

    assertThat(reader.read()).isEqualTo(Reply.of(220, "hello"));
    assertThat(reader.read()).isEqualTo(new Reply(250, List.of("a", "", "")));
    assertThat(heard).containsExactly("220 hello", "250-a", "250-", "250");
  }

  @Test
  void takesBareLineFeedsAndEightBitText() throws IOException {
    assertThat(reader("550 N\u00e4\rh\n").read()).isEqualTo(Reply.of(550, "N\u00e4 h"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"199 low\n", "600 high\n", "22 short\n", "220_\n", "\n", "250-a\nb\n"})
  void refusesWhatIsNoReply(String text) {
    assertThatThrownBy(() -> reader(text).read())
        .isInstanceOf(NotSmtp.class)
        .hasMessageStartingWith("what the server sent is not an SMTP reply: \"");
  }

  @Test
  void hasALimitForTheWholeReply() throws IOException {
    String line = "250-" + "x".repeat(1019) + "\n"; // 1 KiB

    assertThat(reader(line.repeat(63) + "250 done\n").read().lines()).hasSize(64);
    assertThatThrownBy(() -> reader(line.repeat(65) + "250 done\n").read())
        .isInstanceOf(NotSmtp.class)
        .hasMessage("the server sent more than 64 KiB in one reply");
  }

  @RepeatedTest(200)
  void alwaysComesToAnEnd(RepetitionInfo repetition) throws IOException {
    Random random = new Random(repetition.getCurrentRepetition());
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 400; i++) {
      text.append("2505- \r\nx\u00ff".charAt(random.nextInt(10)));
    }
    ReplyReader reader = reader(text.toString());
    try {
      while (true) {
        assertThat(reader.read().code()).isBetween(200, 599);
      }
    } catch (NotSmtp | EOFException e) {
      assertThat(heard).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"550-no\r\n250 ok\r\n", "550-no\r\n554-no\r\n550 no\r\n"})
  void doesNotKnowWhatDifferentCodesMean(String text) {
    assertThatThrownBy(() -> reader(text).read())
        .isInstanceOf(NotSmtp.class)
        .hasMessageStartingWith(
            "the lines of one reply had different codes, so what it means is not known: 550, ");
    assertThat(heard).containsExactly(text.split("\r\n"));
  }

  private ReplyReader reader(String text) {
    return new ReplyReader(
        new ByteArrayInputStream(text.getBytes(ISO_8859_1)), line -> line, heard::add);
  }
}
