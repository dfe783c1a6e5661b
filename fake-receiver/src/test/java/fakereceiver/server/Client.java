package fakereceiver.server;

import fakereceiver.FakeReceiver;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** A client that sends exactly what it is told to, and waits for replies no longer than 10 s. */
public final class Client implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 10_000;

  private final Socket connection;
  private Socket socket; // the same, or TLS over it
  private InputStream in;
  private OutputStream out;

  private Client(InetSocketAddress address) throws IOException {
    connection = new Socket(address.getAddress(), address.getPort());
    socket = connection;
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.setTcpNoDelay(true);
    in = new BufferedInputStream(socket.getInputStream());
    out = socket.getOutputStream();
  }

  public static Client silent(FakeReceiver receiver) {
    return silent(receiver.address());
  }

  public static Client silent(InetSocketAddress address) {
    try {
      return new Client(address);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that has read its greeting. */
  public static Client connected(FakeReceiver receiver) {
    Client client = silent(receiver);
    client.reply();
    return client;
  }

  /** One that has said EHLO. */
  public static Client greeted(FakeReceiver receiver) {
    Client client = connected(receiver);
    client.say("EHLO client.example");
    return client;
  }

  public void send(String text) {
    send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  public void send(byte[] octets) {
    try {
      out.write(octets);
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a line and returns the reply. */
  public String say(String line) {
    send(line + "\r\n");
    return reply();
  }

  /** The next reply, its lines joined by LF; nothing at the end of the stream. */
  public String reply() {
    StringBuilder reply = new StringBuilder();
    while (true) {
      String line = line();
      reply.append(reply.isEmpty() ? "" : "\n").append(line);
      if (line.length() < 4 || line.charAt(3) != '-') {
        return reply.toString();
      }
    }
  }

  private String line() {
    try {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int octet = in.read(); octet >= 0; octet = in.read()) {
        if (octet == '\n') {
          break;
        }
        if (octet != '\r') {
          line.write(octet);
        }
      }
      return line.toString(StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether the server has closed the connection, and said nothing more. */
  public boolean isAtEnd() {
    try {
      return in.read() < 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everything up to the end of the stream. */
  public String rest() {
    try {
      return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** MAIL, RCPT and DATA of an ordinary message, up to 354. */
  public void untilData() {
    envelope();
    say("DATA");
  }

  /** MAIL and RCPT of an ordinary message. */
  public void envelope() {
    say("MAIL FROM:<alice@example.org>");
    say("RCPT TO:<bob@example.net>");
  }

  public void shakeHands(String... protocols) {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new TrustAll()}, null);
      SSLSocket tls =
          (SSLSocket) context.getSocketFactory().createSocket(socket, "mx.example", 25, true);
      tls.setEnabledProtocols(protocols);
      tls.startHandshake();
      socket = tls;
      in = new BufferedInputStream(tls.getInputStream());
      out = tls.getOutputStream();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Shakes hands as a client does that knows no authority; throws what comes of it. */
  public void shakeHandsTrustingNobody() throws IOException {
    SSLSocketFactory factory = (SSLSocketFactory) SSLSocketFactory.getDefault();
    ((SSLSocket) factory.createSocket(socket, "mx.example", 25, true)).startHandshake();
  }

  /** Sends no more, but still listens. */
  public void end() {
    try {
      socket.shutdownOutput();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a reset instead of an orderly end. */
  public void reset() {
    try {
      connection.setSoLinger(true, 0);
      connection.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class TrustAll implements X509TrustManager {

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
