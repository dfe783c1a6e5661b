package fakereceiver;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.server.Client;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without IPv6, played by a JVM that is told to have none. */
class LoopbackTest {

  @TempDir private Path folder = Path.of("");

  /** The program that runs there. */
  static final class Program {
    private Program() {}

    public static void main(String... args) {
      try (FakeReceiver receiver =
              FakeReceiver.builder("connect-strict")
                  .zone("")
                  .claims("2001:db8::25")
                  .loopback(Loopback.valueOf(args[0]))
                  .start();
          Client client = Client.silent(receiver)) {
        client.reply();
        System.out.println(receiver.host() + " " + receiver.takeMail(Duration.ofSeconds(20)));
      } catch (IllegalStateException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  /** One that is to listen on every address. */
  static final class Everywhere {
    private Everywhere() {}

    public static void main(String... args) {
      InetAddress every = IpAddress.of("::").toInetAddress();
      try (FakeReceiver receiver =
              FakeReceiver.builder("permissive")
                  .zone("")
                  .listen(new InetSocketAddress(every, 0))
                  .start();
          Socket socket = new Socket(Loopback.four(), receiver.port())) {
        System.out.println(
            Endpoint.of(receiver.address()) + " " + (char) socket.getInputStream().read());
      } catch (IOException e) {
        System.out.println(e);
      }
    }
  }

  private String run(String loopback) throws IOException, InterruptedException {
    return run(Program.class, loopback);
  }

  private String run(Class<?> program, String loopback) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Djava.net.preferIPv4Stack=true",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=off",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
                loopback)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    process.waitFor(60, TimeUnit.SECONDS);
    process.destroyForcibly();
    return Files.readString(output);
  }

  @Test
  void isSaidToBeMissingInOneSentence() throws IOException, InterruptedException {
    assertThat(run("IPV6"))
        .contains(
            "This machine has no IPv6 loopback address, [::1]; with loopback = ANY the receiver"
                + " listens on 127.0.0.1 and plays claimed IPv6 senders all the same");
  }

  @Test
  void isDoneWithoutWhereTheTestSaysSo() throws IOException, InterruptedException {
    assertThat(run("ANY"))
        .contains("127.0.0.1 mail 1 of session 1 from 2001:db8::25: connect-strict reject");
  }

  @Test
  void everyAddressIsEveryOneThatThereIs() throws IOException, InterruptedException {
    assertThat(run(Everywhere.class, "")).startsWith("[0.0.0.0]:").endsWith(" 2\n");
  }
}
