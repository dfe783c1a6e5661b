package smtpprobe.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class SnapshotTest {

  @TempDir Path folder;

  private Snapshot live() {
    Snapshot snapshot = new Snapshot(new LiveHost());
    snapshot.file("/proc/sys/kernel/hostname");
    snapshot.file("/no/such/file");
    snapshot.run(HostCommand.EXIM);
    snapshot.sockets();
    snapshot.kernelChoice(IpAddress.of("::1"));
    return snapshot;
  }

  @Test
  void givesBackWhatItWasTakenFrom() {
    Snapshot snapshot = live();
    Path copy = folder.resolve("copy");
    snapshot.writeTo(copy, Optional.empty());
    FolderHost host = new FolderHost(copy);

    assertThat(host.file("/proc/sys/kernel/hostname"))
        .isEqualTo(snapshot.file("/proc/sys/kernel/hostname"));
    assertThat(host.file("/no/such/file").why()).isEqualTo("there is no /no/such/file");
    assertThat(host.run(HostCommand.EXIM)).isEqualTo(snapshot.run(HostCommand.EXIM));
    assertThat(host.kernelChoice(IpAddress.of("::1")).value()).contains("::1");
    assertThat(host.kernelChoice(IpAddress.of("2001:db8::1")).isThere()).isFalse();
    assertThat(host.isRedacted()).isFalse();
  }

  @Test
  void isMarkedWhenItWasRedacted() {
    Path copy = folder.resolve("copy");
    live().writeTo(copy, Optional.of(new Redaction(List.of(), "")));

    assertThat(new FolderHost(copy).isRedacted()).isTrue();
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void isForTheEyesOfItsOwner() throws IOException {
    Path copy = folder.resolve("copy");
    live().writeTo(copy, Optional.empty());
    Path given = Files.createDirectory(folder.resolve("given"));
    live().writeTo(given, Optional.empty());

    assertThat(List.of(copy, copy.resolve("proc"), given.resolve("proc")))
        .allSatisfy(
            inside ->
                assertThat(Files.getPosixFilePermissions(inside))
                    .isEqualTo(PosixFilePermissions.fromString("rwx------")));
  }

  @Test
  void doesNotWriteOverAnything() throws IOException {
    Files.writeString(folder.resolve("mine"), "");

    assertThatThrownBy(() -> live().writeTo(folder, Optional.empty()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is there already");
  }

  @Test
  void readsOverTheByteOrderMarkOfAFileAndRefusesUtf16() throws IOException {
    Files.writeString(folder.resolve("smtpd.conf"), "\ufefflisten on lo\n");
    Files.write(folder.resolve("exim4.conf"), "\ufeffx".getBytes(StandardCharsets.UTF_16LE));
    FolderHost host = new FolderHost(folder);

    assertThat(host.file("/smtpd.conf").text()).hasValue("listen on lo\n");
    assertThat(host.file("/exim4.conf").why())
        .isEqualTo("/exim4.conf of the folder: it is text in UTF-16, expected UTF-8");
  }

  @Test
  void staysInItsFolder() {
    assertThat(new FolderHost(folder).file("/../../etc/passwd").isThere()).isFalse();
  }
}
