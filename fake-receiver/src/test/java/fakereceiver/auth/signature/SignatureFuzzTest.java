package fakereceiver.auth.signature;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.mail.Message;

/** Tag lists, keys and messages that strangers wrote. */
class SignatureFuzzTest {

  @FuzzTest
  void tagList(byte[] input) {
    String text = new String(input, ISO_8859_1);
    TagList list = TagList.parse(text);

    list.tags()
        .forEach(
            (name, tag) -> {
              assertThat(tag.start()).isBetween(0, tag.end());
              assertThat(tag.end()).isLessThanOrEqualTo(text.length());
              assertThat(list.without(name).length()).isLessThanOrEqualTo(text.length());
            });
  }

  @FuzzTest
  void keyRecord(byte[] input) {
    assertThat(KeyRecord.parse(new String(input, ISO_8859_1)).toString()).isNotEmpty();
  }

  @FuzzTest
  void mailText(byte[] input) {
    int length = 0;
    for (HeaderField field : MailText.of(Message.of(input)).fields()) {
      length += field.raw().length();
    }

    assertThat(length).isLessThanOrEqualTo(input.length);
  }
}
