package smtpprobe.letter;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.mail.Message;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import smtpprobe.Hostile;
import smtpprobe.letter.Template.Blank;

/** Letters of users: a message that can be sent and found again, or a sentence with its line. */
class TemplateFuzzTest {

  private static final List<String> FIELDS = List.of("From", "To", "Date", "Message-ID", "Subject");

  @FuzzTest
  void template(byte[] input) {
    String text = Hostile.text(input);
    Map<Blank, String> values = new EnumMap<>(Blank.class);
    for (Blank blank : Blank.values()) {
      values.put(blank, "<" + blank + "@example.org>");
    }
    try {
      Template template = Hostile.inTime(() -> Template.parse("x.eml", text));
      isSound(template.fill(values, Optional.empty()), "<ID@example.org>");
      isSound(template.fill(values, Optional.of("subject")), "subject [<ID@example.org>]");
    } catch (IllegalArgumentException e) {
      assertThat(e.getMessage()).matches("(?s)(x\\.eml:[0-9]*:?|filled in:) .+");
    }
  }

  private static void isSound(Message message, String subject) {
    String text = new String(message.bytes(), UTF_8);
    assertThat(text.replace("\r\n", "")).doesNotContain("\r").doesNotContain("\n");
    assertThat(text).endsWith("\r\n");
    assertThat(text.lines()).allMatch(line -> line.getBytes(UTF_8).length <= 998);
    for (String field : FIELDS) {
      assertThat(message.fields(field)).as(field).isNotEmpty();
    }
    assertThat(message.fields("Subject").get(0)).contains(subject);
  }
}
