package fakereceiver;

import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Zones;
import fakereceiver.judge.Judge;
import fakereceiver.judge.JudgingTimes;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Rule;
import fakereceiver.mail.HeloName;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import fakereceiver.server.ClientLimits;
import fakereceiver.server.Listener;
import fakereceiver.server.Settings;
import fakereceiver.server.smtp.Accounts;
import fakereceiver.server.smtp.SessionSettings;
import fakereceiver.server.wire.Timeouts;
import fakereceiver.session.Budget;
import fakereceiver.session.Claim;
import fakereceiver.session.Keeper;
import fakereceiver.session.Mail;
import fakereceiver.session.SeenAs;
import fakereceiver.session.SessionRecord;
import fakereceiver.store.Recent;
import fakereceiver.store.SessionIds;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** What a receiver can be told before it starts. */
public final class ReceiverBuilder {

  private static final int MAX_MESSAGE_SIZE = 10 << 20;
  private static final int MAX_CONNECTIONS = 10_000;

  private Persona persona;
  private Optional<Supplier<ReceiverDns>> dns = Optional.empty();
  private Optional<List<Rule>> rules = Optional.empty();
  private ListenSettings listen = ListenSettings.DEFAULT;
  private ClaimSettings claims = ClaimSettings.NONE;
  private Optional<SSLContext> tls = Optional.empty();
  private int maxMessageSize = MAX_MESSAGE_SIZE;
  private int maxConnections = MAX_CONNECTIONS;
  private ClientLimits limits = ClientLimits.DEFAULT;
  private Timeouts timeouts = Timeouts.DEFAULT;
  private Clock clock = Clock.systemUTC();
  private StoreSettings storing = StoreSettings.NONE;
  private Optional<SessionIds> ids = Optional.empty();
  private boolean realTime;
  private BiConsumer<Mail, Instant> onMail = (mail, began) -> {};
  private Consumer<SessionRecord> onSession = session -> {};
  private Accounts accounts = Accounts.NONE;
  private Optional<Misbehaviours> misbehaviours = Optional.empty();
  private Keeper keeper = Keeper.NOBODY;
  private Budget budget = Budget.ofProcess();
  private Function<Budget, Recent> memory = Recent::new;

  ReceiverBuilder(Persona persona) {
    this.persona = persona;
  }

  /** Looks things up there. */
  public ReceiverBuilder dns(Dns source) {
    dns = Optional.of(() -> ReceiverDns.of(source));
    return this;
  }

  /**
   * Looks things up in a zone in memory.
   *
   * @throws fakereceiver.dns.zonefile.ZoneFileException when it is not one
   */
  public ReceiverBuilder zone(String zone) {
    return zones(Zones.of(zone));
  }

  /**
   * Looks things up in that zone file.
   *
   * @throws fakereceiver.dns.zonefile.ZoneFileException when it is not one, or cannot be read
   */
  public ReceiverBuilder zone(Path file) {
    return zones(Zones.read(List.of(file)));
  }

  private ReceiverBuilder zones(Zones zones) {
    dns = Optional.of(() -> ReceiverDns.of(zones));
    return this;
  }

  /**
   * Takes clients on loopback for that client address, unless they claim another one themselves.
   *
   * @throws IllegalArgumentException when it is not an address
   */
  public ReceiverBuilder claims(String client) {
    return claims(
        new Claim(Optional.of(IpAddress.of(client)), claims.standing().flatMap(Claim::heloName)));
  }

  /** Takes clients on loopback as if they had said that HELO name, unless they claim another. */
  public ReceiverBuilder claimsHelo(String helo) {
    return claims(
        new Claim(claims.standing().flatMap(Claim::address), Optional.of(HeloName.of(helo))));
  }

  /** Takes clients on loopback for that one, unless they claim another themselves. */
  public ReceiverBuilder claims(Claim claimed) {
    claims = claims.with(claimed);
    return this;
  }

  /**
   * Takes clients of a network for another, wherever that network is; the smallest network that a
   * client is in decides. What a client on loopback claims itself counts more.
   */
  public ReceiverBuilder seenAs(SeenAs network) {
    claims = claims.with(network);
    return this;
  }

  /** Where it listens if no address is said: {@link Loopback#IPV6}, unless told otherwise. */
  public ReceiverBuilder loopback(Loopback where) {
    listen = listen.orOn(where);
    return this;
  }

  /** Examines by these rules instead of all that there are. */
  public ReceiverBuilder rules(List<Rule> only) {
    rules = Optional.of(List.copyOf(only));
    return this;
  }

  /** Uses that Public Suffix List in place of ours, for {@code dmarc: public-suffix-list}. */
  public ReceiverBuilder publicSuffixList(PublicSuffixList list) {
    persona = persona.with(list);
    return this;
  }

  /**
   * Listens there; {@code [::1]} and any free port if nothing is said.
   *
   * @throws IllegalArgumentException when it is a name without an address
   */
  public ReceiverBuilder listen(InetSocketAddress address) {
    listen = listen.on(address);
    return this;
  }

  /** Whether clients on loopback may claim another address by XCLIENT. */
  public ReceiverBuilder xclient(boolean allowed) {
    claims = claims.withXclient(allowed);
    return this;
  }

  /** Whether clients on loopback have to send a PROXY header, version 1 or 2, first of all. */
  public ReceiverBuilder proxyProtocol(boolean expected) {
    claims = claims.withProxyProtocol(expected);
    return this;
  }

  /** Offers STARTTLS. */
  public ReceiverBuilder tls(SSLContext context) {
    tls = Optional.of(context);
    return this;
  }

  /** The largest message taken, in octets; 10 MiB if nothing is said. */
  public ReceiverBuilder maxMessageSize(int octets) {
    maxMessageSize = octets;
    return this;
  }

  /** How many sessions there may be at the same time; 10,000 if nothing is said. */
  public ReceiverBuilder maxConnections(int connections) {
    maxConnections = connections;
    return this;
  }

  /**
   * How many sessions one client may have at the same time: an IPv4 address, or a {@code /64}, by
   * the real address; 1,000 if nothing is said, and any number on loopback.
   */
  public ReceiverBuilder maxSessionsOfClient(int sessions) {
    limits = limits.withSessions(sessions);
    return this;
  }

  /** How often such a client may connect in a minute; as often as it likes if nothing is said. */
  public ReceiverBuilder maxConnectionsPerMinute(int connections) {
    limits = limits.withPerMinute(connections);
    return this;
  }

  /** How long a client may send nothing; 60 seconds if nothing is said. */
  public ReceiverBuilder idleTimeout(Duration idle) {
    timeouts = new Timeouts(idle, timeouts.command(), timeouts.session());
    return this;
  }

  /** How long one command or one message may take; 5 minutes if nothing is said. */
  public ReceiverBuilder commandTimeout(Duration command) {
    timeouts = new Timeouts(timeouts.idle(), command, timeouts.session());
    return this;
  }

  /** How long a session may last; 10 minutes if nothing is said. */
  public ReceiverBuilder sessionTimeout(Duration session) {
    timeouts = new Timeouts(timeouts.idle(), timeouts.command(), session);
    return this;
  }

  /**
   * Dates sessions by this clock, and goes by it in all that depends on the time: what it remembers
   * of earlier clients, and which signatures have expired.
   */
  public ReceiverBuilder clock(Clock dating) {
    clock = dating;
    return this;
  }

  /**
   * Makes the stored form of delivered messages: with an Authentication-Results field (RFC 8601) on
   * top, see {@link fakereceiver.session.Transaction#stored}. Costs the lookups for it.
   */
  public ReceiverBuilder authenticationResults() {
    storing = storing.inMemory();
    return this;
  }

  /**
   * Writes the stored form of every delivered message to a file {@code <session id>-<n>.eml} in
   * that folder, or in {@code junk} below it, and the envelope to one beside it, before the client
   * is told that it was taken. Where that fails, the client is told 452 and the session has a
   * trouble.
   */
  public ReceiverBuilder store(Path place) {
    storing = storing.in(place);
    return this;
  }

  /** Takes the ids of its sessions from there: receivers that share it never have the same. */
  public ReceiverBuilder sessionIds(SessionIds shared) {
    ids = Optional.of(shared);
    return this;
  }

  /**
   * Whether it takes the time that its kind of receiver takes for a reply: a tarpit, and the time
   * that it waits for DNS that does not answer. If nothing is said, it replies at once.
   */
  public ReceiverBuilder realTime(boolean taken) {
    realTime = taken;
    return this;
  }

  /**
   * Offers AUTH (PLAIN, LOGIN) and takes that user with that password; more than one may be told.
   * In the clear it is offered to clients on loopback only. Passwords are never shown.
   *
   * @throws IllegalArgumentException when one of them is empty
   */
  public ReceiverBuilder auth(String user, String password) {
    accounts = accounts.with(user, password);
    return this;
  }

  /** Takes mail only after a login. */
  public ReceiverBuilder requireAuth() {
    accounts = accounts.required();
    return this;
  }

  /** Offers AUTH only inside TLS, to clients on loopback as well. */
  public ReceiverBuilder authOnlyInTls() {
    accounts = accounts.onlyInTls();
    return this;
  }

  /**
   * What its sessions are to do wrong, the first one too. Each receiver that is started has this
   * very one; if nothing is said, one of its own.
   */
  public ReceiverBuilder misbehaviours(Misbehaviours planned) {
    misbehaviours = Optional.of(planned);
    return this;
  }

  /** What its clients make it hold is counted there, and not in the one of the process. */
  public ReceiverBuilder budget(Budget shared) {
    budget = shared;
    return this;
  }

  /**
   * Gives every mail to that one, those that are taken before their clients are told. Several
   * receivers may share it.
   */
  public ReceiverBuilder keeper(Keeper shared) {
    keeper = shared;
    return this;
  }

  /**
   * Takes every mail, as {@code permissive} does, and has it judged by {@code receivers} before it
   * answers: what they would have done is in the transaction ({@link
   * fakereceiver.session.Transaction#others}) and in a field {@code X-Fake-Receiver-Would} of the
   * stored form. Costs their judging on every mail.
   */
  public ReceiverBuilder annotate(List<Persona> receivers) {
    persona = Personas.builtIn().named("permissive");
    storing = storing.with(receivers);
    return this;
  }

  /**
   * Is told of every mail that is final, and when its session began, on the thread of that session:
   * before the client hears the last word on it.
   */
  public ReceiverBuilder onMail(BiConsumer<Mail, Instant> listener) {
    onMail = listener;
    return this;
  }

  /** Is told of every session that has ended, on the thread of that session. */
  public ReceiverBuilder onSession(Consumer<SessionRecord> listener) {
    onSession = listener;
    return this;
  }

  /**
   * Keeps no session and no mail in memory, so that nothing can be taken: for a receiver that runs
   * for long and tells its mails to {@link #onMail} or a {@link #keeper}.
   */
  public ReceiverBuilder forgetful() {
    memory = Recent::ofNothing;
    return this;
  }

  /**
   * Starts to listen.
   *
   * @throws IllegalStateException when neither {@link #dns} nor {@link #zone} was called, or this
   *     machine has no {@code ::1} and neither another address nor {@link Loopback#ANY} was said
   * @throws java.io.UncheckedIOException when it cannot listen there, or not store mail
   */
  public FakeReceiver start() {
    ReceiverDns source =
        dns.orElseThrow(
                () ->
                    new IllegalStateException("say where to look things up: dns(...) or zone(...)"))
            .get();
    RuleBook book = new RuleBook(clock);
    Recent recent = memory.apply(budget);
    Claimed claimed = claims.claimed();
    JudgingTimes times = new JudgingTimes();
    Misbehaviours planned = misbehaviours.orElseGet(Misbehaviours::new);
    Function<Persona, Judge> judges =
        by ->
            rules
                .map(own -> new Judge(own, by, source.dns()))
                .orElseGet(() -> book.judge(by, source.dns()).recalling())
                .timed(times);
    SessionSettings sessions =
        new SessionSettings(
            judges.apply(persona),
            claims.ofSessions(claimed),
            tls,
            maxMessageSize,
            timeouts,
            clock,
            storing.storing(book, source.dns()),
            realTime,
            accounts,
            planned,
            keeper,
            budget);
    SessionIds named = ids.orElseGet(() -> SessionIds.behind(storing.folder()));
    Listener listener =
        listen.open(
            address ->
                Listener.open(
                    new Settings(
                        sessions, address, maxConnections, limits, named, onMail, onSession),
                    recent));
    return new FakeReceiver(listener, recent, persona, judges, claimed, source, planned, times);
  }
}
