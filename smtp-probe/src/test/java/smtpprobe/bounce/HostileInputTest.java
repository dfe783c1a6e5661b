package smtpprobe.bounce;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import smtpprobe.Hostile;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Item;

/** Inputs that are made to harm: bounded, told, and no crash. */
class HostileInputTest {

  private final BounceExplainer explainer = BounceExplainer.builtIn();
  private final List<Item> items = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final InputReader reader = new InputReader(explainer, items::add, notes::add);

  @Test
  void partsNestedTenThousandDeepAreNotFollowed() {
    StringBuilder mail = new StringBuilder("From: a@b.example\nSubject: Undelivered mail\n");
    for (int i = 0; i < 10_000; i++) {
      mail.append("Content-Type: multipart/mixed; boundary=b").append(i).append("\n\n--b");
      mail.append(i).append('\n');
    }

    Bounce bounce = Hostile.inTime(() -> explainer.mail(mail.toString().getBytes(UTF_8)));

    assertThat(bounce.notes()).isNotEmpty();
  }

  @Test
  void messagesNestedTenThousandDeepAreNotFollowed() {
    String mail =
        "From: a@b.example\nSubject: x\n" + "Content-Type: message/rfc822\n\n".repeat(10_000);

    Bounce bounce = Hostile.inTime(() -> explainer.mail(mail.getBytes(UTF_8)));

    assertThat(bounce.notes()).isNotEmpty();
  }

  @Test
  void aLineThatIsTooLongIsToldInWords() {
    String mail = "From: a@b.example\nSubject: Undelivered mail\nX: " + "x".repeat(200_000) + "\n";

    assertThat(explainer.mail(mail.getBytes(UTF_8)).notes())
        .singleElement()
        .asString()
        .startsWith("not all of the mail could be read: ")
        .doesNotContain("Exception", "org.");
  }

  /** The JDK's reader goes one call deeper for each of them. */
  @Test
  void gzipOfHundredThousandEmptyMembersIsToldOfAndLeft(@TempDir Path folder) throws IOException {
    ByteArrayOutputStream empty = new ByteArrayOutputStream();
    new GZIPOutputStream(empty).close();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    for (int i = 0; i < 100_000; i++) {
      packed.write(empty.toByteArray());
    }
    Path file = Files.write(folder.resolve("mail.log.gz"), packed.toByteArray());

    Hostile.inTime(
        () -> {
          reader.read(file);
          return notes;
        });

    assertThat(notes).singleElement().asString().contains("parts of it are empty");
  }

  @ParameterizedTest
  @ValueSource(strings = {"550 5.7.1 no\n", "\0", "word "})
  void anInputWithoutEndIsLeft(String again) {
    Hostile.inTime(
        () -> {
          reader.read("-", endless("", again, Long.MAX_VALUE));
          return notes;
        });

    assertThat(notes).containsExactly("-: only the first 65536 octets were read");
  }

  /** Octets that nobody holds all at once. */
  private static InputStream endless(String head, String again, long length) {
    return new InputStream() {
      private final byte[] first = head.getBytes(UTF_8);
      private long at;

      @Override
      public int read() {
        return at >= length ? -1 : at < first.length ? first[(int) at++] : next();
      }

      private int next() {
        return again.charAt((int) (at++ % again.length()));
      }

      @Override
      public int read(byte[] buffer, int from, int wanted) {
        int n = 0;
        while (n < wanted) {
          int octet = read();
          if (octet < 0) {
            return n == 0 ? -1 : n;
          }
          buffer[from + n++] = (byte) octet;
        }
        return n;
      }
    };
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "From: a@b.example\nTo: c@d.example\n\n",
        "From: a@b.example\nTo: c@d.example\nSubject: ",
        "From x\nFrom: a@b.example\nTo: c@d.example\n\n",
        "A1: to=<bob@example.net>, relay=x, dsn=5.1.1, status=bounced (550 ",
        "550 5.1.1 "
      })
  void aLineOfAHundredMebibytesIsCutOff(String head) {
    Hostile.inTime(
        () -> {
          reader.read("hostile", endless(head, "x", 100L * 1024 * 1024));
          return items;
        });

    assertThat(items.size() + notes.size()).isPositive();
  }

  @Test
  void aBombIsNotUnpacked() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(
          "A1: to=<b@example.net>, relay=x, dsn=5.1.1, status=bounced (550 no)\n".getBytes(UTF_8));
      byte[] blanks = new byte[1024 * 1024];
      for (int i = 0; i < 300; i++) {
        gzip.write(blanks);
      }
    }

    reader.read("bomb.gz", new ByteArrayInputStream(out.toByteArray()));

    assertThat(notes).anyMatch(note -> note.contains("unpacks to more than"));
  }

  @Test
  void aBrokenZstdIsTold() {
    reader.read(
        "log.zst",
        new ByteArrayInputStream(new byte[] {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3}));

    assertThat(items.size() + notes.size()).isPositive();
  }

  @Test
  void foldersThatLeadRoundInCirclesEnd(@TempDir Path folder) throws IOException {
    Path inner = Files.createDirectories(folder.resolve("a/b"));
    Files.createSymbolicLink(inner.resolve("back"), folder);
    Files.writeString(inner.resolve("one.txt"), "550 5.1.1 no such user\n");

    reader.read(folder);

    assertThat(items).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"x-nonsense", "utf-16", "iso-2022-jp", "utf-7", "\"\"", "koi8-r", "us-ascii"})
  void aWrongCharsetIsReadAllTheSame(String charset) {
    String mail =
        "From: MAILER-DAEMON@example.org\nTo: a@b.example\nSubject: Undelivered mail\n"
            + "Content-Type: text/plain; charset="
            + charset
            + "\n\n<bob@example.net>:\n550 5.1.1 no such user: J\u00fcrgen\n";

    Bounce bounce = explainer.mail(mail.getBytes(ISO_8859_1));

    assertThat(bounce.recipients()).isNotEmpty();
  }

  @Test
  void fieldsWithoutEndAreBounded() {
    String mail = "From: a@b.example\nTo: b@c.example\n" + "X: y\n".repeat(200_000) + "\nhello\n";

    Bounce bounce = Hostile.inTime(() -> explainer.mail(mail.getBytes(UTF_8)));

    assertThat(bounce.recipients()).isNotEmpty();
  }

  @Test
  void recipientsWithoutEndAreBounded() {
    String mail =
        "From: MAILER-DAEMON@example.org\nTo: b@c.example\nSubject: Undelivered mail\n"
            + "Content-Type: multipart/report; boundary=x\n\n--x\n"
            + "Content-Type: message/delivery-status\n\nReporting-MTA: dns; x\n\n"
            + "Final-Recipient: rfc822; b@example.net\nStatus: 5.1.1\n\n".repeat(20_000)
            + "--x--\n";

    Bounce bounce = Hostile.inTime(() -> explainer.mail(mail.getBytes(UTF_8)));

    assertThat(bounce.recipients()).hasSizeBetween(1, 1000);
  }
}
