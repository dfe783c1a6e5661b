package fakereceiver.cli;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.dns.ChangingDns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.ZoneFile;
import fakereceiver.dns.memory.DnsCounts;
import fakereceiver.given.OwnerOnly;
import fakereceiver.given.UsageException;
import fakereceiver.journal.Journal;
import fakereceiver.judge.Persona;
import fakereceiver.jury.Jury;
import fakereceiver.jury.Panel;
import fakereceiver.misbehaviour.MisbehaviourText;
import fakereceiver.misbehaviour.Misbehaviours;
import fakereceiver.rules.RuleBook;
import fakereceiver.store.SessionIds;
import fakereceiver.web.Backstage;
import fakereceiver.web.WebServer;
import fakereceiver.web.http.HttpFront;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code fake-receiver serve}: receivers until somebody stops them. */
@Command(
    name = "serve",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description =
        "Receives mail, judges it as the persona does, and prints one line for each mail. It"
            + " listens on loopback unless told otherwise, and never relays anything.",
    footer = {
      "",
      "Two receivers in one process, looking things up in a zone file:",
      "  fake-receiver serve --zone lab.zone --persona postfix-strict --listen :2525 \\",
      "                      --persona permissive --listen :2526",
      "",
      "Exit codes: 0 stopped by a signal or --exit-after, 1 --expect did not hold, 2 wrong usage"
          + " (or a port that is taken)."
    })
final class ServeCommand implements Callable<Integer> {

  private static final Pattern OCTETS = Pattern.compile("([0-9]{1,10})([kM]?)");
  private static final long MAX_OCTETS = 1 << 30;

  @ArgGroup(exclusive = false, multiplicity = "1..*")
  private List<Place> places = new ArrayList<>();

  private static final class Place {
    @Option(
        names = "--persona",
        required = true,
        paramLabel = "NAME",
        description = "The kind of receiver: a built-in name, or a persona file (.yaml).")
    private String persona = "";

    @Option(
        names = "--listen",
        paramLabel = "[ADDR]:PORT",
        description =
            "Where to listen; without an address on [::1], on [::] for every address; port 0 is any"
                + " free one.")
    private String listen = ":0";

    @Option(
        names = "--misbehave",
        paramLabel = "PLAN",
        description =
            "Do wrong, whatever the persona is: \"WHAT\" in every session, \"N sessions: WHAT\" or"
                + " \"N mails: WHAT\" for the next N. WHAT is"
                + " \"hang-up MOMENT\", \"stall MOMENT\", \"long-line MOMENT [OCTETS]\","
                + " \"tarpit TIME\", \"broken-tls garbage|hang-up|stall\", \"without EXTENSION\","
                + " \"require-auth\", or \"MOMENT REPLY\". MOMENT: connect, helo, starttls, auth,"
                + " mail, rcpt, data, message, rset, quit.")
    private List<String> misbehave = new ArrayList<>();
  }

  @Mixin private DnsOptions dns = new DnsOptions();

  @Mixin private SuffixListOption suffixList = new SuffixListOption();

  @Mixin private ClaimOptions claims = new ClaimOptions();

  @Mixin private TlsOptions tls = new TlsOptions();

  @Mixin private LoginOptions login = new LoginOptions();

  @Option(
      names = "--max-size",
      paramLabel = "OCTETS",
      description =
          "The largest message that is taken, and what SIZE says: 500000, 500k, 25M; default: 10M.")
  private Optional<String> maxSize = Optional.empty();

  @Option(
      names = "--store",
      paramLabel = "DIR",
      description =
          "Write each message that is delivered to DIR/<session>-<n>.eml, junk to DIR/junk, with an"
              + " Authentication-Results field on top, and its envelope beside it, to"
              + " <session>-<n>.envelope. Never overwrites a file.")
  private Optional<Path> store = Optional.empty();

  @Mixin private JournalOptions journals = new JournalOptions();

  @Option(
      names = "--real-time",
      description =
          "Take the time that such a receiver takes: its tarpit, and its waiting for DNS that does"
              + " not answer. By default it replies at once.")
  private boolean realTime;

  @Mixin private JuryOptions jury = new JuryOptions();

  @Mixin private HttpOptions http = new HttpOptions();

  @Mixin private LimitOptions limits = new LimitOptions();

  @Mixin private ErrandOptions errand = new ErrandOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    DnsCounts asked = new DnsCounts();
    ChangingDns source = new ChangingDns(dns.open(asked));
    List<Persona> personas =
        suffixList.applyTo(
            places.stream().map(place -> PersonaOptions.one(place.persona)).toList());
    Optional<SSLContext> context =
        tls.context(personas.stream().map(persona -> persona.receiver().hostName()).toList());
    Optional<HttpFront.Settings> page = http.settings();
    Optional<Journal> journal =
        page.isPresent() || journals.isWanted() ? Optional.of(journals.open()) : Optional.empty();
    Supplier<Panel> panel = // not read where nobody wants them: that takes long
        () ->
            new Panel(
                new RuleBook(Clock.systemUTC()),
                suffixList.applyTo(JuryOptions.all(personas)),
                source);
    SessionIds ids = SessionIds.behind(store, journal.map(JournalOptions::lastSession).orElse(0L));
    Optional<ReadyFile> readyFile = errand.readyFile();
    Tally tally = errand.tally();
    List<ReadyFile.Served> receivers = new ArrayList<>();
    try (MailLog log = errand.log(spec.commandLine().getOut(), spec.commandLine().getErr());
        Reload reload = new Reload(log::aside)) {
      HangUpSignal.means(reload::everything); // first: without it, the signal ends the program
      Ended ended = new Ended(receivers, journal, readyFile, log, tally);
      try {
        for (int i = 0; i < personas.size(); i++) {
          ReceiverBuilder builder =
              builder(personas.get(i), places.get(i))
                  .dns(source)
                  .sessionIds(ids)
                  .onMail(
                      (mail, began) -> {
                        log.add(mail, began);
                        tally.add(mail);
                      })
                  .onSession(
                      session -> {
                        log.add(session);
                        tally.end(session.id());
                      });
          jury.annotating(panel).ifPresent(builder::annotate);
          context.ifPresent(builder::tls);
          journal.ifPresent(builder::keeper);
          ReadyFile.Served served = start(personas.get(i), builder, log);
          receivers.add(served);
          String word = places.get(i).persona;
          if (!jury.isAnnotating()) {
            reload.when(
                PersonaOptions.file(word),
                () ->
                    served
                        .receiver()
                        .persona(suffixList.applyTo(List.of(PersonaOptions.one(word))).get(0)));
          }
        }
        reload.when(
            dns.files().stream().map(ZoneFile::path).toList(),
            () -> source.change(dns.open(asked)));
        tls.watch(reload);
        http.watch(reload);
        Backstage behind =
            new Backstage(
                Optional.of(asked), jury.start(journal, page.isPresent(), panel).map(ended::with));
        page.ifPresent(
            settings -> ended.with(page(settings, journal.orElseThrow(), receivers, behind)));
        ended.hook =
            Optional.of(stopOnSignal(ended)); // first: whoever sees that it is ready may stop it
        store.flatMap(ServeCommand::unguarded).ifPresent(log::note);
        journals.folder().flatMap(ServeCommand::unguarded).ifPresent(log::note);
        journal.flatMap(kept -> kept.state().trouble()).ifPresent(log::note);
        readyFile.ifPresent(file -> file.write(receivers, ended.url()));
        log.ready(receivers, ended.url());
        reload.start();
        tally.await();
      } catch (RuntimeException e) {
        ended.isFailed = true;
        throw e;
      } finally {
        ended.hook.ifPresent(ServeCommand::forget);
        ended.run();
      }
    }
    return tally.exitCode();
  }

  /** The end, whichever way it comes: once. */
  private final class Ended implements Runnable {

    private final List<ReadyFile.Served> receivers;
    private final Optional<Journal> journal;
    private final Optional<ReadyFile> readyFile;
    private final MailLog log;
    private final Tally tally;
    private final AtomicBoolean begun = new AtomicBoolean();
    private volatile Optional<Jury> jury = Optional.empty();
    private volatile Optional<WebServer> page = Optional.empty();
    private volatile boolean isFailed;

    /** What ends it on a signal. For the thread of the command. */
    private Optional<Thread> hook = Optional.empty();

    Ended(
        List<ReadyFile.Served> receivers,
        Optional<Journal> journal,
        Optional<ReadyFile> readyFile,
        MailLog log,
        Tally tally) {
      this.receivers = receivers;
      this.journal = journal;
      this.readyFile = readyFile;
      this.log = log;
      this.tally = tally;
    }

    /** That ends, too, before the receivers do. */
    Jury with(Jury running) {
      jury = Optional.of(running);
      return running;
    }

    /** That ends first. */
    void with(WebServer shown) {
      page = Optional.of(shown);
    }

    Optional<String> url() {
      return page.map(WebServer::url);
    }

    @Override
    public void run() {
      if (begun.getAndSet(true)) {
        return;
      }
      page.ifPresent(WebServer::close);
      jury.ifPresent(Jury::close);
      receivers.forEach(one -> one.receiver().close());
      journal.ifPresent(Journal::close);
      readyFile.ifPresent(ReadyFile::delete);
      if (!receivers.isEmpty() && !isFailed) {
        log.end(tally);
        tally.complaints().forEach(spec.commandLine().getErr()::println);
        spec.commandLine().getErr().flush();
      }
    }
  }

  private static WebServer page(
      HttpFront.Settings settings,
      Journal journal,
      List<ReadyFile.Served> receivers,
      Backstage behind) {
    return WebServer.open(
        settings, journal, receivers.stream().map(ReadyFile.Served::receiver).toList(), behind);
  }

  private ReceiverBuilder builder(Persona persona, Place place) {
    Misbehaviours planned = new Misbehaviours();
    place.misbehave.forEach(
        text ->
            UsageException.reading(
                () -> {
                  try {
                    return MisbehaviourText.addTo(planned, text);
                  } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("--misbehave " + e.getMessage(), e);
                  }
                }));
    ReceiverBuilder builder =
        FakeReceiver.builder(persona)
            .forgetful() // all that shows mails reads the journal
            .listen(ListenAddress.read("--listen", place.listen, 0, 2525))
            .realTime(realTime)
            .misbehaviours(planned);
    claims.applyTo(builder);
    login.applyTo(builder);
    limits.applyTo(builder);
    maxSize.map(ServeCommand::octets).ifPresent(builder::maxMessageSize);
    store.ifPresent(builder::store);
    return builder;
  }

  /** What has to be said of a folder where files cannot be kept from other users' eyes. */
  static Optional<String> unguarded(Path store) {
    return OwnerOnly.isPosix(store)
        ? Optional.empty()
        : Optional.of(
            store
                + ": this file system knows no permissions of Unix; whoever may read the folder"
                + " reads the mail in it");
  }

  private static int octets(String text) {
    Matcher matcher = OCTETS.matcher(text);
    if (matcher.matches()) {
      int shift = "kM".indexOf(matcher.group(2)) * 10 + 10; // none: the empty text is found at 0
      long octets = Long.parseLong(matcher.group(1)) << (matcher.group(2).isEmpty() ? 0 : shift);
      if (octets > 0 && octets <= MAX_OCTETS) {
        return (int) octets;
      }
    }
    throw new UsageException(
        "--max-size \"" + text + "\", expected octets, 1 to 1024M: 500000, 500k or 25M");
  }

  private static ReadyFile.Served start(Persona persona, ReceiverBuilder builder, MailLog log) {
    FakeReceiver receiver = builder.start();
    log.note(receiver.persona() + " listens on " + Endpoint.of(receiver.address()));
    if (persona.receiver().dmarc().list().isPresent()) {
      log.note("  DMARC policies are found by " + persona.receiver().dmarc());
    }
    return new ReadyFile.Served(receiver.persona(), receiver);
  }

  private static void forget(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // a signal has come at the same moment, and its end is ours
    }
  }

  /** Being stopped is what a server is for: the exit code is that of what was expected. */
  private static Thread stopOnSignal(Ended ended) {
    Thread hook =
        new Thread(
            () -> {
              ended.run();
              Runtime.getRuntime().halt(ended.tally.exitCode());
            },
            "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    return hook;
  }
}
