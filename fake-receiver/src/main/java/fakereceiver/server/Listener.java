package fakereceiver.server;

import fakereceiver.dns.Endpoint;
import fakereceiver.given.FileHandles;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Memory;
import fakereceiver.mail.Transcript;
import fakereceiver.server.command.CommandLoop;
import fakereceiver.server.library.LibraryServer;
import fakereceiver.server.library.Sessions;
import fakereceiver.server.smtp.ClientMemory;
import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.server.smtp.SmtpSession;
import fakereceiver.server.wire.TimedSocket;
import fakereceiver.session.Mail;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.Recent;
import fakereceiver.store.Storing;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The receiver as it stands on the network: opened, it judges what comes until it is closed. */
public final class Listener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listener.class);

  private final Settings settings;
  private final Recent recent;
  private final Memory memory;

  /** At most {@link #most}. */
  private final Set<SmtpSession> open = ConcurrentHashMap.newKeySet();

  private final ClientCounts clients;
  private final LongAdder begun = new LongAdder();
  private final LibraryServer server;
  private final Watch watch;
  private final int most;
  private volatile SessionSettings sessions;
  private volatile boolean closing;
  private volatile Optional<String> failure = Optional.empty();

  private Listener(Settings settings, Recent recent) throws IOException {
    this.settings = settings;
    this.sessions = settings.sessions();
    this.recent = recent;
    this.most = Math.min(settings.maxConnections(), FileHandles.ofProcess().forClients());
    this.clients = new ClientCounts(settings.limits(), settings.sessions().clock());
    this.memory = new ClientMemory(settings.sessions().clock());
    this.watch = new Watch(open, settings.sessions().timeouts());
    this.server =
        new LibraryServer(
            settings.listen(), most, settings.sessions().timeouts(), new OpenSessions());
  }

  /**
   * Starts to listen.
   *
   * @throws UncheckedIOException when that is not possible; the message names the address, or the
   *     folder that mail cannot be stored in
   */
  public static Listener open(Settings settings, Recent recent) {
    settings.sessions().storing().ifPresent(Storing::prepare);
    try {
      Listener listener = new Listener(settings, recent);
      listener.start();
      return listener;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + Endpoint.of(settings.listen()) + ": " + e.getMessage(), e);
    }
  }

  private void start() throws IOException {
    server.start();
    watch.start();
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return server.address();
  }

  /** Sessions that begin from now on are judged by that one. */
  public void judge(Judge other) {
    sessions = sessions.judgedBy(other);
  }

  /** How many sessions are open now. */
  public int openSessions() {
    return open.size();
  }

  /** How many sessions have begun. */
  public long sessions() {
    return begun.sum();
  }

  /** What was said so far in the sessions that are open now. */
  public List<Transcript> openTranscripts() {
    return open.stream().map(SmtpSession::said).toList();
  }

  private final class OpenSessions implements Sessions {

    private boolean told; // for the accepting thread

    @Override
    public CommandLoop begin(TimedSocket socket) throws IOException {
      tellOfHandles();
      String id = settings.ids().next();
      SmtpSession session =
          new SmtpSession(id, sessions, memory, socket, Listener.this::tell, () -> closing);
      open.add(session);
      begun.increment();
      CommandLoop loop = new CommandLoop(session);
      clients.enter(session.peer()).ifPresent(loop::turnAway);
      return loop;
    }

    /** Once, until most of the clients have gone. */
    private void tellOfHandles() {
      boolean isShort = open.size() >= most && most < settings.maxConnections();
      if (isShort && !told) {
        LOG.error(
            "{} clients at once are all that {} file handles (ulimit -n) are enough for; more are"
                + " told 421 until some have gone",
            most,
            FileHandles.ofProcess().all());
      }
      told = isShort || (told && open.size() > most / 2);
    }

    @Override
    public void end(CommandLoop loop) {
      try {
        SessionRecord session = recordOf(loop);
        recent.add(session);
        log(session);
        telling("sessions", () -> settings.onSession().accept(session));
      } catch (RuntimeException e) {
        LOG.warn("A session has no record", e);
      }
    }

    private SessionRecord recordOf(CommandLoop loop) {
      try {
        return loop.end();
      } finally {
        open.remove(loop.session());
        clients.leave(loop.session().peer());
      }
    }

    @Override
    public void closeAll() {
      open.forEach(session -> session.wire().close());
    }
  }

  private void tell(Mail mail, Instant started) {
    recent.add(mail);
    telling("mails", () -> settings.onMail().accept(mail, started));
  }

  /** Tells a listener, which may be a test's: what it throws is no trouble of the client's. */
  private void telling(String what, Runnable listener) {
    try {
      listener.run();
    } catch (StackOverflowError | Exception e) { // of other languages, any exception
      failed(what, e);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (Error e) {
      failed(what, e);
    }
  }

  private void failed(String what, Throwable thrown) {
    LOG.warn("The listener for {} has failed", what, thrown);
    failure = failure.or(() -> Optional.of("a listener for " + what + " has failed: " + thrown));
  }

  /** What the first listener that has failed has thrown, if one has. */
  public Optional<String> failure() {
    return failure;
  }

  private static void log(SessionRecord session) {
    if (LOG.isDebugEnabled()) {
      LOG.debug(
          "session {} from {} as {}: {} {}",
          session.id(),
          session.peer(),
          session.attempt().clientAddress(),
          session.verdict().action().word(),
          session.trouble().orElse(""));
    }
  }

  /**
   * Stops to listen and ends the sessions that are open, with a 421 for those that listen to it.
   * Takes a few seconds at most.
   */
  @Override
  public void close() {
    closing = true;
    watch.close();
    server.close();
    open.forEach(session -> session.wire().close()); // accepted, but never begun
  }
}
