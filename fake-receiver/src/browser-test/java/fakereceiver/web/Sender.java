package fakereceiver.web;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Sends mails over one connection; whatever is replied, it goes on to the next command. */
final class Sender implements AutoCloseable {

  private final Socket socket = new Socket();
  private final BufferedReader in;
  private final OutputStream out;

  private Sender(InetSocketAddress to) throws IOException {
    socket.connect(to, 5000);
    socket.setSoTimeout(Chromium.PATIENCE_MILLIS);
    in =
        new BufferedReader(
            new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    out = socket.getOutputStream();
  }

  /** Sends them all; the last reply to each, or what was heard before the connection ended. */
  static List<String> send(InetSocketAddress server, String helo, String to, List<String> mails) {
    try (Sender sender = new Sender(server)) {
      sender.reply();
      sender.say("EHLO " + helo);
      List<String> replies = new java.util.ArrayList<>();
      for (String mail : mails) {
        replies.add(sender.mail(to, mail));
      }
      sender.say("QUIT");
      return replies;
    } catch (IOException e) {
      throw new AssertionError("the receiver does not listen", e);
    }
  }

  private String mail(String to, String message) throws IOException {
    say("MAIL FROM:<alice@example.org> BODY=8BITMIME");
    String reply = say("RCPT TO:<" + to + ">");
    if (!reply.startsWith("2")) {
      return reply;
    }
    reply = say("DATA");
    if (!reply.startsWith("3")) {
      return reply;
    }
    String stuffed = message.replace("\r\n", "\n").replace("\n", "\r\n").replace("\r\n.", "\r\n..");
    out.write((stuffed + "\r\n.\r\n").getBytes(StandardCharsets.UTF_8));
    return reply();
  }

  /** The reply; empty when the receiver has hung up. */
  private String say(String line) throws IOException {
    try {
      out.write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    } catch (java.net.SocketException e) {
      return "";
    }
    return reply();
  }

  private String reply() throws IOException {
    try {
      String line = in.readLine();
      while (line != null && line.length() > 3 && line.charAt(3) == '-') {
        line = in.readLine();
      }
      return line == null ? "" : line;
    } catch (java.net.SocketException e) {
      return "";
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
