package fakereceiver.server.smtp;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Hearing;
import fakereceiver.judge.Judge;
import fakereceiver.judge.JudgingTimes;
import fakereceiver.judge.Memory;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.session.Budget;
import fakereceiver.session.Refusal;
import fakereceiver.session.Transaction;
import fakereceiver.session.TransactionParameters;
import fakereceiver.store.MailStore;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * The judging of one client address in one session: the same walk from stage to stage as {@link
 * Judge#whole}, one step for each command, and a record of where it led.
 */
public final class SessionJudging {

  private final Hearing hearing;
  private final JudgingTimes times;
  private final Transactions transactions;
  private final Budget.Account account;
  private final MailStore store;
  private final Predicate<Transaction> kept;
  private final Pause pause;

  /** What holds for the whole session: who connects, and whether it is encrypted. */
  private Attempt connected;

  /** As many as there may be recipients. */
  private static final int MAX_REFUSALS = 1000;

  /** Another command was expected (RFC 5321 section 4.2.2). */
  private static final int BAD_SEQUENCE = 503;

  /** What reading a header takes at most, for each octet of it: its text, in several forms. */
  private static final int READING = 8;

  /** What has been let through so far. */
  private Attempt attempt;

  private TransactionParameters parameters = TransactionParameters.EMPTY;

  /** What the verdict is about: the same, and the step that was refused, if one was. */
  private Attempt judged;

  private TransactionParameters judgedParameters = TransactionParameters.EMPTY;
  private Verdict verdict;
  private boolean heard;
  private boolean unrecorded;
  private Optional<MailStore.Stored> stored = Optional.empty();
  private Optional<Reply> told = Optional.empty();

  /** At most {@link #MAX_REFUSALS}. */
  private final List<Refusal> refusals = new ArrayList<>();

  private boolean awaited;
  private long ofRecipients;

  /** Taken for the message that is judged, which may wait for DNS a long time. */
  private long ofMessage;

  SessionJudging(
      Judge judge,
      Memory memory,
      IpAddress client,
      Transactions transactions,
      Budget.Account account,
      MailStore store,
      Predicate<Transaction> kept,
      Pause pause,
      Optional<Boolean> encrypted) {
    this.hearing = judge.open(memory, ClientNetwork.of(client), account::takeSpareable);
    this.times = judge.times();
    this.pause = pause;
    this.transactions = transactions;
    this.account = account;
    this.store = store;
    this.kept = kept;
    Attempt begun = Attempt.from(client).to(judge.persona().receiver());
    this.connected = encrypted.map(begun::withEncryption).orElse(begun);
    this.attempt = connected;
    this.judged = connected;
    this.verdict = Verdict.open(judge.persona().name());
  }

  /** TLS has been started: what comes next is encrypted. */
  void encrypted() {
    connected = connected.withEncryption(true);
    attempt = attempt.withEncryption(true);
  }

  /** The refusal instead of a greeting; DNS is waited for only if there can be one. */
  Optional<Reply> atConnect() {
    hearing.prepare(Stage.CONNECT, connected);
    return pause.isTaken() || hearing.mayRefuseAt(Stage.CONNECT)
        ? refusalAt(Stage.CONNECT, connected, TransactionParameters.EMPTY)
        : Optional.empty();
  }

  /**
   * Lets the judging wait until the client sends mail: until then it may claim to be another, for
   * which it has to be greeted, and to have said EHLO.
   */
  void await() {
    awaited = true;
  }

  /** The refusal at connect, or of the HELO name, that was waited with; nothing is from now on. */
  Optional<Reply> atLast() {
    if (!awaited) {
      return Optional.empty();
    }
    awaited = false;
    Optional<HeloName> helo = attempt.heloName();
    attempt = connected;
    return atConnect().or(() -> helo.flatMap(this::atHelo));
  }

  /** Whether the verdict is a refusal at connect: nothing more is heard from the client then. */
  boolean isRefusedAtConnect() {
    return verdict.action().refuses() && verdict.stage().equals(Optional.of(Stage.CONNECT));
  }

  /** The refusal of a HELO name; a transaction under way ends (RFC 5321 section 4.1.4). */
  public Optional<Reply> atHelo(HeloName name) {
    recordPending();
    attempt = connected;
    if (awaited) {
      attempt = connected.withHelo(name);
      judged = attempt;
      return Optional.empty();
    }
    return refusalAt(Stage.HELO, connected.withHelo(name), TransactionParameters.EMPTY);
  }

  /** The refusal of a sender; with it a transaction begins. */
  public Optional<Reply> atMail(ReversePath path, Map<String, String> ofSender) {
    recordPending();
    TransactionParameters ofMail = TransactionParameters.ofMail(ofSender);
    return refusalAt(
        Stage.MAIL, attempt.withReversePath(path).withBodyType(ofMail.bodyType()), ofMail);
  }

  /** The refusal of a recipient. */
  public Optional<Reply> atRcpt(Mailbox recipient, Map<String, String> ofRecipient) {
    return refusalAt(
        Stage.RCPT, attempt.withRecipient(recipient), parameters.withRecipient(ofRecipient));
  }

  /**
   * Whether there is memory to read {@code message}, whose octets are taken already: they are this
   * transaction's from now on.
   */
  public boolean affords(Message message) {
    ofMessage += message.size();
    long reading = (long) READING * message.headerSize();
    if (!account.take(reading)) {
      return false;
    }
    ofMessage += reading;
    return true;
  }

  /**
   * The reply to the message, refused or not; the transaction is over with it.
   *
   * @param worded what the client hears when it is said
   */
  public Reply atMessage(Message message, UnaryOperator<Reply> worded) {
    Optional<Reply> refusal = refusalAt(Stage.MESSAGE, attempt.withMessage(message), parameters);
    Reply reply =
        refusal
            .or(() -> verdict.reply())
            .orElseThrow(() -> new IllegalStateException("a verdict on a message has a reply"));
    if (store.isFor(verdict.action())) {
      stored = store.store(judged, judgedParameters, verdict, hearing.dns());
      reply = stored.isPresent() ? reply : Replies.NOT_STORED;
    }
    told(worded.apply(reply));
    if (reply.isPositive()) {
      Transaction taken = pending();
      if (kept.test(taken)) {
        record(taken);
      } else {
        stored.flatMap(MailStore.Stored::file).ifPresent(store::takeBack);
        stored = Optional.empty();
        reply = Replies.NOT_STORED;
        told(worded.apply(reply));
      }
    }
    reset();
    return reply;
  }

  private Optional<Reply> refusalAt(Stage stage, Attempt next, TransactionParameters given) {
    heard = true;
    judged = next;
    judgedParameters = given;
    unrecorded = stage.compareTo(Stage.MAIL) >= 0;
    if (stage != Stage.CONNECT) {
      hearing.prepare(stage, next);
    }
    long began = System.nanoTime();
    verdict = hearing.at(stage, next);
    times.add(stage, System.nanoTime() - began);
    if (pause.isTaken()) {
      pause.take(hearing.pause(stage, next));
    }
    if (verdict.action().refuses()) {
      unrecorded = true;
      return verdict.reply();
    }
    attempt = next;
    parameters = given;
    return Optional.empty();
  }

  public IpAddress clientAddress() {
    return connected.clientAddress();
  }

  /** Whether a transaction is under way. */
  public boolean hasSender() {
    return attempt.reversePath().isPresent();
  }

  /** Whether there is memory for one more recipient. */
  public boolean affords(String recipient) {
    long octets = Transaction.octetsOf(recipient);
    if (!account.take(octets)) {
      return false;
    }
    ofRecipients += octets;
    return true;
  }

  /** How many recipients were let through. */
  public int recipients() {
    return attempt.recipients().size();
  }

  /** Whether the sender has declared SMTPUTF8 (RFC 6531 section 3.4). */
  public boolean isUtf8() {
    return parameters.isUtf8();
  }

  /** Keeps the last reply to a command of this transaction. */
  public void told(Reply reply) {
    told = Optional.of(reply);
  }

  /** Keeps a command that was refused. A sender that was not even judged is a mail all the same. */
  void refused(Refusal refusal) {
    if (refusals.size() < MAX_REFUSALS) {
      refusals.add(refusal);
    }
    unrecorded |= refusal.verb().equals("MAIL") && refusal.reply().code() != BAD_SEQUENCE;
  }

  /** Ends the transaction, if one is under way: RSET, or the end of the data. */
  void reset() {
    recordPending();
    hearing.endMail();
    account.giveBack(ofRecipients);
    ofRecipients = 0;
    giveBackMessage();
    attempt = attempt.heloName().map(connected::withHelo).orElse(connected);
    parameters = TransactionParameters.EMPTY;
  }

  /**
   * What is not recorded yet and cannot become anything else: the client, its HELO name or its
   * sender was refused. It is recorded when the next one begins, with what is said until then.
   */
  Optional<Transaction> refusedForGood() {
    return unrecorded && !hasSender() ? Optional.of(pending()) : Optional.empty();
  }

  /** Records what is under way: nothing follows. */
  void settle() {
    if (unrecorded) {
      recordPending();
    }
  }

  private Transaction pending() {
    return new Transaction(
        judged,
        verdict,
        judgedParameters,
        stored.map(MailStore.Stored::message),
        stored.flatMap(MailStore.Stored::file),
        told,
        stored.map(MailStore.Stored::others).orElse(List.of()),
        refusals);
  }

  private void recordPending() {
    if (unrecorded) {
      record(pending());
    } else {
      forget();
    }
  }

  private void giveBackMessage() {
    account.giveBack(ofMessage);
    ofMessage = 0;
  }

  private void record(Transaction transaction) {
    giveBackMessage(); // what is kept of it is paid for by those who keep it
    transactions.add(transaction);
    unrecorded = false;
    judged = attempt.heloName().map(connected::withHelo).orElse(connected);
    judgedParameters = TransactionParameters.EMPTY;
    verdict = Verdict.open(verdict.persona());
    forget();
  }

  private void forget() {
    stored = Optional.empty();
    told = Optional.empty();
    refusals.clear();
  }

  /**
   * Records what is not recorded yet; a session that came to nothing is recorded too.
   *
   * @param look whether there is still time to look at a client that nobody has looked at
   */
  void finish(boolean look) {
    if (transactions.isEmpty()) {
      if (!heard && look) {
        Verdict seen = hearing.at(Stage.CONNECT, connected);
        verdict = seen.action().refuses() ? Verdict.open(seen.persona()) : seen; // nobody was told
      }
      unrecorded = true;
    }
    recordPending();
  }
}
