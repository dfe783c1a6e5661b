package fakereceiver.server;

import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import org.subethamail.smtp.server.Session;

/**
 * A visit as the library sees it: a socket from which it reads verbs and to which it says the few
 * things that it says by itself.
 *
 * <p>The library's line reader stops at 998 characters, its dispatcher looks at four letters (so
 * MAILBOX would be MAIL), and its buffers read ahead. It is therefore handed one known verb for
 * each line, when it asks for one; the line itself stays with the {@link SmtpSession}.
 */
final class LibrarySocket extends Socket {

  private final SmtpSession visit;
  private final InetSocketAddress peer;

  /**
   * A socket that is not connected to anything but {@code visit}.
   *
   * @throws UnknownHostException never: an address has 4 or 16 bytes
   */
  LibrarySocket(SmtpSession visit, int port) throws UnknownHostException {
    this.visit = visit;
    // An address that brings its name along: nothing can make the JDK look one up for it.
    this.peer =
        new InetSocketAddress(
            InetAddress.getByAddress(visit.peer().text(), visit.peer().bytes()), port);
  }

  static SmtpSession visitOf(Session session) {
    return ((LibrarySocket) session.getSocket()).visit;
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
    return visit.isClosed();
  }

  /** Deadlines are kept by {@link TimedSocket}. */
  @Override
  public void setSoTimeout(int millis) {}

  @Override
  public synchronized void close() {
    visit.libraryCloses();
  }

  @Override
  public InputStream getInputStream() {
    return new VerbFeed(visit);
  }

  @Override
  public OutputStream getOutputStream() {
    return new LibraryVoice(visit);
  }

  /** One verb for each line of the client's; the end of the stream when the visit is over. */
  private static final class VerbFeed extends InputStream {

    private final SmtpSession visit;
    private byte[] verb = new byte[0];
    private int position;

    VerbFeed(SmtpSession visit) {
      this.visit = visit;
    }

    private boolean isAtEnd() {
      if (position == verb.length) {
        Optional<Verb> next = visit.nextVerb();
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

  /** What the library says by itself, line by line. */
  private static final class LibraryVoice extends OutputStream {

    private final SmtpSession visit;
    private final StringBuilder line = new StringBuilder();

    LibraryVoice(SmtpSession visit) {
      this.visit = visit;
    }

    @Override
    public void write(int octet) {
      if (octet == '\n') {
        visit.librarySays(line.toString());
        line.setLength(0);
      } else if (octet != '\r') {
        line.append((char) (octet & 0xff));
      }
    }

    @Override
    public void write(byte[] octets, int from, int length) {
      for (int i = from; i < from + length; i++) {
        write(octets[i]);
      }
    }
  }
}
