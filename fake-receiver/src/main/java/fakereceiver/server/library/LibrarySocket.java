package fakereceiver.server.library;

import fakereceiver.dns.IpAddress;
import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.command.Verb;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.TimedSocket;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.SocketException;
import java.net.SocketImpl;
import java.net.UnknownHostException;
import java.util.Optional;
import org.subethamail.smtp.server.Session;

/**
 * A session as the library sees it: a socket from which it reads verbs and to which it says the few
 * things that it says by itself.
 *
 * <p>The library's line reader stops at 998 characters, its dispatcher looks at four letters (so
 * MAILBOX would be MAIL), and its buffers read ahead. It is therefore handed one known verb for
 * each line, when it asks for one; the line itself stays with the {@link CommandLoop}.
 */
final class LibrarySocket extends Socket {

  private final CommandLoop loop;
  private final InetSocketAddress peer;

  /**
   * A socket that is not connected to anything but {@code loop}.
   *
   * @throws UnknownHostException never: an address has 4 or 16 bytes
   */
  @SuppressWarnings("NullAway") // the JDK makes sockets without one itself
  LibrarySocket(CommandLoop loop, int port) throws UnknownHostException, SocketException {
    super((SocketImpl) null); // nothing is ever connected
    this.loop = loop;
    IpAddress client = loop.session().peer();
    // An address that brings its name along: nothing can make the JDK look one up for it.
    this.peer =
        new InetSocketAddress(InetAddress.getByAddress(client.text(), client.bytes()), port);
  }

  static CommandLoop loopOf(Session session) {
    return ((LibrarySocket) session.getSocket()).loop;
  }

  @Override
  public SocketAddress getRemoteSocketAddress() {
    return peer;
  }

  @Override
  public InetAddress getInetAddress() {
    return peer.getAddress();
  }

  @Override
  public int getPort() {
    return peer.getPort();
  }

  @Override
  public boolean isBound() {
    return true;
  }

  @Override
  public boolean isClosed() {
    return loop.session().wire().isClosed();
  }

  /** Deadlines are kept by {@link TimedSocket}. */
  @Override
  public void setSoTimeout(int millis) {}

  /** The library thinks that it closes the connection: of interest when the receiver closes. */
  @Override
  public synchronized void close() {
    if (loop.session().isClosing()) {
      loop.session().wire().hangUp();
    }
  }

  @Override
  public InputStream getInputStream() {
    return new VerbFeed(loop);
  }

  @Override
  public OutputStream getOutputStream() {
    return new LibraryVoice(loop);
  }

  /** One verb for each line of the client's; the end of the stream when the session is over. */
  private static final class VerbFeed extends InputStream {

    private final CommandLoop loop;
    private byte[] verb = new byte[0];
    private int position;

    VerbFeed(CommandLoop loop) {
      this.loop = loop;
    }

    private boolean isAtEnd() {
      if (position == verb.length) {
        Optional<Verb> next = loop.next();
        if (next.isEmpty()) {
          return true;
        }
        verb = next.get().line();
        position = 0;
      }
      return false;
    }

    @Override
    public int read() {
      return isAtEnd() ? -1 : verb[position++];
    }

    @Override
    public int read(byte[] into, int from, int length) {
      if (length == 0) {
        return 0;
      }
      if (isAtEnd()) {
        return -1;
      }
      int some = Math.min(length, verb.length - position);
      System.arraycopy(verb, position, into, from, some);
      position += some;
      return some;
    }
  }

  /**
   * What the library says by itself, line by line. Its greeting comes after ours and goes nowhere;
   * nor does anything once the session is over.
   */
  private static final class LibraryVoice extends OutputStream {

    private final CommandLoop loop;

    /** At most a line of the library's own. */
    private final StringBuilder line = new StringBuilder();

    LibraryVoice(CommandLoop loop) {
      this.loop = loop;
    }

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        says(line.toString());
        line.setLength(0);
      } else if (octet != '\r') {
        line.append((char) (octet & 0xff));
      }
    }

    private void says(String text) {
      SmtpSession session = loop.session();
      if (session.isOver() || text.startsWith("220 ")) {
        return;
      }
      session.trouble("the library ended the session: " + text);
      session.leave(
          text.startsWith("421 Too many connections")
              ? Replies.TOO_MANY_CONNECTIONS
              : Replies.OUR_MISTAKE_FATAL);
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(octets[i]);
      }
    }
  }
}
