package fakereceiver.server;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Memory;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One client from connect to close. For the session's own thread, except where it says otherwise.
 *
 * <p>What goes wrong here ends here: a slow client is told so, a lost one is noted, and a mistake
 * of ours is a 451 and a note, never a stack trace.
 */
final class SmtpSession {

  /** Mistakes of the client's after which it is shown the door. */
  static final int MAX_ERRORS = 20;

  private final String id;
  private final Settings settings;
  private final BooleanSupplier closing;
  private final Instant started;
  private final IpAddress peer;
  private final TranscriptWriter transcript = new TranscriptWriter();
  private final ServerWire wire;
  private final Map<String, String> claims = new LinkedHashMap<>();
  private final Transactions transactions = new Transactions();
  private final MailStore filing;
  private final Memory memory;
  private final Pause pause;
  private SessionJudging judging;
  private String argument = "";
  private boolean begun;
  private boolean greeted;
  private boolean over;
  private int errors;
  private Optional<BdatCommand.Upload> upload = Optional.empty();
  private Optional<SessionRecord.Tls> tls = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  SmtpSession(
      String id, Settings settings, Memory memory, TimedSocket socket, BooleanSupplier closing)
      throws IOException {
    this.id = id;
    this.settings = settings;
    this.closing = closing;
    this.started = settings.clock().instant();
    this.peer = IpAddress.of(socket.getInetAddress());
    this.wire = new ServerWire(socket, transcript);
    this.filing = new MailStore(settings, id, transcript::event, this::trouble);
    this.memory = memory;
    this.pause = new Pause(settings.realTime(), () -> closing.getAsBoolean() || isClosed());
    this.judging = judging(Memory.OF_NOBODY, peer);
  }

  /** Something that may fail as commands may. */
  @FunctionalInterface
  private interface Step {
    void run() throws IOException, BadLineException;
  }

  /** The beginning, up to the greeting; false when the client is refused. */
  boolean begin() {
    begun = true;
    guard(
        true,
        () -> {
          if (closing.getAsBoolean()) {
            leave(Replies.SHUTTING_DOWN);
          } else if (settings.proxyProtocol() && peer.isLoopback()) {
            ProxyHeaderReader.read(this);
          } else {
            greet(peer);
          }
        });
    return !over;
  }

  /** Starts anew with {@code client} as the client address: greets it, or refuses it right here. */
  void greet(IpAddress client) {
    judging.reset();
    judging = judging(isClaimant(client) ? memory.notCountingConnections() : memory, client);
    greeted = false;
    Optional<Reply> refusal = judging.atConnect();
    if (refusal.isPresent()) {
      judging.told(refusal.get());
      leave(refusal.get());
    } else {
      say(new Reply(220, persona().greeting().lines().toList()));
    }
  }

  private SessionJudging judging(Memory ofClients, IpAddress client) {
    return new SessionJudging(settings.judge(), ofClients, client, transactions, filing, pause);
  }

  /** The connection of a client that may claim to be somebody else does not count as its own. */
  private boolean isClaimant(IpAddress client) {
    return mayClaim() && claims.isEmpty() && client.equals(peer);
  }

  /** The verb of the next command; empty when there will be none. */
  Optional<Verb> nextVerb() {
    while (!over) {
      try {
        Optional<String> line = wire.readLine();
        if (line.isPresent()) {
          argument = Verb.argumentOf(line.get());
          return Optional.of(Verb.of(line.get()));
        }
        if (closing.getAsBoolean()) {
          leave(Replies.SHUTTING_DOWN);
        } else {
          transcript.event("the client hung up");
          over = true;
        }
      } catch (BadLineException e) {
        bad(e);
      } catch (IOException e) {
        lost(e);
      }
    }
    return Optional.empty();
  }

  /** Serves the command that {@link #nextVerb} was about. */
  void run(Verb verb) {
    guard(false, () -> verb.command().run(this, argument));
  }

  private void guard(boolean fatal, Step step) {
    try {
      step.run();
    } catch (BadLineException e) {
      bad(e);
    } catch (IOException e) {
      lost(e);
    } catch (RuntimeException | Error e) {
      trouble("our mistake: " + e);
      judging.told(Replies.OUR_MISTAKE);
      endTransaction();
      if (fatal) {
        leave(Replies.OUR_MISTAKE_FATAL);
      } else {
        say(Replies.OUR_MISTAKE);
      }
    }
  }

  private void bad(BadLineException e) {
    error(e.reply());
    over |= e.isFatal();
  }

  private void lost(IOException e) {
    if (e instanceof DeadlineException) {
      trouble("timed out: " + e.getMessage());
      leave(Reply.of(421, "4.4.2 " + hostName() + " closes the connection, " + e.getMessage()));
    } else {
      trouble("connection lost: " + e.getMessage());
      over = true;
    }
  }

  /**
   * What the library says by itself. Its greeting comes after ours and goes nowhere; nor does
   * anything once the visit is over.
   */
  void librarySays(String line) {
    if (over || line.startsWith("220 ")) {
      return;
    }
    trouble("the library ended the session: " + line);
    leave(
        line.startsWith("421 Too many connections")
            ? Replies.TOO_MANY_CONNECTIONS
            : Replies.OUR_MISTAKE_FATAL);
  }

  /** The library thinks that it closes the connection: of interest when the receiver closes. */
  void libraryCloses() {
    if (closing.getAsBoolean()) {
      wire.hangUp();
    }
  }

  /** The end, once the library is through with the session. */
  SessionRecord end() {
    over = true;
    wire.finish();
    try {
      judging.finish(begun && !closing.getAsBoolean());
    } catch (RuntimeException e) {
      trouble("our mistake: " + e);
      judging.finish(false);
    }
    return new SessionRecord(
        id,
        persona().name(),
        started,
        transcript.elapsed(),
        peer,
        claims,
        transactions.list(),
        transcript.transcript(),
        tls,
        trouble);
  }

  void say(Reply reply) {
    wire.say(reply);
  }

  /** Says {@code reply} and remembers it as the last word on the transaction. */
  void answer(Reply reply) {
    judging.told(reply);
    say(reply);
  }

  /** Says what the client did wrong, once too often perhaps. */
  void error(Reply reply) {
    say(reply);
    errors++;
    if (errors >= MAX_ERRORS) {
      trouble("too many errors");
      leave(Replies.TOO_MANY_ERRORS);
    }
  }

  /** Says the last word. */
  void leave(Reply reply) {
    if (!over) {
      say(reply);
      over = true;
    }
  }

  /** Notes what went wrong; the first such note is shown with the record. */
  void trouble(String what) {
    String printable = Printable.of(what);
    transcript.event(printable);
    trouble = trouble.isPresent() ? trouble : Optional.of(printable);
  }

  /** The client has hung up where it should not have. */
  void hungUp(String where) {
    if (closing.getAsBoolean()) {
      leave(Replies.SHUTTING_DOWN);
    } else {
      over = true;
    }
    trouble("the client hung up " + where);
  }

  /** Ends the visit without another word. */
  void abandon(String why) {
    trouble(why);
    over = true;
  }

  /** Ends the transaction, if one is under way. */
  void endTransaction() {
    endUpload();
    judging.reset();
  }

  void claim(String attribute, String value) {
    claims.put(attribute, value);
  }

  Optional<BdatCommand.Upload> upload() {
    return upload;
  }

  void upload(BdatCommand.Upload begun) {
    upload = Optional.of(begun);
  }

  void endUpload() {
    upload = Optional.empty();
  }

  void tls(SessionRecord.Tls settled) {
    tls = Optional.of(settled);
  }

  boolean isTls() {
    return tls.isPresent();
  }

  boolean isGreeted() {
    return greeted;
  }

  void greeted(boolean now) {
    greeted = now;
  }

  /** Whether this client may claim another address by XCLIENT. */
  boolean mayClaim() {
    return settings.xclient() && peer.isLoopback();
  }

  Settings settings() {
    return settings;
  }

  Persona persona() {
    return settings.judge().persona();
  }

  String hostName() {
    return persona().receiver().hostName().text();
  }

  SessionJudging judging() {
    return judging;
  }

  ServerWire wire() {
    return wire;
  }

  TranscriptWriter transcript() {
    return transcript;
  }

  IpAddress peer() {
    return peer;
  }

  /** For any thread. */
  boolean isClosed() {
    return wire.isClosed();
  }

  /** For any thread. */
  void closeIfOverdue() {
    if (wire.isOverdue()) {
      wire.close();
    }
  }

  /** For any thread. */
  void close() {
    wire.close();
  }
}
