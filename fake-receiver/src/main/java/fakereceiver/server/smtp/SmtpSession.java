package fakereceiver.server.smtp;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Memory;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.server.wire.MessageBuffer;
import fakereceiver.server.wire.ServerWire;
import fakereceiver.server.wire.TimedSocket;
import fakereceiver.server.wire.TranscriptWriter;
import fakereceiver.session.Budget;
import fakereceiver.session.Refusal;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.MailStore;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One client from connect to close: what it has done so far, and the words to answer it with. For
 * the session's own thread, but for {@link #wire}, which says what is for any.
 */
public final class SmtpSession {

  /** Mistakes of the client's after which it is sent away. */
  public static final int MAX_ERRORS = 20;

  private final String id;
  private final SessionSettings settings;
  private final BooleanSupplier closing;
  private final Instant started;
  private final IpAddress peer;
  private final Budget.Account account = Budget.ofProcess().open();
  private final TranscriptWriter transcript = new TranscriptWriter(account);
  private final ServerWire wire;
  private final Map<String, String> claims = new LinkedHashMap<>();
  private final Transactions transactions = new Transactions(account);
  private final MailStore store;
  private final Memory memory;
  private final Pause pause;
  private SessionJudging judging;
  private String command = "";
  private boolean greeted;
  private boolean over;
  private int errors;
  private Optional<MessageBuffer> upload = Optional.empty();
  private Optional<SessionRecord.Tls> tls = Optional.empty();
  private Optional<String> trouble = Optional.empty();

  /**
   * A session that nothing was said in yet.
   *
   * @param id different for each session of a receiver
   * @param memory what the receiver remembers of clients
   * @param socket the connection
   * @param closing whether the receiver is being closed
   */
  public SmtpSession(
      String id,
      SessionSettings settings,
      Memory memory,
      TimedSocket socket,
      BooleanSupplier closing)
      throws IOException {
    this.id = id;
    this.settings = settings;
    this.closing = closing;
    this.started = settings.clock().instant();
    this.peer = IpAddress.of(socket.getInetAddress());
    this.wire = new ServerWire(socket, transcript);
    this.store = new MailStore(settings.storing(), id, transcript::event, this::trouble);
    this.memory = memory;
    this.pause = new Pause(settings.realTime(), () -> closing.getAsBoolean() || wire.isClosed());
    this.judging = judging(Memory.OF_NOBODY, peer);
  }

  /**
   * Starts anew with {@code client} as the client address: greets it, or refuses it right here. Who
   * may still claim another address is greeted in any case, and judged when it sends mail.
   */
  public void greet(IpAddress client) {
    judging.reset();
    boolean claimant = isClaimant(client);
    judging = judging(claimant ? memory.notCountingConnections() : memory, client);
    greeted = false;
    if (claimant) {
      judging.await();
    }
    Optional<Reply> refusal = claimant ? Optional.empty() : judging.atConnect();
    if (refusal.isPresent()) {
      judging.told(refusal.get());
      leave(refusal.get());
    } else {
      say(new Reply(220, persona().greeting().lines().toList()));
    }
  }

  /** Says the refusal that was waited with until the client sends mail, if there is one. */
  public boolean refusesAtLast() {
    Optional<Reply> refusal = judging.atLast();
    if (refusal.isPresent()) {
      greeted = false;
      judging.told(refusal.get());
      if (judging.isRefusedAtConnect()) {
        leave(refusal.get());
      } else {
        say(refusal.get());
      }
    }
    return refusal.isPresent();
  }

  private SessionJudging judging(Memory ofClients, IpAddress client) {
    Optional<Boolean> encrypted = settings.tls().map(offered -> isTls());
    return new SessionJudging(
        settings.judge(), ofClients, client, transactions, account, store, pause, encrypted);
  }

  /** The connection of a client that may claim to be somebody else does not count as its own. */
  private boolean isClaimant(IpAddress client) {
    return mayClaim() && claims.isEmpty() && client.equals(peer);
  }

  /** Whether the client has to say by a PROXY header for whom it connects. */
  public boolean expectsProxyHeader() {
    return settings.claims().proxyProtocol() && peer.isLoopback();
  }

  /** Whether this client may claim another address by XCLIENT. */
  public boolean mayClaim() {
    return settings.claims().xclient() && peer.isLoopback();
  }

  /** Keeps what the client said of itself. */
  public void claim(String attribute, String value) {
    claims.put(attribute, value);
  }

  /** The client has sent that line. */
  public void command(String line) {
    command = line;
  }

  /** Says {@code reply}. */
  public void say(Reply reply) {
    wire.say(reply);
    if (!reply.isPositive()) {
      judging.refused(Refusal.of(command, reply));
    }
  }

  /** Says {@code reply} and remembers it as the last word on the transaction. */
  public void answer(Reply reply) {
    judging.told(reply);
    say(reply);
  }

  /** Says what the client did wrong, once too often perhaps. */
  public void error(Reply reply) {
    say(reply);
    errors++;
    if (errors >= MAX_ERRORS) {
      trouble("too many errors");
      leave(Replies.TOO_MANY_ERRORS);
    }
  }

  /** Says the last word. */
  public void leave(Reply reply) {
    if (!over) {
      say(reply);
      over = true;
    }
  }

  /** Notes what happened, in the transcript. */
  public void event(String what) {
    transcript.event(what);
  }

  /** Notes what went wrong; the first such note is shown with the record. */
  public void trouble(String what) {
    String printable = Printable.of(what);
    event(printable);
    trouble = trouble.isPresent() ? trouble : Optional.of(printable);
  }

  /** The client has hung up between two commands. */
  public void hungUp() {
    if (isClosing()) {
      leave(Replies.SHUTTING_DOWN);
    } else if (isTls() && command.equalsIgnoreCase("STARTTLS")) {
      abandon("the client hung up right after TLS began, perhaps because of the certificate");
    } else {
      event("the client hung up");
      over = true;
    }
  }

  /** The client has hung up where it should not have. */
  public void hungUp(String where) {
    if (isClosing()) {
      leave(Replies.SHUTTING_DOWN);
    } else {
      over = true;
    }
    trouble("the client hung up " + where);
  }

  /** Ends the session without another word, because of some trouble. */
  public void abandon(String why) {
    trouble(why);
    over = true;
  }

  /** Ends the session without another word. */
  public void giveUp() {
    over = true;
  }

  /** Whether the last word has been said. */
  public boolean isOver() {
    return over;
  }

  /** Whether the receiver is being closed. */
  public boolean isClosing() {
    return closing.getAsBoolean();
  }

  /** Ends the transaction, if one is under way. */
  public void endTransaction() {
    endUpload();
    judging.reset();
  }

  /** A message to be filled. */
  public MessageBuffer newMessage() {
    return new MessageBuffer(settings.maxMessageSize(), account);
  }

  /** Octets to be read and thrown away. */
  public MessageBuffer noMessage() {
    return new MessageBuffer(0, account);
  }

  /** The chunks of a message so far (RFC 3030); between them other commands may come. */
  public Optional<MessageBuffer> upload() {
    return upload;
  }

  /** More chunks are expected behind {@code begun}. */
  public void upload(MessageBuffer begun) {
    upload = Optional.of(begun);
  }

  /** The last chunk has come, or none will. */
  public void endUpload() {
    upload = Optional.empty();
  }

  /** TLS has been started. */
  public void tls(SessionRecord.Tls settled) {
    tls = Optional.of(settled);
    judging.encrypted();
  }

  /** Whether TLS has been started. */
  public boolean isTls() {
    return tls.isPresent();
  }

  /** Whether EHLO or HELO was let through. */
  public boolean isGreeted() {
    return greeted;
  }

  /** Whether EHLO or HELO counts as said from now on. */
  public void greeted(boolean now) {
    greeted = now;
  }

  /** What the session goes by. */
  public SessionSettings settings() {
    return settings;
  }

  private Persona persona() {
    return settings.judge().persona();
  }

  /** The receiver's name of itself. */
  public String hostName() {
    return persona().receiver().hostName().text();
  }

  /** The judging of the client address as it is now. */
  public SessionJudging judging() {
    return judging;
  }

  /** The connection. */
  public ServerWire wire() {
    return wire;
  }

  /** The real address of the client. */
  public IpAddress peer() {
    return peer;
  }

  /**
   * The end: says what is left to say, closes, and records.
   *
   * @param look whether there is still time to look at a client that nobody has looked at
   */
  public SessionRecord end(boolean look) {
    over = true;
    wire.finish();
    try {
      judging.finish(look);
    } catch (RuntimeException e) {
      trouble("our mistake: " + e);
      judging.finish(false);
    }
    account.close();
    return new SessionRecord(
        id,
        persona().name(),
        started,
        transcript.elapsed(),
        peer,
        claims,
        transactions.list(),
        transactions.forgotten(),
        transcript.transcript(),
        tls,
        trouble);
  }
}
