package smtpprobe.dialogue;

import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocket;

/**
 * One connection: opened as the request wants it, later with TLS over it, every wait bounded.
 *
 * <p>For one thread; only the watchdog comes from another, to close it.
 */
final class ClientWire implements AutoCloseable {

  /** Nothing hangs on the reply to QUIT any more. */
  private static final Duration FAREWELL = Duration.ofSeconds(10);

  /** Nobody has to think over a handshake; Postfix gives up as late. */
  private static final Duration HANDSHAKE = Duration.ofSeconds(60);

  private final DialogueRequest request;
  private final Recorder recorder;
  // A SOCKS proxy that the JDK is set up with would show the server another client address.
  private final Socket tcp = new Socket(Proxy.NO_PROXY);
  private final Watchdog watchdog;
  private Socket top = tcp;
  private ReplyReader reader;
  private long replyDeadline;
  private Optional<IOException> writeFailure = Optional.empty();
  private Secrets secrets;
  private boolean usable;

  ClientWire(DialogueRequest request, Recorder recorder) {
    this.request = request;
    this.recorder = recorder;
    secrets = request.esmtp().credentials().map(Secrets::beforeLogin).orElse(Secrets.NONE);
    watchdog = new Watchdog(request.timeouts().total(), () -> closeQuietly(tcp));
    reader = newReader();
  }

  private ReplyReader newReader() {
    return new ReplyReader(new TimedInput(), line -> secrets.hide(line), recorder::server);
  }

  /**
   * Connects, and says the PROXY line if there is to be one.
   *
   * @throws IOException with a sentence for the user
   */
  void open() throws IOException {
    watchdog.start();
    bind();
    connect();
    recorder.reach(Introduction.Reach.CONNECTED);
    IpAddress local = IpAddress.of(tcp.getLocalAddress());
    recorder.localAddress(local);
    recorder.event(
        "connected from " + hostPort(local, tcp.getLocalPort()) + " to " + serverAndPort());
    usable = true;
    if (request.claim().orElse(null) instanceof Claim.Proxy proxy) {
      String line =
          Commands.proxy(proxy.address(), tcp.getLocalPort(), request.server(), request.port());
      recorder.client(line);
      output().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    }
  }

  private void bind() throws IOException {
    if (request.source().isEmpty()) {
      return;
    }
    IpAddress source = request.source().get();
    try {
      tcp.bind(new InetSocketAddress(source.toInetAddress(), 0));
    } catch (BindException e) {
      throw new IOException("cannot send from " + source + ": not an address of this host", e);
    }
  }

  private void connect() throws IOException {
    Duration limit = request.timeouts().connect();
    try {
      tcp.connect(
          new InetSocketAddress(request.server().toInetAddress(), request.port()),
          (int) limit.toMillis());
    } catch (SocketTimeoutException e) {
      recorder.reach(Introduction.Reach.FILTERED);
      throw new IOException(
          "no connection to " + serverAndPort() + " within " + Timeouts.words(limit), e);
    } catch (IOException e) {
      recorder.reach(
          String.valueOf(e.getMessage()).contains("refused")
              ? Introduction.Reach.REFUSED
              : Introduction.Reach.UNREACHABLE);
      throw new IOException(
          watchdog.hasBitten()
              ? cutOff()
              : "cannot connect to " + serverAndPort() + ": " + message(e),
          e);
    }
  }

  /**
   * Shakes hands. What the server sent in the clear after its reply to STARTTLS is thrown away: it
   * may come from somebody in between (RFC 3207 section 4.2).
   *
   * @throws IOException with a sentence for the user
   */
  SSLSocket startTls() throws IOException {
    int unread = reader.unread();
    if (unread > 0) {
      recorder.event(unread + " octets that came in the clear after the reply are thrown away");
    }
    Duration limit = shorter(request.timeouts().reply(), HANDSHAKE);
    try (Watchdog deadline = new Watchdog(limit, () -> closeQuietly(tcp))) {
      deadline.start();
      try {
        tcp.setSoTimeout(0); // what is left of the last reply's time says nothing here
        SSLSocket secured = TlsHandshake.over(tcp, request.server().text(), request.serverName());
        top = secured;
        reader = newReader();
        return secured;
      } catch (IOException e) {
        usable = false;
        throw new IOException(handshakeSentence(deadline, limit, e), e);
      }
    }
  }

  private String handshakeSentence(Watchdog deadline, Duration limit, IOException failure) {
    if (watchdog.hasBitten() || Thread.currentThread().isInterrupted()) {
      return cutOff();
    }
    return deadline.hasBitten()
        ? "no whole TLS handshake within " + Timeouts.words(limit)
        : "the TLS handshake failed: " + message(failure);
  }

  /** Says a line past Jakarta Mail, which would log it for whoever has turned that on. */
  void saySecretly(String line, Secrets hidden) {
    secrets = hidden;
    try {
      output().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new IllegalStateException("the wire never fails while writing", e);
    }
  }

  /**
   * The next reply.
   *
   * @param step what it is the reply to
   * @throws IOException with a sentence for the user
   */
  Reply read(Step step) throws IOException {
    Duration limit = limit(step);
    replyDeadline = System.nanoTime() + limit.toNanos();
    try {
      Reply reply = reader.read();
      if (writeFailure.isPresent() && reply.isPositive()) {
        throw writeFailure.get(); // it cannot be the reply to what never went out
      }
      return reply;
    } catch (IOException e) {
      usable = false;
      throw new IOException(sentence(step, limit, e), e);
    }
  }

  /**
   * What the server has said before it was spoken to, as far as it has arrived.
   *
   * @throws IOException with a sentence for the user
   */
  Optional<Reply> unasked(Step next) throws IOException {
    try {
      boolean there = reader.unread() > 0 || top.getInputStream().available() > 0;
      return there ? Optional.of(read(next)) : Optional.empty();
    } catch (IOException e) {
      usable = false;
      throw watchdog.hasBitten() ? new IOException(cutOff(), e) : e;
    }
  }

  private Duration limit(Step step) {
    Duration limit = request.timeouts().reply();
    return step == Step.QUIT ? shorter(limit, FAREWELL) : limit;
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private String sentence(Step step, Duration limit, IOException failure) {
    if (watchdog.hasBitten()) {
      return cutOff();
    }
    if (failure instanceof NotSmtp) {
      return String.valueOf(failure.getMessage());
    }
    if (failure instanceof SocketTimeoutException) {
      return "no whole " + step.reply() + " within " + Timeouts.words(limit);
    }
    String when =
        step == Step.END && writeFailure.isPresent()
            ? "while the message was being sent"
            : step.when();
    return failure instanceof EOFException
        ? "the server closed the connection " + when
        : "the connection broke " + when + ": " + message(failure);
  }

  private String cutOff() {
    return Thread.currentThread().isInterrupted()
        ? "interrupted"
        : "the dialogue took longer than " + Timeouts.words(request.timeouts().total());
  }

  private static String message(IOException e) {
    return Printable.of(String.valueOf(e.getMessage()));
  }

  /** Whether the server may still be expected to understand a QUIT. */
  boolean isUsable() {
    return usable;
  }

  /** What Jakarta Mail takes for its socket. */
  Socket forJakartaMail() {
    return new SocketView();
  }

  /**
   * Never fails. A server that refuses may say so and hang up while the client is still writing;
   * the read that follows finds that reply, or the broken connection.
   */
  private OutputStream output() {
    return new OutputStream() {
      @Override
      public void write(int octet) {
        write(new byte[] {(byte) octet}, 0, 1);
      }

      @Override
      public void write(byte[] octets, int offset, int length) {
        if (writeFailure.isPresent()) {
          return;
        }
        try {
          top.getOutputStream().write(octets, offset, length);
        } catch (IOException e) {
          writeFailure = Optional.of(e);
        }
      }
    };
  }

  private String serverAndPort() {
    return hostPort(request.server(), request.port());
  }

  private static String hostPort(IpAddress address, int port) {
    return (DialogueRequest.isIp6(address) ? "[" + address + "]:" : address + ":") + port;
  }

  /** Closes the connection and waits for the watchdog's thread to end. */
  @Override
  public void close() {
    closeQuietly(top);
    closeQuietly(tcp);
    watchdog.close();
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      // There is nobody left who could want to say anything over it.
    }
  }

  /** Reads with what is left of the time for one reply, so that a server cannot drip for ever. */
  private final class TimedInput extends InputStream {

    private final Socket from = top;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] octets, int offset, int length) throws IOException {
      long left = (replyDeadline - System.nanoTime()) / 1_000_000;
      if (left < 1) {
        throw new SocketTimeoutException();
      }
      from.setSoTimeout((int) left);
      return from.getInputStream().read(octets, offset, length);
    }
  }

  /**
   * A socket to Jakarta Mail, which stays the same when TLS comes under it. It is only written to:
   * replies are read by {@link ReplyReader}.
   */
  private final class SocketView extends Socket {

    @Override
    public InputStream getInputStream() {
      return InputStream.nullInputStream();
    }

    @Override
    public OutputStream getOutputStream() {
      return output();
    }

    @Override
    public int getPort() {
      return request.port();
    }

    /** With a name in it, or Jakarta Mail would make the JDK look one up. */
    @Override
    public InetAddress getInetAddress() {
      try {
        return InetAddress.getByAddress(request.server().text(), request.server().bytes());
      } catch (UnknownHostException e) {
        throw new IllegalStateException("an address has 4 or 16 bytes", e);
      }
    }

    /** The dialogue may go on for a last word; {@link ClientWire#close} closes. */
    @Override
    public synchronized void close() {}
  }
}
