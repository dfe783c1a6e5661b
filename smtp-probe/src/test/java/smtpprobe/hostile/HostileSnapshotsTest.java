package smtpprobe.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import smtpprobe.FolderCopy;
import smtpprobe.cli.Run;

/** Snapshots that a stranger has sent: what is in them is looked at, and nothing else. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(120)
class HostileSnapshotsTest {

  private static final Path GOOD = Path.of("src/test/resources/hosts/bindv6only");
  private static final String SECRET = "secret-of-the-reader";

  @TempDir private Path folder = Path.of("");

  private Path copy() throws IOException {
    return FolderCopy.of(GOOD, folder.resolve("snapshot"));
  }

  private static List<Path> sorted(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.sorted().toList();
    }
  }

  private static List<Path> files(Path root) throws IOException {
    return sorted(root).stream().filter(Files::isRegularFile).toList();
  }

  private Run check(Path snapshot) throws IOException {
    Path zone = Files.writeString(folder.resolve("lab.zone"), "mail.example.org AAAA ::1\n");
    return Run.of(
        "check --offline --all --persona postfix-strict --from-snapshot "
            + snapshot
            + " --zone "
            + zone);
  }

  private static void isNoFault(Run run) {
    assertThat(run.code()).as(run.err()).isIn(0, 1, 2, 3);
    assertThat(run.out() + run.err()).doesNotContain("Exception", "\u001b", "\u202e", SECRET);
  }

  @ParameterizedTest
  @EnumSource
  void everyFileMayBeBad(BadFile bad) throws Exception {
    Path snapshot = copy();
    for (Path file : files(snapshot)) {
      Files.delete(file);
      bad.at(file);
    }

    isNoFault(check(snapshot));
  }

  @Test
  void linksOutOfTheFolderAreNotFollowed() throws Exception {
    Path snapshot = copy();
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    for (Path file : files(snapshot)) {
      Files.delete(file);
      Files.createSymbolicLink(file, secret);
    }

    Run run = check(snapshot);

    isNoFault(run);
    assertThat(run.out()).contains("leads out of the folder");
  }

  @Test
  void aFolderMayBeALinkOutToo() throws Exception {
    Path snapshot = copy();
    Path outside = folder.resolve("outside");
    Files.move(snapshot.resolve("commands"), outside);
    for (Path file : files(outside)) {
      Files.writeString(file, SECRET);
    }
    Files.createSymbolicLink(snapshot.resolve("commands"), outside);

    Run run = check(snapshot);

    isNoFault(run);
    assertThat(run.out()).contains("leads out of the folder");
  }

  @Test
  void linksWithinTheFolderAreFollowed() throws Exception {
    Path snapshot = copy();
    Path name = snapshot.resolve("proc/sys/kernel/hostname");
    Files.move(name, snapshot.resolve("name"));
    Files.createSymbolicLink(name, Path.of("../../../name"));

    assertThat(check(snapshot).out()).isEqualTo(check(GOOD).out());
  }

  @Test
  void tenThousandFilesAreNotAllLookedAt() throws Exception {
    Path snapshot = copy();
    Path many = Files.createDirectories(snapshot.resolve("etc/sysctl.d"));
    for (int i = 0; i < 10_000; i++) {
      Files.writeString(many.resolve(i + ".conf"), "net.ipv6.bindv6only = 1\n");
    }

    isNoFault(check(snapshot));
  }
}
