package fakereceiver;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Rule;
import fakereceiver.mail.HeloName;
import fakereceiver.misbehaviour.Misbehaviour;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.server.Listener;
import fakereceiver.server.Settings;
import fakereceiver.server.smtp.Accounts;
import fakereceiver.server.smtp.Claim;
import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.server.wire.Timeouts;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.Journal;
import fakereceiver.store.SessionIds;
import fakereceiver.store.Storing;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;

/**
 * An SMTP server that judges mail as one kind of receiver does, and remembers why. It never relays.
 *
 * <pre>{@code
 * try (FakeReceiver receiver = FakeReceiver.builder("gmail").zone(zone).xclient(true).start()) {
 *   ... send mail to receiver.address() ...
 *   SessionRecord session = receiver.takeSession(Duration.ofSeconds(5));
 * }
 * }</pre>
 */
public final class FakeReceiver implements AutoCloseable {

  private final Listener listener;
  private final Journal journal;
  private final Misbehaviours misbehaviours;

  private FakeReceiver(Listener listener, Journal journal, Misbehaviours misbehaviours) {
    this.listener = listener;
    this.journal = journal;
    this.misbehaviours = misbehaviours;
  }

  /** A receiver that will behave as {@code persona}. */
  public static Builder builder(Persona persona) {
    return new Builder(persona);
  }

  /**
   * A receiver that will behave as the built-in persona of that name.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Builder builder(String persona) {
    return builder(Personas.builtIn().named(persona));
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return listener.address();
  }

  /** The last sessions. */
  public Journal journal() {
    return journal;
  }

  /**
   * The oldest session that has ended and has not been taken yet; waits for it, {@code patience} at
   * most.
   *
   * @throws IllegalStateException when none has ended by then; the message says how many are open
   */
  public SessionRecord takeSession(Duration patience) {
    try {
      return journal
          .take(patience)
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "no session has ended within "
                          + patience.toMillis()
                          + " ms; "
                          + listener.openSessions()
                          + " open on "
                          + address()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for a session to end", e);
    }
  }

  /**
   * The next session that begins shows all of that, whatever the persona is; with nothing, it is
   * left in peace. Each call is for one session more, in order.
   */
  public void enqueue(Misbehaviour... what) {
    misbehaviours.enqueue(1, what);
  }

  /** The same for the next {@code sessions}. */
  public void enqueue(int sessions, Misbehaviour... what) {
    misbehaviours.enqueue(sessions, what);
  }

  /**
   * The same for the next {@code mails}, in whichever sessions they come.
   *
   * @throws IllegalArgumentException when something belongs to sessions only
   */
  public void enqueueMails(int mails, Misbehaviour... what) {
    misbehaviours.enqueueMails(mails, what);
  }

  /** What it is still going to do wrong. */
  public Misbehaviours misbehaviours() {
    return misbehaviours;
  }

  /** Stops to listen and ends the sessions that are open; takes a few seconds at most. */
  @Override
  public void close() {
    listener.close();
  }

  /** What a receiver can be told before it starts. */
  public static final class Builder {

    private static final int MAX_MESSAGE_SIZE = 10 << 20;
    private static final int MAX_CONNECTIONS = 10_000;

    private Persona persona;
    private Optional<Dns> dns = Optional.empty();
    private Optional<List<Rule>> rules = Optional.empty();
    private InetSocketAddress listen =
        new InetSocketAddress(IpAddress.of("::1").toInetAddress(), 0);
    private boolean xclient;
    private boolean proxyProtocol;
    private Optional<SSLContext> tls = Optional.empty();
    private int maxMessageSize = MAX_MESSAGE_SIZE;
    private int maxConnections = MAX_CONNECTIONS;
    private Timeouts timeouts = Timeouts.DEFAULT;
    private Clock clock = Clock.systemUTC();
    private boolean storing;
    private Optional<Path> folder = Optional.empty();
    private Optional<SessionIds> ids = Optional.empty();
    private boolean realTime;
    private Consumer<SessionRecord> onSession = session -> {};
    private final Map<String, String> users = new LinkedHashMap<>();
    private Accounts.Requirement login = Accounts.Requirement.NEVER;
    private boolean authOnlyInTls;
    private Claim claim = Claim.NONE;
    private Misbehaviours misbehaviours = new Misbehaviours();

    private Builder(Persona persona) {
      this.persona = persona;
    }

    /** Looks things up there. */
    public Builder dns(Dns source) {
      dns = Optional.of(source);
      return this;
    }

    /**
     * Looks things up in a zone in memory.
     *
     * @throws fakereceiver.dns.ZoneFileException when it is not one
     */
    public Builder zone(String zone) {
      return dns(ZoneDns.of(zone));
    }

    /** Examines by these rules instead of all that there are. */
    public Builder rules(List<Rule> only) {
      rules = Optional.of(List.copyOf(only));
      return this;
    }

    /**
     * Uses that Public Suffix List instead of the one that is shipped, if the persona uses one
     * ({@code dmarc: public-suffix-list}).
     */
    public Builder publicSuffixList(PublicSuffixList list) {
      persona = persona.with(list);
      return this;
    }

    /** Listens there; {@code [::1]} and any free port if nothing is said. */
    public Builder listen(InetSocketAddress address) {
      listen = address;
      return this;
    }

    /** Whether clients on loopback may claim another address by XCLIENT. */
    public Builder xclient(boolean allowed) {
      xclient = allowed;
      return this;
    }

    /** Whether clients on loopback have to send a PROXY header, version 1 or 2, first of all. */
    public Builder proxyProtocol(boolean expected) {
      proxyProtocol = expected;
      return this;
    }

    /** Offers STARTTLS. */
    public Builder tls(SSLContext context) {
      tls = Optional.of(context);
      return this;
    }

    /** The largest message taken, in octets; 10 MiB if nothing is said. */
    public Builder maxMessageSize(int octets) {
      maxMessageSize = octets;
      return this;
    }

    /** How many sessions there may be at the same time; 10,000 if nothing is said. */
    public Builder maxConnections(int connections) {
      maxConnections = connections;
      return this;
    }

    /** How long a client may send nothing; 60 seconds if nothing is said. */
    public Builder idleTimeout(Duration idle) {
      timeouts = new Timeouts(idle, timeouts.command(), timeouts.session());
      return this;
    }

    /** How long one command or one message may take; 5 minutes if nothing is said. */
    public Builder commandTimeout(Duration command) {
      timeouts = new Timeouts(timeouts.idle(), command, timeouts.session());
      return this;
    }

    /** How long a session may last; 10 minutes if nothing is said. */
    public Builder sessionTimeout(Duration session) {
      timeouts = new Timeouts(timeouts.idle(), timeouts.command(), session);
      return this;
    }

    /**
     * Dates sessions by this clock, and goes by it in all that depends on the time: what it
     * remembers of earlier clients, and which signatures have expired.
     */
    public Builder clock(Clock dating) {
      clock = dating;
      return this;
    }

    /**
     * Makes the stored form of delivered messages: with an Authentication-Results field (RFC 8601)
     * on top, see {@link fakereceiver.session.Transaction#stored}. Costs the lookups for it.
     */
    public Builder authenticationResults() {
      storing = true;
      return this;
    }

    /**
     * Writes the stored form of every delivered message to a file {@code <session id>-<n>.eml} in
     * that folder, or in {@code junk} below it, and the envelope to one beside it, before the
     * client is told that it was taken. Where that fails, the client is told 452 and the session
     * has a trouble.
     */
    public Builder store(Path place) {
      storing = true;
      folder = Optional.of(place);
      return this;
    }

    /** Takes the ids of its sessions from there: receivers that share it never have the same. */
    public Builder sessionIds(SessionIds shared) {
      ids = Optional.of(shared);
      return this;
    }

    /**
     * Whether it takes the time that its kind of receiver takes for a reply: a tarpit, and the time
     * that it waits for DNS that does not answer. If nothing is said, it replies at once.
     */
    public Builder realTime(boolean taken) {
      realTime = taken;
      return this;
    }

    /**
     * Offers AUTH (PLAIN, LOGIN) and takes that user with that password; more than one may be told.
     * In the clear it is offered to clients on loopback only. Passwords are never shown.
     *
     * @throws IllegalArgumentException when one of them is empty
     */
    public Builder auth(String user, String password) {
      if (user.isEmpty() || password.isEmpty()) {
        throw new IllegalArgumentException("an empty user or password, expected both");
      }
      users.put(user, password);
      return this;
    }

    /** Takes mail only after a login. */
    public Builder requireAuth() {
      login = Accounts.Requirement.FOR_MAIL;
      return this;
    }

    /** Offers AUTH only inside TLS, to clients on loopback as well. */
    public Builder authOnlyInTls() {
      authOnlyInTls = true;
      return this;
    }

    /**
     * Takes clients on loopback for that client address, unless they claim another one themselves.
     *
     * @throws IllegalArgumentException when it is not an address
     */
    public Builder claims(String client) {
      claim = new Claim(Optional.of(IpAddress.of(client)), claim.helo());
      return this;
    }

    /** Takes clients on loopback as if they had said that HELO name, unless they claim another. */
    public Builder claimsHelo(String helo) {
      claim = new Claim(claim.client(), Optional.of(HeloName.of(helo)));
      return this;
    }

    /** What its sessions are to do wrong, the first one too. */
    public Builder misbehaviours(Misbehaviours planned) {
      misbehaviours = planned;
      return this;
    }

    /** Is told of every session that has ended, on the thread of that session. */
    public Builder onSession(Consumer<SessionRecord> listener) {
      onSession = listener;
      return this;
    }

    /**
     * Starts to listen.
     *
     * @throws IllegalStateException when neither {@link #dns} nor {@link #zone} was called
     * @throws java.io.UncheckedIOException when it cannot listen there, or not store mail
     */
    public FakeReceiver start() {
      Dns source =
          dns.orElseThrow(
              () ->
                  new IllegalStateException("say where to look things up: dns(...) or zone(...)"));
      RuleBook book = new RuleBook(clock);
      Journal journal = new Journal();
      Listener listener =
          Listener.open(
              new Settings(
                  new SessionSettings(
                      new Judge(rules.orElseGet(book::rules), persona, source),
                      new SessionSettings.Claims(xclient, proxyProtocol, claim),
                      tls,
                      maxMessageSize,
                      timeouts,
                      clock,
                      storing
                          ? Optional.of(new Storing(book.authentication(), folder))
                          : Optional.empty(),
                      realTime,
                      new Accounts(users, login, authOnlyInTls),
                      misbehaviours),
                  listen,
                  maxConnections,
                  ids.orElseGet(() -> SessionIds.behind(folder)),
                  onSession),
              journal);
      return new FakeReceiver(listener, journal, misbehaviours);
    }
  }
}
