package fakereceiver.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the unit of systemd relies on: its options start, SIGHUP reads files, SIGTERM ends it. */
@Timeout(180)
@EnabledOnOs(value = OS.LINUX, disabledReason = "systemd")
class ServiceUnitTest {

  private static final Path PLACE = Path.of("../smtp-probe/dist/src/deb");

  @TempDir private Path folder = Path.of("");

  private static String setting(Path file, String name) throws IOException {
    List<String> found =
        Files.readAllLines(file).stream().filter(line -> line.startsWith(name + "=")).toList();
    assertThat(found).hasSize(1);
    return found.get(0).substring(name.length() + 1);
  }

  private static Path unit() {
    return PLACE.resolve("fake-receiver.service");
  }

  /** On free ports, and with a journal where the test may write. */
  private List<String> options() throws IOException {
    String options =
        setting(PLACE.resolve("fake-receiver.default"), "OPTIONS")
            .replace("\"", "")
            .replaceAll("(\\[::1\\]):[0-9]+", "$1:0")
            .replace("/var/lib/fake-receiver", folder.toString());
    return List.of(options.split(" +", -1));
  }

  @Test
  void itsOptionsStartAndItsSignalsReloadAndStop() throws Exception {
    Path zone = Files.writeString(folder.resolve("lab.zone"), "2001:db8::25 PTR mx.example.org\n");
    List<String> command = Program.command("serve");
    command.addAll(options());
    command.addAll(List.of("--zone", zone.toString(), "--ready-file", folder.resolve("r") + ""));
    Process process =
        new ProcessBuilder(command).redirectError(folder.resolve("stderr").toFile()).start();
    try {
      BufferedReader out = process.inputReader(UTF_8);
      assertThat(out.readLine()).startsWith("postfix-strict listens on [::1]:");
      assertThat(out.readLine()).startsWith("Ready: ").contains(" - Page: http://[::1]:");
      List<String> ready = Files.readAllLines(folder.resolve("r"));
      int port = Integer.parseInt(ready.get(0).substring(ready.get(0).lastIndexOf(' ') + 1));
      assertThat(folder.resolve("journal")).isDirectory();

      assertThat(setting(unit(), "ExecReload")).isEqualTo("/bin/kill -HUP $MAINPID");
      assertThat(new ProcessBuilder("kill", "-HUP", process.pid() + "").start().waitFor()).isZero();
      assertThat(out.readLine()).isEqualTo("Read again: " + zone);

      try (Client client =
          Client.silent(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), port))) {
        assertThat(client.reply()).startsWith("220 ");
        process.toHandle().destroy();
        assertThat(client.rest()).startsWith("421 4.3.2 ");
        long patience = Long.parseLong(setting(unit(), "TimeoutStopSec"));
        assertThat(process.waitFor(patience, TimeUnit.SECONDS)).isTrue();
      }
      assertThat(process.exitValue()).isZero(); // else it would be started again
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void systemdUnderstandsTheUnit() throws Exception {
    assumeTrue(
        Files.isExecutable(Path.of("/usr/bin/systemd-analyze")), "there is no systemd-analyze");
    Path copy = folder.resolve("fake-receiver.service");
    Files.writeString(
        copy, Files.readString(unit()).replace("/usr/bin/fake-receiver", "/bin/true"));
    Process process =
        new ProcessBuilder("systemd-analyze", "verify", "--man=no", copy.toString())
            .redirectErrorStream(true)
            .start();
    assertThat(new String(process.getInputStream().readAllBytes(), UTF_8)).isEmpty();
    assertThat(process.waitFor()).isZero();
  }
}
