package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class HealthCommandTest {

  private static Program health(int port, String... more) {
    List<String> args = new ArrayList<>(List.of("health", "--server", "[::1]:" + port));
    args.addAll(List.of(more));
    return Program.here(args.toArray(String[]::new));
  }

  private static ServerSocket listening() throws IOException {
    return new ServerSocket(0, 1, IpAddress.of("::1").toInetAddress());
  }

  @Test
  void isWellWhereAReceiverGreets() {
    try (FakeReceiver receiver =
        FakeReceiver.builder("postfix-strict")
            .dns(ZoneDns.of("example.org A 192.0.2.1\n"))
            .start()) {
      Program result = health(receiver.address().getPort());

      assertThat(result.code()).isEqualTo(ExitCode.OK);
      assertThat(result.out()).startsWith("220 ");
      assertThat(result.err()).isEmpty();
    }
  }

  @Test
  void isWellWhereAReceiverRefusesUsByItsGreeting() throws Exception {
    assertThat(ofServerThatSays("554 5.7.1 go away\r\n"))
        .isEqualTo(new Program(ExitCode.OK, "554 5.7.1 go away" + System.lineSeparator(), ""));
  }

  @Test
  void isIllWhereNobodyListens() throws IOException {
    int port;
    try (ServerSocket gone = listening()) {
      port = gone.getLocalPort();
    }

    Program result = health(port);

    assertThat(result.code()).isEqualTo(ExitCode.WORSE);
    assertThat(result.err()).startsWith("fake-receiver: no receiver at [::1]:" + port + ": ");
  }

  @Test
  void isIllWhereTheServerSaysNothing() throws IOException {
    try (ServerSocket silent = listening()) { // the kernel takes the connection
      Program result = health(silent.getLocalPort(), "--timeout", "1");

      assertThat(result.code()).isEqualTo(ExitCode.WORSE);
      assertThat(result.err()).contains("no greeting within 1 s");
    }
  }

  @Test
  void isIllWhereTheServerSpeaksNoSmtp() throws Exception {
    Program result = ofServerThatSays("SSH-2.0-\u001b[31m\r\n");

    assertThat(result.code()).isEqualTo(ExitCode.WORSE);
    assertThat(result.err()).contains("SSH-2.0-\\x1b[31m");
  }

  @Test
  void readsNoLineWithoutEnd() throws Exception {
    assertThat(ofServerThatSays("9".repeat(100_000)).code()).isEqualTo(ExitCode.WORSE);
  }

  @Test
  void isIllWhereTheConnectionEndsAtOnce() throws Exception {
    assertThat(ofServerThatSays("").err()).contains("ended before a greeting");
  }

  @Test
  void refusesATimeoutWithoutEnd() {
    assertThat(health(25, "--timeout", "0").code()).isEqualTo(ExitCode.USAGE);
  }

  private static Program ofServerThatSays(String text) throws Exception {
    try (ServerSocket server = listening()) {
      CompletableFuture<Void> said =
          CompletableFuture.runAsync(
              () -> {
                try (Socket client = server.accept()) {
                  client.getOutputStream().write(text.getBytes(StandardCharsets.ISO_8859_1));
                } catch (IOException e) {
                  return; // the client has left before the end, as it may
                }
              });
      Program result = health(server.getLocalPort());
      said.get();
      return result;
    }
  }
}
