package smtpprobe.rules.path;

import fakereceiver.dns.IpAddress;
import fakereceiver.given.Daemons;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** A server behind a path that loses full packets: it never sees the end of a large message. */
final class BlackHole implements AutoCloseable {

  private static final int LIMIT = 1000;

  private final ServerSocket listener;

  BlackHole() throws IOException {
    listener = new ServerSocket(0, 10, IpAddress.of("::1").toInetAddress());
    Daemons.thread("black hole", this::run).start();
  }

  InetSocketAddress address() {
    return (InetSocketAddress) listener.getLocalSocketAddress();
  }

  private void run() {
    while (!listener.isClosed()) {
      try (Socket client = listener.accept()) {
        serve(client);
      } catch (IOException e) {
        // the next one
      }
    }
  }

  private static void serve(Socket client) throws IOException {
    say(client, "220 hole");
    StringBuilder line = new StringBuilder();
    boolean data = false;
    int size = 0;
    InputStream in = client.getInputStream();
    for (int octet = in.read(); octet >= 0; octet = in.read()) {
      size += data ? 1 : 0;
      if (octet != '\n' || size > LIMIT) {
        line.append((char) octet);
        continue;
      }
      String text = line.toString().strip();
      line.setLength(0);
      if (data && text.equals(".")) {
        data = false;
        size = 0;
        say(client, "250 taken");
      } else if (!data) {
        data = text.equals("DATA");
        say(client, data ? "354 go" : text.equals("QUIT") ? "221 bye" : "250 ok");
      }
    }
  }

  private static void say(Socket client, String text) throws IOException {
    client.getOutputStream().write((text + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }
}
