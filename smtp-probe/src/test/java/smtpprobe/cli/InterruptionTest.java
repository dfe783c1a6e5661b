package smtpprobe.cli;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process of its own, since only a process can be told to end. */
class InterruptionTest {

  @TempDir Path folder;

  @Test
  void showsWhatIsKnownOfADialogueThatIsCutShort() throws Exception {
    Path zone = Files.writeString(folder.resolve("zone"), "example.org MX 10 mail.example.org\n");
    try (ServerSocket listener = new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress())) {
      List<String> command = new ArrayList<>();
      command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
      command.addAll(List.of("-cp", System.getProperty("java.class.path")));
      command.addAll(List.of("smtpprobe.cli.Main", "send", "--zone", zone.toString()));
      command.addAll(List.of("--helo", "mail.example.org", "--from", "alice@example.org"));
      command.addAll(List.of("--to", "bob@example.net"));
      command.addAll(List.of("--server", "[::1]:" + listener.getLocalPort()));
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out;
      try (Socket connection = listener.accept()) {
        connection.getOutputStream().write("220 mx.example\r\n".getBytes(US_ASCII));
        assertThat(connection.getInputStream().read()).as("EHLO begins").isEqualTo('E');

        process.toHandle().destroy(); // the same hooks run as after Ctrl-C
        out = new String(process.getInputStream().readAllBytes(), UTF_8);
      } finally {
        process.destroyForcibly();
      }

      assertThat(out).containsPattern("no result +helo +interrupted");
    }
  }
}
