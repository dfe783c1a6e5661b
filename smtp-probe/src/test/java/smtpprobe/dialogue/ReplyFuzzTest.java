package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.mail.Reply;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** What servers say: replies of bounded size, or one sentence about what is wrong. */
class ReplyFuzzTest {

  @FuzzTest
  void replies(byte[] input) throws IOException {
    List<String> heard = new ArrayList<>();
    ReplyReader reader = new ReplyReader(new ByteArrayInputStream(input), line -> line, heard::add);
    int replies = 0;
    int lines = 0;
    try {
      while (true) {
        Reply reply = reader.read();
        replies++;
        lines += reply.lines().size();
        assertThat(reply.code()).isBetween(200, 599);
        assertThat(reply.lines().stream().mapToInt(String::length).sum())
            .isLessThan(ReplyReader.MAX_REPLY);
        isOffer(Extensions.in(reply));
      }
    } catch (EOFException e) {
      assertThat(reader.unread()).isZero();
    } catch (NotSmtp e) {
      assertThat(e.getMessage()).matches("[ -~]+");
    }
    assertThat(heard).hasSizeGreaterThanOrEqualTo(lines);
    assertThat(replies).isLessThanOrEqualTo(lines);
    assertThat(heard.stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(input.length);
  }

  private static void isOffer(Extensions offer) {
    assertThat(offer.keywords()).allMatch(offer::offers);
    assertThat(offer.sizeLimit().orElse(1)).isPositive();
    assertThat(offer.authMechanisms()).noneMatch(String::isEmpty);
    assertThat(offer.shown()).hasSizeLessThanOrEqualTo(100).allMatch(line -> line.length() <= 200);
  }
}
