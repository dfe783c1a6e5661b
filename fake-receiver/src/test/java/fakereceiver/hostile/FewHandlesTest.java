package fakereceiver.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.Client;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A receiver with few file handles tells so once, and serves again when clients have gone. */
@EnabledOnOs(value = OS.LINUX, disabledReason = "ulimit")
class FewHandlesTest {

  private static final int HANDLES = 200;
  private static final String READY = "listens on [::1]:";

  @TempDir private Path folder;

  @Test
  void runningOutOfHandlesIsToldOnceAndPasses() throws Exception {
    Path zone = Files.writeString(folder.resolve("zone"), "::1 PTR mail.example.\n");
    Path errors = folder.resolve("errors");
    Process receiver =
        new ProcessBuilder(
                "bash",
                "-c",
                "ulimit -n " + HANDLES + "; exec \"$@\"",
                "x",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
                "fakereceiver.cli.Main",
                "serve",
                "--persona",
                "permissive",
                "--zone",
                zone.toString())
            .redirectError(errors.toFile())
            .start();
    try (BufferedReader out = receiver.inputReader(StandardCharsets.UTF_8)) {
      InetSocketAddress address = address(out);
      List<Client> clients = new ArrayList<>();
      int refused = 0;
      for (int i = 0; i < HANDLES + 50; i++) {
        Client client = Client.silent(address);
        refused += client.reply().startsWith("421 4.3.2") ? 1 : 0;
        clients.add(client);
      }
      assertThat(refused).isGreaterThan(HANDLES / 2);
      clients.forEach(Client::close);

      assertThat(greeting(address)).startsWith("220");
      assertThat(Files.readAllLines(errors).stream().filter(line -> line.contains("ulimit -n")))
          .hasSize(1);
      assertThat(Files.readString(errors)).doesNotContain("\tat ");
    } finally {
      receiver.destroyForcibly().waitFor();
    }
  }

  private static InetSocketAddress address(BufferedReader out) throws IOException {
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      int port = line.indexOf(READY);
      if (port >= 0) {
        return new InetSocketAddress(
            IpAddress.of("::1").toInetAddress(),
            Integer.parseInt(line.substring(port + READY.length())));
      }
    }
    throw new IOException("the receiver does not start");
  }

  /** Of the first client that is let in again. */
  private static String greeting(InetSocketAddress address) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    String reply = "";
    while (!reply.startsWith("220") && System.nanoTime() < end) {
      try (Client client = Client.silent(address)) {
        reply = client.reply();
      } catch (UncheckedIOException e) {
        reply = "";
      }
    }
    return reply;
  }
}
