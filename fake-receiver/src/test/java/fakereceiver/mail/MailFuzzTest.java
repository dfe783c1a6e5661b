package fakereceiver.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;

/** The words of SMTP as strangers use them. */
class MailFuzzTest {

  @FuzzTest
  void reply(byte[] input) {
    try {
      Reply reply = Reply.parse(new String(input, ISO_8859_1));

      assertThat(Reply.parse(String.join("\r\n", reply.wireLines()))).isEqualTo(reply);
      assertThat(reply.text()).isNotNull();
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).isNotEmpty(); // the documented way to say no
    }
  }

  @FuzzTest
  void message(byte[] input) {
    Message message = Message.of(input);
    int length = 0;
    for (String name : new String[] {"From", "Date", "Subject", "X"}) {
      for (String value : message.fields(name)) {
        length += value.length();
      }
    }

    assertThat(length).isLessThanOrEqualTo(input.length);
  }

  @FuzzTest
  void heloName(byte[] input) {
    HeloName name = HeloName.of(new String(input, UTF_8));

    assertThat(name.text()).isNotNull();
    assertThat(Printable.of(name.text())).doesNotContain("\n", "\r", "\u001b");
  }

  @FuzzTest
  void mailbox(byte[] input) {
    Mailbox mailbox = Mailbox.of(new String(input, UTF_8));

    if (!mailbox.domainText().isEmpty()) {
      assertThat(Mailbox.of(mailbox.toString())).isEqualTo(mailbox);
    }
    assertThat(mailbox.literal().isPresent() && mailbox.domain().isPresent()).isFalse();
  }
}
