package fakereceiver.journal.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.journal.Entry;
import fakereceiver.journal.Mails;
import fakereceiver.session.Mail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExchangeTest {

  private static final List<String> MESSAGES =
      List.of(
          "Subject: one\r\n\r\nHello\r\n",
          "Subject: two\r\n\r\nFrom here\r\n>From there\r\n>>From far\r\n From x\r\n\r\nFrom y\r\n",
          "From: a@b.example\r\n\r\n\r\n\r\n",
          "Subject: no body\r\n");

  @TempDir Path temp;

  private static Entry entry(long id, String message) {
    Mail mail = Mails.judged("permissive", "2001:db8::25", "x", Mails.NOON);
    return new Entry(id, Mails.with(message, mail), List.of());
  }

  private Path exported(Shape shape) throws IOException {
    Path target = temp.resolve(shape.word());
    try (Export export = new Export(shape, target)) {
      for (int i = 0; i < MESSAGES.size(); i++) {
        export.add(entry(i + 1, MESSAGES.get(i)));
      }
      assertThat(export.count()).isEqualTo(MESSAGES.size());
    }
    return target;
  }

  private static List<Mail> imported(Path path) throws IOException {
    List<Mail> mails = new ArrayList<>();
    new Import(Clock.fixed(Mails.NOON, ZoneOffset.UTC)).read(path, mails::add);
    return mails;
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void whatIsExportedComesBackOctetForOctet(Shape shape) throws IOException {
    assertThat(imported(exported(shape)))
        .extracting(
            mail -> new String(mail.message().orElseThrow().bytes(), StandardCharsets.US_ASCII))
        .containsExactlyElementsOf(MESSAGES);
  }

  @Test
  void anMboxIsAsOtherProgramsKnowIt() throws IOException {
    assertThat(Files.readString(exported(Shape.MBOX)))
        .startsWith(
            """
            From alice@example.org Sun Nov 29 12:00:00 2026
            Subject: one

            Hello

            From alice@example.org Sun Nov 29 12:00:00 2026
            Subject: two

            >From here
            >>From there
            >>>From far
             From x
            """);
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void noFileIsWrittenOver(Shape shape) throws IOException {
    exported(shape);
    assertThatThrownBy(() -> exported(shape)).isInstanceOf(FileAlreadyExistsException.class);
    assertThat(imported(temp.resolve(shape.word()))).hasSize(MESSAGES.size());
  }

  @Test
  void linksInAFolderAreNotFollowed() throws IOException {
    Path secret = Files.writeString(temp.resolve("secret"), "root:x\n");
    for (String folder : List.of("cur", "new")) {
      Path cur = Files.createDirectories(temp.resolve("maildir").resolve(folder));
      Files.createSymbolicLink(cur.resolve("1"), secret);
    }
    Path plain = Files.createDirectory(temp.resolve("plain"));
    Files.createSymbolicLink(plain.resolve("1.eml"), secret);

    assertThat(imported(temp.resolve("maildir"))).isEmpty();
    assertThat(imported(plain)).isEmpty();
  }

  @Test
  void whatIsImportedIsJudgedByNobody() throws IOException {
    Path file =
        Files.writeString(
            temp.resolve("x.eml"),
            "Return-Path: <a@b.example>\r\nDelivered-To: c@d.example\r\nSubject: x\r\n\r\nHi\r\n");
    Mail mail = imported(file).get(0);
    assertThat(mail.outcome()).isEqualTo("unjudged");
    assertThat(mail.persona()).isEqualTo("nobody");
    assertThat(mail.attempt().reversePath().orElseThrow().text()).isEqualTo("a@b.example");
    assertThat(mail.attempt().recipients())
        .extracting(Object::toString)
        .containsExactly("c@d.example");
    assertThat(mail.trouble().orElse("")).contains("x.eml", "nobody has judged it");
  }

  @Test
  void anMboxWithoutAMailIsNone() throws IOException {
    assertThat(imported(Files.writeString(temp.resolve("none.mbox"), ""))).isEmpty();
  }

  @Test
  void filesThatAreSomethingElseAreMailsOfSomeKind() throws IOException {
    for (String odd : List.of("From ", "From x\n", "\u0000\n\n", "From x\n\nFrom y\n\n")) {
      Path file = Files.writeString(temp.resolve("odd"), odd);
      assertThat(imported(file)).isNotEmpty();
    }
  }
}
