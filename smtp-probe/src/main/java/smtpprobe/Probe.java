package smtpprobe;

import fakereceiver.FakeReceiver;
import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import smtpprobe.bounce.Explainer;
import smtpprobe.bounce.Explanation;
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.dialogue.TestMessage;
import smtpprobe.survey.OwnName;
import smtpprobe.survey.Route;
import smtpprobe.survey.RouteFinder;
import smtpprobe.survey.Target;

/**
 * Predicts what receivers will do with mail, sends it, and rehearses both. Immutable, safe for
 * several threads.
 *
 * <pre>{@code
 * Probe probe = new Probe(ZoneDns.of("2001:db8::25 PTR mail.example.org"), Clock.systemUTC());
 * Prediction prediction = probe.predict(attempt, personas);
 * }</pre>
 */
public final class Probe {

  private static final int SMTP = 25;
  private static final Duration LAB_PATIENCE = Duration.ofSeconds(30);

  private final Dns dns;
  private final Clock clock;
  private final Optional<DkimSigner> signer;

  /** A probe that looks things up in {@code dns} and dates its test mails by {@code clock}. */
  public Probe(Dns dns, Clock clock) {
    this(dns, clock, Optional.empty());
  }

  private Probe(Dns dns, Clock clock, Optional<DkimSigner> signer) {
    this.dns = dns;
    this.clock = clock;
    this.signer = signer;
  }

  /** The same probe, signing every mail that it sends or predicts, its own and those of users. */
  public Probe signingWith(DkimSigner dkim) {
    return new Probe(dns, clock, Optional.of(dkim));
  }

  /**
   * What each persona would do with {@code plan}. Nothing is sent.
   *
   * @param plan the attempt; without a message, a short test mail is judged
   * @throws IllegalArgumentException when the message is to be signed and cannot be
   */
  public Prediction predict(Attempt plan, List<Persona> personas) {
    Attempt whole =
        plan.message().isPresent() || plan.recipients().isEmpty()
            ? plan
            : plan.withMessage(
                testMessage(plan.reversePath().orElse(ReversePath.NULL), plan.recipients().get(0)));
    Attempt signed = whole.message().map(this::signed).map(whole::withMessage).orElse(whole);
    return new Prediction(signed, verdicts(signed, personas));
  }

  private List<Verdict> verdicts(Attempt attempt, List<Persona> personas) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Persona persona : personas) {
      verdicts.add(new Judge(RuleBook.rules(), persona, dns).whole(attempt));
    }
    return verdicts;
  }

  /** The message as it goes over the wire with a signature on top, if this probe signs. */
  private Message signed(Message message) {
    return signer.map(dkim -> dkim.sign(Dialogue.asSent(message), clock.instant())).orElse(message);
  }

  /**
   * Sends a mail, one transaction for each address of each server. Goes on after a refusal: the
   * point is to see what every server says.
   *
   * @param personas whose rules are to explain a refusal
   * @param progress told of each target before it is tried
   * @throws IllegalArgumentException when the message is to be signed and cannot be
   */
  public SendResult send(SendRequest request, List<Persona> personas, Consumer<Target> progress) {
    List<Route> routes = new ArrayList<>();
    List<Delivery> deliveries = new ArrayList<>();
    routes(request)
        .forEach(
            (route, recipients) -> {
              routes.add(route);
              for (Target target : route.targets()) {
                progress.accept(target);
                deliveries.add(deliver(request, target, recipients, personas));
              }
            });
    return new SendResult(routes, deliveries);
  }

  private Map<Route, List<Mailbox>> routes(SendRequest request) {
    Map<Route, List<Mailbox>> routes = new LinkedHashMap<>();
    for (Endpoint server : request.servers()) {
      routes.put(RouteFinder.toServer(server, dns, request.ipv4()), request.recipients());
    }
    if (request.servers().isEmpty()) {
      for (String domain : domains(request.recipients())) {
        List<Mailbox> there =
            request.recipients().stream().filter(r -> r.domainText().equals(domain)).toList();
        routes.put(routeTo(there.get(0), request.ipv4()), there);
      }
    }
    return routes;
  }

  private Route routeTo(Mailbox recipient, boolean ipv4) {
    return recipient
        .literal()
        .map(address -> new Endpoint(Optional.of(address), Optional.empty(), SMTP))
        .map(server -> RouteFinder.toServer(server, dns, ipv4))
        .or(() -> recipient.domain().map(name -> RouteFinder.toDomain(name, dns, ipv4)))
        .orElseGet(() -> Route.none(recipient.domainText(), "it is not a mail domain"));
  }

  private static Set<String> domains(List<Mailbox> recipients) {
    Set<String> domains = new LinkedHashSet<>();
    recipients.forEach(recipient -> domains.add(recipient.domainText()));
    return domains;
  }

  private Delivery deliver(
      SendRequest request, Target target, List<Mailbox> recipients, List<Persona> personas) {
    IpAddress source =
        request
            .source()
            .or(() -> OwnName.sourceFor(target.address()))
            .orElse(target.address()); // no route: the dialogue will say so
    HeloName helo = request.heloName().orElseGet(() -> OwnName.forHelo(source));
    ReversePath reversePath = request.reversePath().orElseGet(() -> postmasterAt(helo));
    Message message =
        signed(request.message().orElseGet(() -> testMessage(reversePath, recipients.get(0))));
    DialogueRequest dialogue =
        DialogueRequest.of(target.address(), target.port(), helo, reversePath, recipients, message)
            .withTls(request.tls())
            .withEsmtp(request.esmtp())
            .withTimeouts(request.timeouts());
    dialogue = request.source().map(dialogue::withSource).orElse(dialogue);
    dialogue = request.claim().isPresent() ? dialogue.withClaim(request.claim().get()) : dialogue;
    dialogue = target.name().isPresent() ? dialogue.withServerName(target.name().get()) : dialogue;
    DialogueResult result = Dialogue.run(dialogue);
    return new Delivery(target, result, explanations(result, personas));
  }

  private static ReversePath postmasterAt(HeloName helo) {
    return helo.name()
        .map(name -> ReversePath.of("postmaster@" + name.text()))
        .orElse(ReversePath.NULL);
  }

  private Message testMessage(ReversePath from, Mailbox to) {
    Mailbox author = from.mailbox().orElse(new Mailbox("postmaster", "smtp-probe.invalid"));
    return TestMessage.of(author, to, clock.instant(), UUID.randomUUID().toString());
  }

  private List<Explanation> explanations(DialogueResult result, List<Persona> personas) {
    if (!(result.end() instanceof DialogueEnd.Refused refused) || result.isLoginRefused()) {
      return List.of();
    }
    DialogueRequest request = result.request();
    Optional<IpAddress> client =
        request.claim().map(Claim::address).or(() -> result.localAddress());
    Map<String, Outcome> outcomes = new LinkedHashMap<>();
    if (client.isPresent()) {
      Attempt attempt =
          Attempt.from(client.get())
              .withHelo(request.heloName())
              .withReversePath(request.reversePath());
      for (Mailbox recipient : request.recipients()) {
        attempt = attempt.withRecipient(recipient);
      }
      verdicts(attempt.withMessage(request.message()), personas)
          .forEach(verdict -> verdict.outcomes().forEach(outcomes::putIfAbsent));
    }
    return new Explainer(personas).explain(refused.reply(), outcomes);
  }

  /**
   * Plays stories to personas: each is predicted from its zone, then sent over {@code [::1]} to an
   * embedded receiver that asks a DNS server of the lab. Needs no privileges and no network.
   *
   * @param message sent instead of each story's own test mail, octet for octet
   * @param progress told of each story before it is played
   * @throws java.io.UncheckedIOException when there is no IPv6 loopback
   */
  public static Rehearsal rehearse(
      List<Scenario> scenarios,
      List<Persona> personas,
      Optional<Message> message,
      Consumer<Scenario> progress) {
    List<Rehearsal.Scene> scenes = new ArrayList<>();
    ExecutorService stage = Executors.newFixedThreadPool(personas.size());
    try {
      for (Scenario scenario : scenarios) {
        progress.accept(scenario);
        scenes.addAll(play(scenario, personas, message, stage));
      }
    } finally {
      stage.shutdownNow();
    }
    return new Rehearsal(scenes);
  }

  /** All personas at once: where DNS is silent, each of them waits. */
  private static List<Rehearsal.Scene> play(
      Scenario scenario, List<Persona> personas, Optional<Message> message, Executor stage) {
    Attempt attempt =
        message
            .map(Dialogue::asSent)
            .map(scenario.attempt()::withMessage)
            .orElse(scenario.attempt());
    try (LabDns server = LabDns.start(scenario.zones());
        LiveDns wire = LiveDns.of(List.of(server.address()))) {
      List<CompletableFuture<Rehearsal.Scene>> scenes =
          personas.stream()
              .map(
                  persona ->
                      CompletableFuture.supplyAsync(
                          () -> play(scenario, attempt, persona, wire), stage))
              .toList();
      return scenes.stream().map(CompletableFuture::join).toList();
    }
  }

  private static Rehearsal.Scene play(
      Scenario scenario, Attempt attempt, Persona persona, Dns wire) {
    Verdict predicted =
        new Judge(RuleBook.rules(), persona, new ZoneDns(scenario.zones())).whole(attempt);
    try (FakeReceiver receiver =
        FakeReceiver.builder(persona).dns(wire).proxyProtocol(true).start()) {
      InetSocketAddress address = receiver.address();
      DialogueResult dialogue =
          Dialogue.run(
              DialogueRequest.of(
                      IpAddress.of(address.getAddress()),
                      address.getPort(),
                      attempt.heloName().orElseThrow(),
                      attempt.reversePath().orElseThrow(),
                      attempt.recipients(),
                      attempt.message().orElseThrow())
                  .withClaim(new Claim.Proxy(attempt.clientAddress())));
      return new Rehearsal.Scene(scenario, predicted, receiver.takeSession(LAB_PATIENCE), dialogue);
    }
  }
}
