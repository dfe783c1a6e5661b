package fakereceiver.server.wire;

import fakereceiver.mail.Reply;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;

/**
 * One connection as lines and blocks: the only place where octets are read and written.
 *
 * <p>There is one input buffer, so nothing can be left behind in another when the reading of lines
 * turns into the reading of data. Replies are sent when the client has nothing more to be answered,
 * which is how RFC 2920 section 3.2 wants pipelined commands served. For the session's own thread
 * only.
 */
public final class ServerWire {

  /**
   * The longest command line that is read, line end included: RFC 5321 section 4.5.3.1.4 has 512,
   * and the parameters that we offer add about 1,200 (RFC 1870, 3461, 4954, 6152, 6531).
   */
  public static final int MAX_LINE = 2048;

  /** The longest response in AUTH (RFC 4954 section 4), which may be a token. */
  public static final int MAX_RESPONSE = 12_288;

  /** How much of an endless line is thrown away before the client is. */
  private static final int MAX_SKIP = 1 << 20;

  /** What an idle session keeps; five thousand of them are to be cheap. */
  private static final int SMALL = 512;

  /** What a message is read into at first: most small ones come whole in one read. */
  private static final int FIRST_OF_DATA = 4096;

  private static final int KEPT = 8192;
  private static final int LARGE = 1 << 16;

  private final TimedSocket socket;
  private final TranscriptWriter transcript;
  private final ReplyBuffer replies = new ReplyBuffer();
  private Optional<SSLSocket> tls = Optional.empty();
  private InputStream input;
  private byte[] in = new byte[SMALL];
  private int position;
  private int limit;

  /** For an accepted connection. */
  public ServerWire(TimedSocket socket, TranscriptWriter transcript) throws IOException {
    this.socket = socket;
    this.input = socket.getInputStream();
    this.transcript = transcript;
  }

  /**
   * The next command line without its line end; empty when the client has hung up.
   *
   * @param shown what of it the transcript may show
   * @throws BadLineException when the line cannot be a command; it has been read over
   * @throws TlsTooSoonException when it is no line, but the beginning of TLS
   */
  public Optional<String> readLine(UnaryOperator<String> shown)
      throws IOException, BadLineException {
    return readLine(shown, MAX_LINE);
  }

  /** The same for a line of at most that many octets, line end included. */
  public Optional<String> readLine(UnaryOperator<String> shown, int most)
      throws IOException, BadLineException {
    try {
      if (position == limit && in.length > KEPT) {
        in = new byte[SMALL];
        position = 0;
        limit = 0;
      }
      int scanned = 0;
      while (true) {
        if (tls.isEmpty() && TlsTrouble.isHandshake(in, position, limit)) {
          throw new TlsTooSoonException();
        }
        for (int at = position + scanned; at < limit; at++) {
          if (in[at] == '\n') {
            return Optional.of(line(at, shown, most));
          }
        }
        scanned = limit - position;
        if (scanned >= most) {
          throw skipLine(shown);
        }
        if (scanned > 0) {
          socket.beginCommand();
        }
        if (!fill()) {
          return Optional.empty();
        }
      }
    } finally {
      socket.endCommand();
    }
  }

  private String line(int lineFeed, UnaryOperator<String> shown, int most) throws BadLineException {
    int start = position;
    boolean bare = lineFeed == start || in[lineFeed - 1] != '\r';
    int end = bare ? lineFeed : lineFeed - 1;
    position = lineFeed + 1;
    try {
      if (bare) {
        throw BadLineException.fatal("Lines end in CR LF, this one in LF alone");
      }
      if (lineFeed + 1 - start > most) {
        throw BadLineException.of("Line too long");
      }
      String line = CommandLine.text(in, start, end);
      transcript.client(shown.apply(line));
      return line;
    } catch (BadLineException e) {
      transcript.client(shown.apply(CommandLine.latin(in, start, end)));
      throw e;
    }
  }

  private BadLineException skipLine(UnaryOperator<String> shown) throws IOException {
    transcript.client(shown.apply(CommandLine.latin(in, position, limit)));
    int skipped = 0;
    do {
      while (position < limit) {
        skipped++;
        if (in[position++] == '\n') {
          return BadLineException.of("Line too long");
        }
      }
    } while (skipped < MAX_SKIP && fill());
    return BadLineException.fatal("Line too long");
  }

  /** Reads the data of a message up to its end; false when the client hung up before that. */
  public boolean readData(MessageBuffer message) throws IOException {
    Unstuffer data = new Unstuffer(message);
    if (position == limit && in.length < FIRST_OF_DATA) {
      in = new byte[FIRST_OF_DATA];
      position = 0;
      limit = 0;
    }
    socket.beginCommand();
    try {
      while (!data.isAtEnd()) {
        if (position == limit && !fill()) {
          return false;
        }
        position = data.feed(in, position, limit);
      }
      return true;
    } finally {
      socket.endCommand();
    }
  }

  /** Reads {@code length} octets into {@code message}; false when the client hung up before. */
  public boolean readChunk(MessageBuffer message, long length) throws IOException {
    socket.beginCommand();
    try {
      long left = length;
      while (left > 0) {
        if (position == limit && !fill()) {
          return false;
        }
        int some = (int) Math.min(left, limit - position);
        message.append(in, position, some);
        position += some;
        left -= some;
      }
      return true;
    } finally {
      socket.endCommand();
    }
  }

  /** Reads {@code length} octets, not more than a few hundred; empty when there are fewer. */
  Optional<byte[]> readExactly(int length) throws IOException {
    socket.beginCommand();
    try {
      while (limit - position < length) {
        if (!fill()) {
          return Optional.empty();
        }
      }
      byte[] octets = Arrays.copyOfRange(in, position, position + length);
      position += length;
      return Optional.of(octets);
    } finally {
      socket.endCommand();
    }
  }

  /** Waits until the client says something more, or hangs up. */
  public void awaitSomething() throws IOException {
    if (position == limit) {
      fill();
    }
  }

  /**
   * Reads over whatever comes until the client hangs up, or the session has lasted as long as it
   * may: silence alone does not end it.
   */
  public void outlast() throws IOException {
    socket.bearSilence();
    try {
      do {
        position = limit;
      } while (fill());
    } catch (DeadlineException e) {
      transcript.event("the client has waited as long as a session may last");
    }
  }

  /** Waits for more; the buffer grows while reads fill it. False at the end of the stream. */
  private boolean fill() throws IOException {
    flush();
    if (position == limit) {
      if (limit == in.length && in.length < LARGE) {
        in = new byte[in.length * 2];
      }
      position = 0;
      limit = 0;
    } else if (limit == in.length) {
      byte[] target = position > 0 ? in : new byte[in.length * 2];
      System.arraycopy(in, position, target, 0, limit - position);
      in = target;
      limit -= position;
      position = 0;
    }
    try {
      int read = input.read(in, limit, in.length - limit);
      limit += Math.max(read, 0);
      return read >= 0;
    } catch (SSLException e) {
      throw inWords(e);
    }
  }

  private SSLException inWords(IOException e) {
    return new SSLException(TlsTrouble.inWords(e, socket.lastOctets().alert()), e);
  }

  /** Says {@code reply}; it goes out before the next read at the latest. */
  public void say(Reply reply) {
    List<String> lines = reply.wireLines();
    transcript.server(lines);
    lines.forEach(replies::add);
  }

  void flush() throws IOException {
    if (!replies.isEmpty()) {
      replies.sendTo(tls.isPresent() ? tls.get().getOutputStream() : socket.getOutputStream());
    }
  }

  /**
   * Starts TLS as the server. What the client sent behind STARTTLS in the clear is thrown away: it
   * may be somebody else's (RFC 3207 section 6).
   *
   * @throws SSLException when the handshake fails; the message says why in plain words
   */
  public SSLSession startTls(SSLContext context, String peer) throws IOException {
    flush();
    if (position < limit) {
      transcript.event(
          (limit - position) + " octets sent in the clear behind STARTTLS thrown away");
      position = limit;
    }
    SSLSocket secured =
        (SSLSocket) context.getSocketFactory().createSocket(socket, peer, socket.getPort(), true);
    secured.setUseClientMode(false);
    SSLParameters parameters = secured.getSSLParameters();
    parameters.setProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
    secured.setSSLParameters(parameters);
    socket.beginCommand();
    try {
      secured.startHandshake();
    } catch (SSLException | SocketException e) { // the JDK may fail to answer an alert
      throw inWords(e);
    } finally {
      socket.endCommand();
    }
    tls = Optional.of(secured);
    input = secured.getInputStream();
    return secured.getSession();
  }

  /** Wakes up whoever reads here, as if the client had hung up. For any thread. */
  public void hangUp() {
    try {
      socket.shutdownInput();
    } catch (IOException e) {
      return; // it is shut down or closed already
    }
  }

  /** Whether the connection is gone. For any thread. */
  public boolean isClosed() {
    return socket.isClosed();
  }

  /** Ends what has lasted too long by now. For one thread, which is not the session's. */
  public void keepTime() {
    if (socket.isOverdue()) {
      close();
    } else if (socket.isLate()) {
      hangUp();
    }
  }

  /** Closes at once. For any thread. */
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      return; // it is closed as far as it can be
    }
  }

  /** Sends what is left to say, then closes. */
  public void finish() {
    try {
      flush();
      if (tls.isPresent()) {
        tls.get().shutdownOutput(); // close() would wait for the client to agree
      }
      if (position < limit || input.available() > 0) {
        socket.linger();
      }
    } catch (IOException e) {
      transcript.event("the connection was gone before the last reply was sent");
    } finally {
      close();
    }
  }
}
