package smtpprobe.check;

import fakereceiver.dns.AddressKind;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.memory.SessionDns;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.given.Daemons;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import smtpprobe.exposure.Exposure;
import smtpprobe.host.HostFacts;
import smtpprobe.host.HostSurvey;
import smtpprobe.mta.Envelope;
import smtpprobe.mta.MailServers;
import smtpprobe.predict.Prediction;
import smtpprobe.predict.Predictor;
import smtpprobe.reading.HostReader;
import smtpprobe.reverse.WorldDns;
import smtpprobe.routing.Route;
import smtpprobe.rules.host.HostRule;
import smtpprobe.rules.host.HostRules;
import smtpprobe.sender.Host;
import smtpprobe.sender.HostInDns;
import smtpprobe.sender.Sending;
import smtpprobe.sender.Translation;

/**
 * The look at a mail host before it sends: what it is, what receivers would make of each address
 * that it could send from, and what to change. No mail is sent. Immutable; a run is for one thread.
 */
public final class Checkup {

  /** A recipient at a receiver that nobody has: what is judged is the sending side. */
  private static final Mailbox SOMEBODY = Mailbox.of("postmaster@recipient.example");

  private static final Duration FOR_ROUTES = Duration.ofSeconds(2);
  private static final Duration FOR_RULES = Duration.ofSeconds(5);
  private static final int MAX_TARGETS = 10;

  /** The surveys of the host itself, in the order of the report. */
  public static final List<Survey> SURVEYS =
      List.of(
          rules("addresses and routes", HostRules.host()),
          rules("mail server", HostRules.mail()),
          rules("exposure", HostRules.exposure()));

  private final HostReader reader;
  private final Dns dns;
  private final Clock clock;
  private final List<Survey> surveys;

  /** A check-up with all surveys. */
  public Checkup(HostReader reader, Dns dns, Clock clock) {
    this(reader, dns, clock, SURVEYS);
  }

  /** A check-up with these surveys, in that order. */
  public Checkup(HostReader reader, Dns dns, Clock clock, List<Survey> surveys) {
    this.reader = reader;
    this.dns = dns;
    this.clock = clock;
    this.surveys = List.copyOf(surveys);
  }

  private static Survey rules(String heading, List<HostRule> rules) {
    return new Survey() {
      @Override
      public String heading() {
        return heading;
      }

      @Override
      public List<Finding> look(Subject subject) {
        return Inspection.all(
            rules, new HostInDns(subject.host(), subject.dns(), subject.request().mailDomain()));
      }
    };
  }

  /**
   * Looks. Ten seconds at most where DNS is silent, far less where it answers.
   *
   * @param progress told in a few words what comes next
   */
  public CheckResult run(CheckRequest request, Consumer<String> progress) {
    progress.accept("mail server");
    MailServers mail =
        MailServers.read(reader)
            .about(envelope(request))
            .wantingSix(request.families() == FamilyWish.USE_IPV6);
    progress.accept("where mail goes");
    List<Route> routes = Destinations.of(request, mail, new SessionDns(dns, FOR_ROUTES));
    List<Ip6Address> targets =
        routes.stream()
            .flatMap(route -> route.targets().stream())
            .map(target -> target.address())
            .filter(Ip6Address.class::isInstance)
            .map(Ip6Address.class::cast)
            .distinct()
            .limit(MAX_TARGETS)
            .toList();
    progress.accept("addresses and routes");
    HostFacts facts = HostSurvey.read(reader, targets);
    progress.accept("listening sockets and packet filter");
    Host host = host(reader, request, facts, mail);
    return look(request, host, routes, progress);
  }

  /** The host as it sends, and what receivers see of it. */
  public static Host host(
      HostReader reader, CheckRequest request, HostFacts facts, MailServers mail) {
    Host real =
        Host.of(
            facts, mail, Exposure.read(reader), request.sources(), request.helo(), request.lab());
    return request
        .seenAs()
        .map(a -> new Sending(a, "what receivers see, named with --seen-as", true))
        .map(real::seenAs)
        .orElseGet(() -> Translation.read(reader).of(real));
  }

  private static Envelope envelope(CheckRequest request) {
    return new Envelope(
        request
            .from()
            .flatMap(ReversePath::mailbox)
            .or(() -> request.domain().map(name -> Mailbox.of("postmaster@" + name.text()))),
        request.to());
  }

  /** Looks at a host that was read before, or that there only will be. */
  public CheckResult look(
      CheckRequest request, Host host, List<Route> routes, Consumer<String> progress) {
    if (dns instanceof WorldDns world) {
      progress.accept("what name servers say themselves");
      world.learn(own(request, host));
    }
    ExecutorService pool =
        Executors.newFixedThreadPool(Candidate.MAX + surveys.size() + 1, Daemons.named("checkup"));
    try {
      progress.accept("reverse DNS, and what " + request.personas().size() + " receivers would do");
      List<CompletableFuture<CheckResult.Row>> rows =
          Candidate.all(request, host).stream()
              .map(one -> CompletableFuture.supplyAsync(() -> row(request, host, one), pool))
              .toList();
      Survey.Subject subject =
          new Survey.Subject(request, host, routes, new SessionDns(dns, FOR_RULES));
      List<CompletableFuture<CheckResult.Section>> sections = new ArrayList<>();
      for (Survey survey : surveys) {
        progress.accept(survey.heading());
        sections.add(CompletableFuture.supplyAsync(() -> survey.section(subject), pool));
      }
      return new CheckResult(
          host,
          routes,
          rows.stream().map(CompletableFuture::join).toList(),
          sections.stream().map(CompletableFuture::join).toList());
    } finally {
      pool.shutdownNow();
    }
  }

  /** What receivers will ask about the sender, as far as is known before anything is asked. */
  private static List<Question<?>> own(CheckRequest request, Host host) {
    Set<Question<?>> own = new LinkedHashSet<>();
    host.sendings()
        .forEach(s -> own.add(new Question<>(s.address().reverseName(), RecordType.PTR)));
    Set<DomainName> names = new LinkedHashSet<>();
    host.helo().flatMap(HeloName::name).ifPresent(names::add);
    host.helo()
        .map(helo -> sender(request, helo))
        .or(() -> request.from())
        .flatMap(ReversePath::mailbox)
        .flatMap(Mailbox::domain)
        .ifPresent(
            domain -> {
              names.add(domain);
              domain
                  .below("_dmarc")
                  .ifPresent(policy -> own.add(new Question<>(policy, RecordType.TXT)));
              own.add(new Question<>(domain, RecordType.MX));
            });
    for (DomainName name : names) {
      own.add(new Question<>(name, RecordType.AAAA));
      own.add(new Question<>(name, RecordType.A));
      own.add(new Question<>(name, RecordType.TXT));
    }
    return List.copyOf(own);
  }

  /** What no receiver sees is not judged. */
  private CheckResult.Row row(CheckRequest request, Host host, Candidate candidate) {
    Ip6Address source = (Ip6Address) candidate.address();
    return new CheckResult.Row(
        source,
        candidate.words(),
        candidate.sends(),
        candidate.perhaps(),
        AddressKind.isSeenOutside(source)
            ? predict(request, host, candidate)
            : new Prediction(plan(request, host, candidate), List.of()));
  }

  /** What the receivers would do with mail that leaves from {@code source}. */
  public Prediction predict(CheckRequest request, Host host, IpAddress source) {
    return predict(request, host, Candidate.of(host, source));
  }

  private Prediction predict(CheckRequest request, Host host, Candidate candidate) {
    return new Predictor(new SessionDns(dns, FOR_RULES), clock, request.signer())
        .predictInAnyOrder(plan(request, host, candidate), request.personas());
  }

  private static Attempt plan(CheckRequest request, Host host, Candidate candidate) {
    IpAddress source = candidate.address();
    HeloName helo =
        candidate
            .helo()
            .orElse(
                HeloName.of(
                    source instanceof Ip6Address ? "[IPv6:" + source + "]" : "[" + source + "]"));
    Attempt plan = Attempt.from(source);
    plan = candidate.encrypted().map(plan::withEncryption).orElse(plan);
    plan =
        plan.withHelo(helo)
            .withReversePath(candidate.from().orElseGet(() -> sender(request, helo)));
    List<Mailbox> direct =
        request.to().stream().filter(to -> Destinations.relay(host.mail(), to).isEmpty()).toList();
    for (Mailbox to : direct.isEmpty() ? List.of(SOMEBODY) : direct) {
      plan = plan.withRecipient(to);
    }
    return plan;
  }

  /** Who the mail is from. */
  public static ReversePath sender(CheckRequest request, HeloName helo) {
    Optional<DomainName> domain = request.domain().or(helo::name);
    return request
        .from()
        .or(() -> domain.map(name -> ReversePath.of("postmaster@" + name.text())))
        .orElse(ReversePath.NULL);
  }
}
