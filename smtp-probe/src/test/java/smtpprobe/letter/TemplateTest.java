package smtpprobe.letter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.mail.Message;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.letter.Template.Blank;

class TemplateTest {

  private static Map<Blank, String> values() {
    Map<Blank, String> values = new EnumMap<>(Blank.class);
    values.put(Blank.FROM, "alice@example.org");
    values.put(Blank.TO, "bob@example.net");
    values.put(Blank.MESSAGE_ID, "<run-1@example.org>");
    values.put(Blank.DATE, "Sat, 28 Nov 2026 09:00:00 +0000");
    values.put(Blank.SOURCE, "2001:db8::25");
    values.put(Blank.HELO, "mail.example.org");
    values.put(Blank.SERVER, "mx.example.net [2001:db8::1]:25");
    values.put(Blank.ID, "run-1");
    return values;
  }

  private static String fill(String template) {
    return text(Template.parse("letter.eml", template).fill(values(), Optional.empty()));
  }

  private static String text(Message message) {
    return new String(message.bytes(), StandardCharsets.UTF_8);
  }

  @Test
  void addsFieldsThatHaveToBeThereAndTheIdToTheSubject() {
    assertThat(fill("From: {from}\nsubject: Invoice\n  of today\n\nHello {to}\n"))
        .isEqualTo(
            """
            From: alice@example.org
            subject: Invoice
              of today [run-1]
            To: <bob@example.net>
            Date: Sat, 28 Nov 2026 09:00:00 +0000
            Message-ID: <run-1@example.org>

            Hello bob@example.net
            """
                .replace("\n", "\r\n"));
  }

  @Test
  void putsAnotherSubjectInPlaceOfItsOwn() {
    Template template =
        Template.parse("letter.eml", "Subject: a\n b\nX-Mine: {id}\n\n{ not a blank }");

    Message message = template.fill(values(), Optional.of("Test"));
    assertThat(message.fields("Subject")).containsExactly("Test [run-1]");
    assertThat(text(message)).endsWith("\r\n\r\n{ not a blank }\r\n");
  }

  @Test
  void fillsOnlyOnce() {
    Map<Blank, String> values = values();
    values.put(Blank.HELO, "{source} $1");

    assertThat(
            text(
                Template.parse("letter.eml", "X: {helo}\n\n{helo}").fill(values, Optional.empty())))
        .startsWith("X: {source} $1\r\n")
        .endsWith("\r\n\r\n{source} $1\r\n");
  }

  @Test
  void refusesAValueThatCouldBecomeAnotherField() {
    Map<Blank, String> values = values();
    values.put(Blank.HELO, "x\r\nBcc: eve@example.org");

    assertThatThrownBy(() -> Template.BUILT_IN.fill(values, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("a control character in {helo}, expected none");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Subject: x#From: {sender}##text | letter.eml:2: there is no {sender}, expected one of"
            + " {from} {to} {message-id}",
        "Subject: x##Hello#{me}          | letter.eml:4: there is no {me}",
        "Subject: x#no field##text       | letter.eml:2: \"no field\" is no header field",
        "' folded: x##text'            | letter.eml:1: \" folded: x\" is no header field",
        "Message-ID: <{message-id}>##x   | letter.eml:1: {message-id} in angle brackets, expected"
            + " none",
        "Subject: x                      | letter.eml: found no header, expected one, then an empty"
            + " line",
        "#text                           | letter.eml: found no header, expected one, then an empty"
            + " line",
      })
  void saysWhatIsWrongAndWhere(String template, String problem) {
    assertThatThrownBy(() -> Template.parse("letter.eml", template.replace('#', '\n')))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(problem);
  }

  @Test
  void refusesALineThatNoServerWouldTake() {
    assertThatThrownBy(() -> Template.parse("letter.eml", "Subject: x\n\n" + "x".repeat(999)))
        .hasMessage("letter.eml:3: a line of 999 octets, expected 998 at most");
  }

  @Test
  void countsTheOctetsOfALineInUtf8() {
    assertThatThrownBy(() -> Template.parse("letter.eml", "Subject: x\n\n" + "\u00fc".repeat(500)))
        .hasMessage("letter.eml:3: a line of 1000 octets, expected 998 at most");
    assertThat(fill("Subject: x\n\n" + "\u00fc".repeat(499))).contains("\u00fc".repeat(499));
  }

  @Test
  void refusesALineThatBecomesTooLongWhenItIsFilledIn() {
    assertThatThrownBy(() -> fill("Subject: x\n\n" + "x".repeat(990) + "{helo}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("filled in: a line of 1006 octets, expected 998 at most");
  }

  @Test
  void leavesOutAByteOrderMark() {
    assertThat(fill("\uFEFFFrom: a@example.org\n\ntext")).startsWith("From: a@example.org\r\n");
  }

  @ParameterizedTest
  @CsvSource({"-a", "a-", "a b", "''", "ü", "a@b", "123456789012345678901234567890123"})
  void takesNoIdThatCouldNotStandInAMessageId(String id) {
    assertThatThrownBy(() -> Letter.usual(id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an id, expected 1 to 32 letters, digits and hyphens");
  }

  @Test
  void takesNoSubjectThatCouldBecomeAnotherField() {
    assertThatThrownBy(
            () -> new Letter(Template.BUILT_IN, Optional.of("x\r\nBcc: eve@example.org"), "a"))
        .hasMessageContaining("expected 1 to 200 of printable ASCII");
  }

  @Test
  void addsASubjectWhereThatOfTheTemplateIsButTextOfAnotherField() {
    assertThat(fill("X-Note: a\n Subject: b\n\ntext\n"))
        .contains("X-Note: a\r\n Subject: b\r\n")
        .contains("\r\nSubject: smtp-probe test [run-1]\r\n");
  }
}
