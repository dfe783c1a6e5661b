package smtpprobe.hostile;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import fakereceiver.dns.IpAddress;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.function.BiFunction;

/** An SMTP server on {@code [::1]} that says to each command whatever it is told to. */
final class RudeServer implements AutoCloseable {

  private final ServerSocket listener =
      new ServerSocket(0, 50, IpAddress.of("::1").toInetAddress());
  private final BiFunction<Integer, String, String> words;

  /**
   * Serves one client after the other.
   *
   * @param words what is said, line ends included, at the beginning (0, "") and to each command,
   *     the end of the message too: by its number from 1 on
   */
  RudeServer(BiFunction<Integer, String, String> words) throws IOException {
    this.words = words;
    Thread thread = new Thread(this::serve, "rude server");
    thread.setDaemon(true);
    thread.start();
  }

  /** What a server says that takes everything. */
  static String kind(String command) {
    return switch (command.split("[ :]", 2)[0]) {
      case "" -> "220 mx.example ESMTP\r\n";
      case "DATA" -> "354 Go ahead\r\n";
      case "QUIT" -> "221 Bye\r\n";
      case "EHLO" -> "250-mx.example\r\n250 PIPELINING\r\n";
      default -> "250 2.0.0 Ok\r\n";
    };
  }

  String place() {
    return "[::1]:" + listener.getLocalPort();
  }

  private void serve() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        serve(client);
      } catch (IOException e) {
        // the client has gone, or the test is over
      }
    }
  }

  private void serve(Socket client) throws IOException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), ISO_8859_1));
    OutputStream out = client.getOutputStream();
    int number = 0;
    String command = "";
    while (command != null) {
      out.write(words.apply(number, command).getBytes(ISO_8859_1));
      out.flush();
      boolean isMessage = command.equals("DATA");
      command = in.readLine();
      while (isMessage && command != null && !command.equals(".")) {
        command = in.readLine();
      }
      number++;
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
