package smtpprobe.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.given.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeFileTest {

  @TempDir Path folder;

  @Test
  void replacesAFileAndLeavesNothingElseBehind() throws IOException {
    Path file = Files.writeString(folder.resolve("a"), "a long text that was there before");

    WholeFile.refuseUnlessWritable(file, List.of());
    WholeFile.write(file, List.of("new"));

    assertThat(file).hasContent("new\n");
    assertThat(folder).isDirectoryNotContaining(other -> !other.equals(file));
  }

  @Test
  void followsALinkAndKeepsIt() throws IOException {
    Path real = Files.writeString(folder.resolve("real"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), real);

    WholeFile.write(link, List.of("new"));

    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new\n");
  }

  @Test
  void givesADeviceTheLines() {
    Path nothing = Path.of("/dev/null");

    WholeFile.refuseUnlessWritable(nothing, List.of(nothing));
    WholeFile.write(nothing, List.of("new"));

    assertThat(nothing).exists();
  }

  @Test
  void refusesAFolderAndAFileInNone() {
    assertThatThrownBy(() -> WholeFile.refuseUnlessWritable(folder, List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is a folder");
    assertThatThrownBy(() -> WholeFile.refuseUnlessWritable(folder.resolve("no/a"), List.of()))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("there is no such folder");
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void refusesAFileThatIsReadWhateverItIsCalled() throws IOException {
    Path read = Files.writeString(folder.resolve("zone"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link"), read);

    assertThatThrownBy(() -> WholeFile.refuseUnlessWritable(link, List.of(read)))
        .isInstanceOf(UsageException.class)
        .hasMessageContaining("is read, expected another file to write");
    WholeFile.refuseUnlessWritable(folder.resolve("new"), List.of(read, folder.resolve("gone")));
    assertThat(read).hasContent("old");
  }

  @Test
  void refusesAFileOfAFolderThatIsReadButNotANewOne() throws IOException {
    Path mails = Files.createDirectories(folder.resolve("mails"));
    Path mail = Files.writeString(mails.resolve("1.eml"), "550 5.1.1 no such user");
    Path report = folder.resolve("report.txt");

    Run refused = Run.of("explain", mails.toString(), "-o", mail.toString());
    Run taken = Run.of("explain", mails.toString(), "-o", report.toString());

    refused.assertUsage("is read, expected another file to write");
    assertThat(mail).hasContent("550 5.1.1 no such user");
    assertThat(taken.code()).isEqualTo(1);
    WholeFile.refuseUnlessWritable(mails.resolve("new.txt"), List.of(mails));
    assertThat(mails).isDirectoryNotContaining("glob:**new*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "junit", "sarif", "tap", "html", "markdown"})
  void writesItsOwnReportAnewInAFolderThatIsReadAndDoesNotReadIt(String format) throws IOException {
    Files.writeString(folder.resolve("1.eml"), "550 5.1.1 no such user");
    Path report = folder.resolve("report." + format);

    Run.of("explain", folder.toString(), "--format", format, "-o", report.toString());
    String once = Files.readString(report);
    Run again = Run.of("explain", folder.toString(), "--format", format, "-o", report.toString());

    assertThat(once).isNotEmpty();
    assertThat(again.code()).isEqualTo(1);
    assertThat(Run.of("explain", folder.toString(), "--summary").out()).contains("1 bounce");
  }

  @ParameterizedTest
  @ValueSource(strings = {"json", "junit", "sarif", "tap", "html", "markdown"})
  void readsNoReportOfAnotherCommandThatLiesThere(String format) throws IOException {
    Path zone = Files.writeString(folder.resolve("zone"), "example.org MX 10 mail.example.org\n");
    Path mails = Files.createDirectories(folder.resolve("mails"));
    Files.writeString(mails.resolve("1.eml"), "550 5.1.1 no such user");

    Run predicted =
        Run.of(
            "predict",
            "--zone",
            zone.toString(),
            "--client=2001:db8::25",
            "--helo=mail.example.org",
            "--from=alice@example.org",
            "--to=bob@example.net",
            "--format=" + format + "=" + mails.resolve("report." + format));

    assertThat(predicted.code()).isEqualTo(1);
    assertThat(Run.of("explain", mails.toString(), "--summary").out()).contains("1 bounce");
  }

  @Test
  void refusesAFileOfASnapshotThatIsRead() throws IOException {
    Path file = Files.writeString(folder.resolve("routes"), "old");
    String snapshot = folder.toString();

    Run.of("check", "--from-snapshot", snapshot, "-o", file.toString())
        .assertUsage("is read, expected another file to write");
  }

  @Test
  void aReportWithoutTheNameOfItsFileIsWrongUsage() {
    Run.of("explain", "550 5.1.1 no such user", "--output", "")
        .assertUsage("--output names no file, expected one");
  }
}
