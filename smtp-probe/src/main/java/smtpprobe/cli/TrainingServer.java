package smtpprobe.cli;

import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Daemons;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * Takes mail of one client after the other on loopback and throws it away. The receiver beside us
 * would do, but would fill the archive with classes that {@code send} does without.
 */
final class TrainingServer implements AutoCloseable {

  private final ServerSocket listening;

  private TrainingServer(ServerSocket listening) {
    this.listening = listening;
  }

  /** Listens from now on. */
  static TrainingServer started() throws IOException {
    ServerSocket listening = new ServerSocket();
    listening.bind(new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 0));
    TrainingServer server = new TrainingServer(listening);
    Daemons.thread("training", server::serve).start();
    return server;
  }

  /** As {@code --server} wants it. */
  String place() {
    return Endpoint.of((InetSocketAddress) listening.getLocalSocketAddress()).toString();
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }

  private void serve() {
    while (!listening.isClosed()) {
      try (Socket client = listening.accept()) {
        talk(
            new BufferedReader(
                new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII)),
            client.getOutputStream());
      } catch (IOException e) {
        // that client is gone, or we are closed
      }
    }
  }

  private static void talk(BufferedReader in, OutputStream out) throws IOException {
    say(out, "220 training");
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
      switch (verb) {
        case "EHLO" -> say(out, "250-training\r\n250-PIPELINING\r\n250-8BITMIME\r\n250 SIZE 10000");
        case "DATA" -> {
          say(out, "354 go on");
          while (line != null && !line.equals(".")) {
            line = in.readLine();
          }
          say(out, "250 2.0.0 taken");
        }
        case "QUIT" -> {
          say(out, "221 2.0.0 bye");
          return;
        }
        default -> say(out, "250 2.0.0 yes");
      }
    }
  }

  private static void say(OutputStream out, String reply) throws IOException {
    out.write((reply + "\r\n").getBytes(StandardCharsets.US_ASCII));
    out.flush();
  }
}
