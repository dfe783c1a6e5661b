package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.ExtendedSSLSession;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * An SMTP server, on {@code [::1]} unless told otherwise, that takes one connection and plays a
 * {@code .smtp} file.
 *
 * <p>{@code S:} says a line, {@code C:} expects one; {@code ...} at the end stands for any further
 * text. {@code *:} does something else: {@code message} reads up to the final dot, {@code starttls}
 * shakes hands, {@code hang up} closes, {@code silence} waits for the client to go, {@code garbage}
 * says the rest without a line end, {@code stall} reads nothing until told to, {@code endless line}
 * and {@code endless reply} go on until the client has gone, as does {@code drip} with a TLS record
 * of which an octet comes now and then. At the end of the file the client has to close the
 * connection.
 */
public final class ScriptedServer implements AutoCloseable {

  private final IpAddress address;
  private final ServerSocket listener;
  private final Optional<SSLContext> tls;
  private final CompletableFuture<Void> played = new CompletableFuture<>();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private final CountDownLatch released = new CountDownLatch(1);
  private final List<String> serverNames = new ArrayList<>();

  private ScriptedServer(List<String> script, Optional<SSLContext> tls) throws IOException {
    this(IpAddress.of("::1"), script, tls);
  }

  private ScriptedServer(IpAddress address, List<String> script, Optional<SSLContext> tls)
      throws IOException {
    this.address = address;
    this.tls = tls;
    listener = new ServerSocket();
    listener.bind(new InetSocketAddress(address.toInetAddress(), 0));
    new Thread(() -> run(script), "scripted server").start();
  }

  static ScriptedServer playing(String file) throws IOException {
    return new ScriptedServer(read(file), Optional.empty());
  }

  static ScriptedServer playing(String file, SSLContext tls) throws IOException {
    return new ScriptedServer(read(file), Optional.of(tls));
  }

  public static ScriptedServer saying(String script) throws IOException {
    return new ScriptedServer(lines(script), Optional.empty());
  }

  public static ScriptedServer saying(String script, SSLContext tls) throws IOException {
    return new ScriptedServer(lines(script), Optional.of(tls));
  }

  static ScriptedServer on(String address, String file) throws IOException {
    return new ScriptedServer(IpAddress.of(address), read(file), Optional.empty());
  }

  private static List<String> read(String file) throws IOException {
    try (InputStream in = ScriptedServer.class.getResourceAsStream("/dialogue/" + file)) {
      assertThat(in).as(file).isNotNull();
      return lines(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Everything else, such as comments, is for people. */
  private static List<String> lines(String script) {
    return script.lines().filter(line -> line.matches("[SC*]: .*")).toList();
  }

  public IpAddress address() {
    return address;
  }

  public int port() {
    return listener.getLocalPort();
  }

  /** Waits until the script has been played, and fails when the client did not keep to it. */
  public void assertPlayed() throws InterruptedException, TimeoutException {
    try {
      played.get(20, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new AssertionError("the client left the script", e.getCause());
    }
  }

  /** Ends a {@code stall}. */
  void release() {
    released.countDown();
  }

  /** What came after DATA, up to the final dot, dots still doubled. */
  byte[] message() {
    return message.toByteArray();
  }

  /** What the client sent as SNI. */
  List<String> serverNames() {
    return serverNames;
  }

  private void run(List<String> script) {
    try (Socket connection = listener.accept()) {
      new Play(connection).all(script);
      played.complete(null);
    } catch (IOException | RuntimeException | AssertionError e) {
      played.completeExceptionally(e);
    }
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  /** One connection. */
  private final class Play {

    private Socket socket;
    private InputStream in;
    private OutputStream out;

    Play(Socket socket) throws IOException {
      this.socket = socket;
      socket.setSoTimeout(20_000);
      in = new BufferedInputStream(socket.getInputStream());
      out = new BufferedOutputStream(socket.getOutputStream());
    }

    void all(List<String> script) throws IOException {
      for (String line : script) {
        String text = line.substring(3);
        switch (line.charAt(0)) {
          case 'S' -> say(text.replace("...", "as scripted") + "\r\n");
          case 'C' -> expect(text);
          default -> act(text);
        }
        if (socket.isClosed()) {
          return;
        }
      }
      expectEnd();
    }

    private void say(String text) throws IOException {
      out.write(text.getBytes(StandardCharsets.ISO_8859_1));
      out.flush();
    }

    private void expect(String expected) throws IOException {
      String line = readLine();
      if (expected.endsWith("...")) {
        assertThat(line).startsWith(expected.substring(0, expected.length() - 3));
      } else {
        assertThat(line).isEqualTo(expected);
      }
    }

    private void expectEnd() throws IOException {
      try {
        assertThat(in.read()).as("nothing more from the client").isEqualTo(-1);
      } catch (SocketException e) {
        // gone without a farewell is gone, too
      }
    }

    private void act(String what) throws IOException {
      if (what.startsWith("garbage ")) {
        say(what.substring("garbage ".length()).replace("\\r\\n", "\r\n"));
        return;
      }
      switch (what) {
        case "message" -> readMessage();
        case "starttls" -> startTls();
        case "hang up" -> socket.close();
        case "silence" -> expectEnd();
        case "stall" -> stall();
        case "drip" -> drip();
        case "endless line" -> flood("220-" + "x".repeat(1000), "x".repeat(1000));
        case "endless reply" -> flood("220-and\r\n", "220-on\r\n");
        default -> throw new AssertionError("the script says \"" + what + "\"");
      }
    }

    private void stall() throws IOException {
      try {
        released.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      socket.close();
    }

    private void drip() throws IOException {
      try {
        say("\u0016\u0003\u0003@\u0000"); // a handshake of 16 KiB
        while (!released.await(50, TimeUnit.MILLISECONDS)) {
          say("\0");
        }
      } catch (SocketException e) {
        // the client has had enough
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }

    private void flood(String first, String then) throws IOException {
      try {
        say(first);
        while (true) {
          say(then);
        }
      } catch (SocketException e) {
        // the client has had enough
      }
    }

    private void startTls() throws IOException {
      SSLSocket secured =
          (SSLSocket)
              tls.orElseThrow()
                  .getSocketFactory()
                  .createSocket(socket, null, socket.getPort(), true);
      secured.setUseClientMode(false);
      secured.startHandshake();
      SSLSession session = secured.getSession();
      if (session instanceof ExtendedSSLSession extended) {
        extended
            .getRequestedServerNames()
            .forEach(
                name -> serverNames.add(new String(name.getEncoded(), StandardCharsets.US_ASCII)));
      }
      socket = secured;
      in = new BufferedInputStream(secured.getInputStream());
      out = new BufferedOutputStream(secured.getOutputStream());
    }

    private String readLine() throws IOException {
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int octet = in.read(); octet != '\n'; octet = in.read()) {
        assertThat(octet).as("hung up in the middle of \"" + line + "\"").isNotNegative();
        line.write(octet);
      }
      String text = line.toString(StandardCharsets.UTF_8);
      assertThat(text).as("a line of a command ends in CRLF").endsWith("\r");
      return text.substring(0, text.length() - 1);
    }

    private void readMessage() throws IOException {
      int matched = 2; // an empty message begins with the final dot
      byte[] end = {'\r', '\n', '.', '\r', '\n'};
      while (matched < end.length) {
        int octet = in.read();
        assertThat(octet).as("hung up in the middle of the message").isNotNegative();
        message.write(octet);
        matched = octet == end[matched] ? matched + 1 : octet == '\r' ? 1 : 0;
      }
    }
  }
}
