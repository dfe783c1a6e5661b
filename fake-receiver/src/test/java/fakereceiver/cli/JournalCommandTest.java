package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.journal.DiskJournal;
import fakereceiver.journal.Mails;
import fakereceiver.journal.Retention;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalCommandTest {

  @TempDir Path temp;

  private String out = "";
  private String err = "";

  private String folder() {
    return temp.resolve("journal").toString();
  }

  @BeforeEach
  void keepThreeMails() throws IOException {
    try (DiskJournal journal = DiskJournal.open(temp.resolve("journal"), Retention.EVERYTHING)) {
      Instant now = Instant.now();
      journal.keep(Mails.judged("postfix-strict", "2001:db8::25", "first", now));
      journal.keep(Mails.judged("postfix-strict", "2001:db8:bad::66", "second", now));
      journal.keep(Mails.judged("permissive", "2001:db8::25", "third\u001b[31m", now));
    }
  }

  private int run(String... args) {
    List<String> all = new ArrayList<>(List.of("journal"));
    all.addAll(List.of(args));
    Program journal = Program.here(all.toArray(String[]::new));
    out = journal.out();
    err = journal.err();
    return journal.code();
  }

  @Test
  void listsMailsAndFiltersThem() {
    assertThat(run("list", folder())).isZero();
    assertThat(out.lines()).hasSize(3);
    assertThat(out).contains("2001:db8:bad::66").doesNotContain("\u001b");

    assertThat(run("list", folder(), "--client", "2001:db8:bad::/48", "--since", "1h")).isZero();
    assertThat(out.lines()).singleElement().asString().startsWith("2 ").contains("ptr-missing");

    assertThat(run("list", folder(), "--persona", "permissive", "--format", "json")).isZero();
    assertThat(out.lines()).singleElement().asString().startsWith("{\"id\":3,");

    assertThat(run("list", folder(), "--text", "FIRST")).isZero();
    assertThat(out.lines()).hasSize(1);

    assertThat(run("list", folder(), "--limit", "2", "--until", "2020-01-01")).isZero();
    assertThat(out).isEmpty();
    assertThat(run("list", folder(), "--limit", "2")).isZero();
    assertThat(out.lines()).hasSize(2).first().asString().startsWith("2 ");
  }

  @Test
  void refusesARuleThatIsNotThere() {
    assertThat(run("list", folder(), "--rule", "ptr-misssing")).isEqualTo(2);
    assertThat(err).contains("--rule \"ptr-misssing\" is no rule, did you mean ptr-missing?");
    assertThat(run("list", folder(), "--rule", "helo-not-fqdn")).as("it found nothing").isZero();
    assertThat(out).isEmpty();
  }

  @Test
  void namesTheOptionThatIsWrong() {
    assertThat(run("list", folder(), "--client", "bad")).isEqualTo(2);
    assertThat(err).contains("--client \"bad\", expected an address or a network");
  }

  @Test
  void saysOfAMailThatWasTakenWhatOthersMayMindAndWhatToDo() {
    assertThat(run("show", folder(), "3")).isZero();
    assertThat(out)
        .contains("verdict  note", "dkim-missing: The message has no DKIM signature", "remedy")
        .doesNotContain("--all");
  }

  @Test
  void showsOneMailInEveryFormat() {
    for (String format :
        List.of("text", "json", "junit", "sarif", "tap", "html", "github", "markdown")) {
      assertThat(run("show", folder(), "2", "--format", format)).as(format).isZero();
      if (!format.equals("sarif") && !format.equals("github")) { // those need a place in a file
        assertThat(out).as(format).contains("2001:db8:bad::66");
      }
    }
    assertThat(run("show", folder(), "2", "--transcript", "--message")).isZero();
    assertThat(out).contains("C: EHLO mail.example.org", "Subject: second", "Hello, Bob.");
    assertThat(run("show", folder(), "3", "--message")).isZero();
    assertThat(out).doesNotContain("\u001b");
  }

  @Test
  void exportsAndImports() throws IOException {
    String mbox = temp.resolve("all.mbox").toString();
    String other = temp.resolve("other").toString();
    assertThat(run("export", folder(), "--format", "mbox", "--output", mbox)).isZero();
    assertThat(out).contains("3 mails exported");
    assertThat(run("export", folder(), "--format", "mbox", "--output", mbox)).isEqualTo(2);
    assertThat(err).contains("all.mbox is there, and no file is written over");
    assertThat(run("import", other, mbox)).isZero();
    assertThat(out).contains("3 mails imported");
    assertThat(run("list", other, "--verdict", "unjudged")).isZero();
    assertThat(out.lines()).hasSize(3);
    assertThat(run("show", other, "1", "--message")).isZero();
    assertThat(out)
        .startsWith("A mail to nobody\n")
        .contains("verdict  unjudged", "nobody has judged it", "Subject: first");
    assertThat(run("show", other, "1", "--format", "tap")).isZero();
    assertThat(out).contains("not ok 1").doesNotContain("accept");
    Path empty = Files.writeString(temp.resolve("empty.mbox"), "\n");
    assertThat(run("import", temp.resolve("new").toString(), empty.toString())).isZero();
    assertThat(out).contains("0 mails imported");
    assertThat(run("export", folder(), "--format", "mbox", "--output", "-")).isEqualTo(2);
  }

  @Test
  void saysWhatIsDamagedAndEndsWithOne() throws IOException {
    assertThat(run("verify", folder())).isZero();
    assertThat(out).contains("3 mails as written; nothing is damaged");
    Path file = temp.resolve("journal").resolve("000000000001.journal");
    try (RandomAccessFile octets = new RandomAccessFile(file.toFile(), "rw")) {
      octets.seek(Files.size(file) / 2);
      octets.write('?');
    }
    assertThat(run("verify", folder())).isEqualTo(1);
    assertThat(out).contains(file.toString(), "damaged", "2 mails as written");
    assertThat(run("list", folder())).isEqualTo(1);
    assertThat(out.lines()).hasSize(2);
    assertThat(err).contains(file.toString(), "damaged");
    assertThat(run("show", folder(), "3")).isEqualTo(1);
    assertThat(out).contains("to permissive");
  }

  @Test
  void saysWhatIsLeftOfAnUnfinishedWrite() throws IOException {
    Path file = temp.resolve("journal").resolve("000000000001.journal");
    try (RandomAccessFile octets = new RandomAccessFile(file.toFile(), "rw")) {
      octets.setLength(octets.length() - 5);
    }
    assertThat(run("verify", folder())).isEqualTo(1);
    assertThat(out).contains("damaged", "2 mails");
  }

  @Test
  void readsBesideAReceiverAndWritesNotBesideOne() throws IOException {
    try (DiskJournal journal = DiskJournal.open(temp.resolve("journal"), Retention.EVERYTHING)) {
      journal.keep(Mails.judged("permissive", "2001:db8::25", "fourth", Instant.now()));
      assertThat(run("list", folder())).isZero();
      assertThat(out.lines()).hasSize(4);
      assertThat(run("import", folder(), folder())).isEqualTo(2);
      assertThat(err).contains("another receiver writes this journal");
    }
  }

  @Test
  void saysWhatIsWrongInASentence() {
    assertThat(run("list", temp.resolve("none").toString())).isEqualTo(2);
    assertThat(err).contains("there is no journal in this folder");
    assertThat(run("show", folder(), "99")).isEqualTo(2);
    assertThat(err).contains("has no mail 99");
    assertThat(run("show", folder())).isEqualTo(2);
    assertThat(err).contains("takes the number of one mail");
    assertThat(run("list", folder(), "--format", "pdf")).isEqualTo(2);
    assertThat(err).contains("expected text or json with list");
    assertThat(run("list", folder(), "--verdict", "bad")).isEqualTo(2);
    assertThat(err).contains("expected one of accept");
    assertThat(run("list", folder(), "--since", "yesterday")).isEqualTo(2);
    assertThat(err).contains("--since \"yesterday\"");
    assertThat(run("export", folder(), "--format", "zip", "--output", "x")).isEqualTo(2);
    assertThat(err).contains("expected mbox, maildir or eml");
    assertThat(run("import", folder(), temp.resolve("none").toString())).isEqualTo(2);
    assertThat(err).contains("there is no such file");
  }
}
