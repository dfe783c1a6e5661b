package fakereceiver.server.smtp;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Memory;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import fakereceiver.server.wire.ServerWire;
import fakereceiver.server.wire.TimedSocket;
import fakereceiver.server.wire.TranscriptWriter;
import fakereceiver.session.Budget;
import fakereceiver.session.Mail;
import fakereceiver.session.Refusal;
import fakereceiver.session.SessionRecord;
import fakereceiver.session.Transaction;
import fakereceiver.store.MailStore;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;

/**
 * One client from connect to close: what it has done so far, and the words to answer it with. For
 * the session's own thread, but for {@link #wire}, which says what is for any.
 */
public final class SmtpSession {

  /** Mistakes of the client's after which it is sent away. */
  public static final int MAX_ERRORS = 20;

  private final SessionSettings settings;
  private final BooleanSupplier closing;
  private final IpAddress peer;
  private final Budget.Account account;
  private final TranscriptWriter transcript;
  private final ServerWire wire;
  private final Transactions transactions;
  private final MailStore store;
  private final Memory memory;
  private final Pause pause;
  private final FinalMails mails;
  private final Identity identity;
  private final SessionFacts facts;
  private final Uploads uploads;
  private final SessionScript script;
  private final SessionLogin login;
  private final Wording wording = new Wording();
  private SessionJudging judging;
  private String command = "";
  private boolean greeted;
  private boolean over;
  private int errors;

  /**
   * A session that nothing was said in yet.
   *
   * @param id different for each session of a receiver
   * @param memory what the receiver remembers of clients
   * @param socket the connection
   * @param onMail told of each mail that is final, and when the session began, before its client is
   * @param closing whether the receiver is being closed
   */
  public SmtpSession(
      String id,
      SessionSettings settings,
      Memory memory,
      TimedSocket socket,
      BiConsumer<Mail, Instant> onMail,
      BooleanSupplier closing)
      throws IOException {
    this.settings = settings;
    this.closing = closing;
    this.peer = IpAddress.of(socket.getInetAddress());
    this.account = settings.budget().open(ClientNetwork.of(peer));
    this.transcript = new TranscriptWriter(account);
    this.transactions = new Transactions(account);
    this.identity = new Identity(settings.claims(), peer, this::event);
    this.facts = new SessionFacts(id, settings, peer, identity, transcript);
    this.uploads = new Uploads(settings.maxMessageSize(), account);
    this.mails =
        new FinalMails(
            transcript,
            facts::mail,
            settings.keeper(),
            mail -> onMail.accept(mail, facts.started()));
    this.wire = new ServerWire(socket, transcript);
    this.account.whenCut(wire::hangUp);
    this.store = new MailStore(settings.storing(), id, transcript::event, this::trouble);
    this.memory = memory;
    this.pause = new Pause(settings.realTime(), () -> closing.getAsBoolean() || wire.isClosed());
    this.script = new SessionScript(settings.misbehaviours());
    this.login = new SessionLogin(settings.accounts(), script, peer);
    this.judging = judging(Memory.OF_NOBODY, peer);
  }

  /** Starts with the client as it is, or as whom it is taken for here. */
  public void greetWhoComes() {
    begin(identity.whoComes());
  }

  /**
   * Starts anew with {@code client} as the client address, which the client has claimed by itself:
   * greets it, or refuses it right here. Who may still claim another address is greeted in any
   * case, and judged when it sends mail.
   */
  public void greet(IpAddress client) {
    begin(identity.claimed(client));
  }

  private void begin(IpAddress client) {
    judging.reset();
    account.belongsTo(ClientNetwork.of(client));
    boolean claimant = identity.isClaimant(client);
    judging = judging(claimant ? memory.notCountingConnections() : memory, client);
    greeted = false;
    login.forget();
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
    Optional<Boolean> encrypted = offersTls() ? Optional.of(isTls()) : Optional.empty();
    return new SessionJudging(
        settings.judge(),
        ofClients,
        client,
        transactions,
        account,
        store,
        this::keep,
        pause,
        encrypted);
  }

  /** Whether a mail is kept that its client is about to hear the last word on. */
  private boolean keep(Transaction taken) {
    try {
      mails.keep(transactions, taken);
      return true;
    } catch (IOException e) {
      trouble("cannot keep the mail: " + e.getMessage());
      return false;
    }
  }

  /**
   * Tells of the mails that have become final. After each command, so that a test which sees the
   * client return finds the mail there.
   */
  public void tellMails() {
    if (over) {
      judging.settle(); // nothing follows that could belong to it
    }
    mails.tell(transactions, judging);
  }

  /** What was said so far. For any thread. */
  public Transcript said() {
    return transcript.transcript();
  }

  /** The client has sent that line. */
  public void command(String line) {
    command = line;
  }

  /** The line that the client has sent last. */
  public String command() {
    return command;
  }

  /** Says {@code reply}, or what takes its place now. */
  public void say(Reply reply) {
    Reply said = wording.of(reply);
    wire.say(said);
    if (!said.isPositive()) {
      judging.refused(Refusal.of(command, said));
    }
  }

  /** How replies are said now. */
  public Wording wording() {
    return wording;
  }

  /** What it was told to do wrong. */
  public SessionScript script() {
    return script;
  }

  /** Waits for {@code time}, or until the session is over. */
  public void pause(Duration time) {
    pause.take(time);
  }

  /** Says {@code reply} and remembers it as the last word on the transaction. */
  public void answer(Reply reply) {
    judging.told(wording.of(reply));
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
    facts.trouble(what);
  }

  /** Whether it has to end since others need the memory that it holds. For any thread. */
  public boolean isCut() {
    return account.isCut();
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
    uploads.end();
    script.endMail();
    judging.reset();
  }

  /** The messages that the client uploads. */
  public Uploads uploads() {
    return uploads;
  }

  /** TLS has been started. */
  public void tls(SessionRecord.Tls settled) {
    facts.tls(settled);
    judging.encrypted();
  }

  /** Whether TLS has been started. */
  public boolean isTls() {
    return facts.isTls();
  }

  /** Whether STARTTLS is offered, inside TLS not any more. */
  public boolean offersTls() {
    return !script.isWithout("STARTTLS")
        && (settings.tls().isPresent() || script.brokenTls().isPresent());
  }

  /** Who has logged in, and who may. */
  public SessionLogin login() {
    return login;
  }

  public void loggedIn(String user) {
    login.begin(user);
    identity.claim("AUTH", user);
    event("logged in as " + Printable.of(user));
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

  /** Who judges. */
  public Persona persona() {
    return settings.judge().persona();
  }

  /** Whether an extension is not offered, by its keyword in upper case. */
  public boolean isWithout(String extension) {
    return persona().without().contains(extension) || script.isWithout(extension);
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

  /** As whom the client stands. */
  public Identity identity() {
    return identity;
  }

  /** The real address of the client. */
  public IpAddress peer() {
    return peer;
  }

  private void settle(boolean look) {
    try {
      judging.finish(look);
    } catch (RuntimeException e) {
      trouble("our mistake: " + e);
      judging.finish(false);
    }
  }

  /**
   * The end: says what is left to say, closes, and records.
   *
   * @param look whether there is still time to look at a client that nobody has looked at
   */
  public SessionRecord end(boolean look) {
    over = true;
    try (account) { // whatever happens: what is not given back is lost to all others
      wire.finish();
      settle(look);
      tellMails();
      mails.end(transactions.last());
    }
    return facts.session(transactions);
  }
}
