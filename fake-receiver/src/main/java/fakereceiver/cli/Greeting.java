package fakereceiver.cli;

import fakereceiver.given.Ascii;
import fakereceiver.mail.Printable;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * What a server says to whoever connects.
 *
 * @param isReply whether it is a line of SMTP: a receiver may refuse us, and is well all the same
 * @param text the line, or why there is none
 */
record Greeting(boolean isReply, String text) {

  private static final int MAX_LINE = 512; // RFC 5321, 4.5.3.1.5

  /** Connects, reads the first line, and leaves; all of it within {@code timeout}. */
  static Greeting of(InetSocketAddress server, Duration timeout) {
    long end = System.nanoTime() + timeout.toNanos();
    try (Socket socket = new Socket()) {
      socket.connect(server, left(end));
      String line = line(socket, end);
      socket.getOutputStream().write("QUIT\r\n".getBytes(StandardCharsets.US_ASCII));
      return new Greeting(isReply(line), Printable.of(line));
    } catch (SocketTimeoutException e) {
      return new Greeting(false, "no greeting within " + timeout.toSeconds() + " s");
    } catch (IOException e) {
      return new Greeting(false, Printable.of(String.valueOf(e.getMessage())));
    }
  }

  private static String line(Socket socket, long end) throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    InputStream in = socket.getInputStream();
    while (line.size() < MAX_LINE) {
      socket.setSoTimeout(left(end));
      int octet = in.read();
      if (octet == '\r' || octet == '\n') {
        break;
      }
      if (octet < 0) {
        throw new IOException("the connection ended before a greeting");
      }
      line.write(octet);
    }
    return line.toString(StandardCharsets.ISO_8859_1);
  }

  /** In milliseconds, and never 0, which would be for ever. */
  private static int left(long end) throws SocketTimeoutException {
    long millis = (end - System.nanoTime()) / 1_000_000;
    if (millis <= 0) {
      throw new SocketTimeoutException();
    }
    return (int) Math.min(millis, Integer.MAX_VALUE);
  }

  private static boolean isReply(String line) {
    return line.length() >= 3
        && "245".indexOf(line.charAt(0)) >= 0
        && Ascii.isDigit(line.charAt(1))
        && Ascii.isDigit(line.charAt(2))
        && (line.length() == 3 || line.charAt(3) == ' ' || line.charAt(3) == '-');
  }
}
