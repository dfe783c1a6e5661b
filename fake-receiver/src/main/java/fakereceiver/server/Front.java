package fakereceiver.server;

import fakereceiver.dns.Daemons;
import fakereceiver.dns.Endpoint;
import fakereceiver.judge.Memory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.subethamail.smtp.server.SMTPServer;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * The receiver as it stands on the network: opened, it judges what comes until it is closed.
 *
 * <p>The library accepts, counts and dispatches; a {@link Visit} does the rest.
 */
public final class Front implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Front.class);

  /** With the library's 50, a hundred clients at once wait for TCP to try again. */
  private static final int BACKLOG = 4096;

  private static final long WATCH_MILLIS = 1000;

  private final Settings settings;
  private final Journal journal;
  private final Memory memory;
  private final AtomicLong count = new AtomicLong();
  private final Set<Visit> open = ConcurrentHashMap.newKeySet();
  private final SessionThreads threads = new SessionThreads(this::serve, this::closeVisits);
  private final Door door;
  private final SMTPServer server;
  private final Thread watch = Daemons.thread("fake-receiver-watch", this::watch);
  private volatile boolean closing;

  private Front(Settings settings, Journal journal) throws IOException {
    this.settings = settings;
    this.journal = journal;
    this.memory = new Guestbook(settings.clock());
    this.door = new Door(settings.timeouts(), this::visit);
    this.server =
        SMTPServer.port(settings.listen().getPort())
            .bindAddress(settings.listen().getAddress())
            .hostName("greeting.invalid") // never said; without it the library looks one up
            .softwareName("")
            .backlog(BACKLOG)
            .maxConnections(settings.maxConnections())
            .insertReceivedHeaders(false)
            .serverSocketFactory(() -> door)
            .serverThreadName("fake-receiver-accept")
            .sessionIdFactory(() -> "fake-receiver")
            .sessionHandler(new Greeter())
            .executorService(threads)
            .build();
    LibraryCommand.registerAll(server);
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when that is not possible; the message names the address, or the
   *     folder that mail cannot be stored in
   */
  public static Front open(Settings settings, Journal journal) {
    settings.storing().flatMap(Settings.Storing::folder).ifPresent(MailFolder::prepare);
    try {
      Front front = new Front(settings, journal);
      front.start();
      return front;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + Endpoint.of(settings.listen()) + ": " + e.getMessage(), e);
    }
  }

  private void start() throws IOException {
    try {
      server.start();
    } catch (RuntimeException e) {
      door.close();
      if (e.getCause() instanceof IOException cause) {
        throw cause; // wrapped by the library
      }
      throw e;
    }
    watch.start();
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return (InetSocketAddress) door.getLocalSocketAddress();
  }

  /** How many sessions are open now. */
  public int openSessions() {
    return open.size();
  }

  private Visit visit(TimedSocket socket) throws IOException {
    Visit visit =
        new Visit(Long.toString(count.incrementAndGet()), settings, memory, socket, () -> closing);
    open.add(visit);
    return visit;
  }

  /** The library's hook before its own greeting, which is too late for none of ours. */
  private final class Greeter implements SessionHandler {

    @Override
    public SessionAcceptance accept(Session session) {
      makeSmall(session);
      return LibrarySocket.visitOf(session).begin()
          ? SessionAcceptance.success()
          : SessionAcceptance.failure(421, "4.3.2 said already");
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

    /** Not called for a session that was refused; {@link #serve} sees the end of each. */
    @Override
    public void onSessionEnd(Session session) {}
  }

  /** The outermost loop of a session: the library's, and then the record. */
  private void serve(Runnable session) {
    Visit visit = LibrarySocket.visitOf((Session) session);
    try {
      session.run();
    } catch (RuntimeException e) {
      visit.trouble("our mistake: " + e);
    } finally {
      end(visit);
    }
  }

  private void end(Visit visit) {
    try {
      SessionRecord session = visit.end();
      open.remove(visit);
      journal.add(session);
      log(session);
      settings.onSession().accept(session);
    } catch (RuntimeException e) {
      LOG.warn("The listener for sessions has failed", e);
    }
  }

  private static void log(SessionRecord session) {
    if (LOG.isInfoEnabled()) {
      LOG.info(
          "session {} from {} as {}: {} {}",
          session.id(),
          session.peer(),
          session.attempt().clientAddress(),
          session.verdict().action().word(),
          session.trouble().orElse(""));
    }
  }

  /** A thread that hangs in a write does not see its deadline; somebody else has to. */
  private void watch() {
    try {
      while (!closing) {
        Thread.sleep(WATCH_MILLIS);
        open.forEach(Visit::closeIfOverdue);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // closed
    }
  }

  private void closeVisits() {
    open.forEach(Visit::close);
  }

  /**
   * Stops to listen and ends the sessions that are open, with a 421 for those that listen to it.
   * Takes a few seconds at most.
   */
  @Override
  public void close() {
    closing = true;
    watch.interrupt();
    server.stop();
    closeVisits(); // accepted, but never begun
  }
}
