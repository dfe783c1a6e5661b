package fakereceiver.server.library;

import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.smtp.Replies;
import fakereceiver.server.wire.Timeouts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/** The server of the library, left with what it does well: it accepts, counts and runs sessions. */
public final class LibraryServer implements AutoCloseable {

  /** With the library's 50, a hundred clients at once wait for TCP to try again. */
  private static final int BACKLOG = 4096;

  private final Sessions sessions;
  private final SessionThreads threads;
  private final ListeningSocket listening;
  private final SMTPServer server;

  /** One that does not listen yet. */
  public LibraryServer(
      InetSocketAddress listen, int maxConnections, Timeouts timeouts, Sessions sessions)
      throws IOException {
    this.sessions = sessions;
    this.threads = new SessionThreads(this::serve, LibraryServer::turnAway, sessions::closeAll);
    this.listening = new ListeningSocket(timeouts, sessions);
    this.server =
        SMTPServer.port(listen.getPort())
            .bindAddress(listen.getAddress())
            .hostName("greeting.invalid") // never said; without it the library looks one up
            .softwareName("")
            .backlog(BACKLOG)
            .maxConnections(maxConnections)
            .insertReceivedHeaders(false)
            .serverSocketFactory(() -> listening)
            .serverThreadName("fake-receiver-accept")
            .sessionIdFactory(() -> "fake-receiver")
            .sessionHandler(new WholeSession())
            .executorService(threads)
            .build();
  }

  /** Begins to listen. */
  public void start() throws IOException {
    try {
      server.start();
      threads.prepare();
    } catch (RuntimeException e) {
      listening.close();
      if (e.getCause() instanceof IOException cause) {
        throw cause; // wrapped by the library
      }
      throw e;
    }
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return (InetSocketAddress) listening.getLocalSocketAddress();
  }

  /**
   * The library's hook before its own greeting: a session of ours begins and ends within it. The
   * library then hears that the client is refused, and is through.
   */
  private final class WholeSession implements SessionHandler {

    private static final SessionAcceptance OVER =
        SessionAcceptance.failure(421, "4.3.2 the session is over");

    @Override
    public SessionAcceptance accept(Session session) {
      makeSmall(session);
      LibrarySocket.loopOf(session).run();
      return OVER;
    }

    /**
     * The buffers of the library are made on its accepting thread. Made again on a virtual one, the
     * JDK gives them 512 characters instead of 8192, which is a third of an idle session.
     */
    private void makeSmall(Session session) {
      if (threads.areVirtual()) {
        try {
          session.setSocket(session.getSocket());
        } catch (IOException e) {
          throw new UncheckedIOException(e); // a LibrarySocket has no reason to
        }
      }
    }

    /** Not called for a session that is refused; {@link #serve} sees the end of each. */
    @Override
    public void onSessionEnd(Session session) {}
  }

  /** A session from the library's beginning of it, and then its end. */
  private void serve(Runnable session) {
    CommandLoop loop = LibrarySocket.loopOf((Session) session);
    try {
      session.run();
    } catch (RuntimeException e) {
      loop.session().trouble("our mistake: " + e);
    } finally {
      sessions.end(loop);
    }
  }

  private static void turnAway(Runnable session) {
    LibrarySocket.loopOf((Session) session).turnAway(Replies.TOO_MANY_CONNECTIONS);
  }

  /** Stops to listen and waits for the sessions to end, a few seconds at most. */
  @Override
  public void close() {
    server.stop();
  }
}
