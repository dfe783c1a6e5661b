package smtpprobe;

import fakereceiver.FakeReceiver;
import fakereceiver.auth.dkim.DkimSigner;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;
import smtpprobe.mailing.Addressing;
import smtpprobe.mailing.Letter;

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

  private static final Duration LAB_PATIENCE = Duration.ofSeconds(30);

  private final Dns dns;
  private final Clock clock;
  private final RuleBook rules;
  private final Optional<DkimSigner> signer;

  /**
   * A probe that looks things up in {@code dns}, dates its test mails by {@code clock}, and goes by
   * it when a signature expires.
   */
  public Probe(Dns dns, Clock clock) {
    this(dns, clock, Optional.empty());
  }

  private Probe(Dns dns, Clock clock, Optional<DkimSigner> signer) {
    this.dns = dns;
    this.clock = clock;
    this.rules = new RuleBook(clock);
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
            : plan.withMessage(testMessage(plan));
    Attempt signed = whole.message().map(this::signed).map(whole::withMessage).orElse(whole);
    return new Prediction(signed, verdicts(signed, personas));
  }

  private List<Verdict> verdicts(Attempt attempt, List<Persona> personas) {
    List<Verdict> verdicts = new ArrayList<>();
    for (Persona persona : personas) {
      verdicts.add(rules.judge(persona, dns).whole(attempt));
    }
    return verdicts;
  }

  /** The message as it goes over the wire with a signature on top, if this probe signs. */
  private Message signed(Message message) {
    return signer.map(dkim -> dkim.sign(Dialogue.asSent(message), clock.instant())).orElse(message);
  }

  /**
   * Sends a mail every way that the request asks for, one transaction at a time. Goes on after a
   * refusal: the point is to see what every server says.
   *
   * @param personas whose rules are to explain a refusal
   * @param wait how to wait between transactions and before a further try; when it is interrupted,
   *     what is known by then is returned
   * @param progress told of each transaction before it begins, and of each wait; text from the
   *     network is in it as it came
   * @throws IllegalArgumentException when it makes more transactions than the request allows, or
   *     when the message is to be signed and cannot be
   */
  public SendResult send(
      SendRequest request, List<Persona> personas, Watch.Wait wait, Consumer<String> progress) {
    Courier courier = new Courier(request, dns, clock, this::signed, personas);
    return new Mailing(request, courier, clock, wait, progress).to(Destinations.of(request, dns));
  }

  private Message testMessage(Attempt plan) {
    String id = UUID.randomUUID().toString();
    Mailbox author = Addressing.authorFor(plan.reversePath().orElse(ReversePath.NULL));
    return Letter.usual("predict").write(Addressing.of(plan, author, id, clock.instant()));
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
    Clock clock = Clock.systemUTC(); // one for both: they are to agree
    Verdict predicted =
        new RuleBook(clock).judge(persona, new ZoneDns(scenario.zones())).whole(attempt);
    try (FakeReceiver receiver =
        FakeReceiver.builder(persona).dns(wire).clock(clock).proxyProtocol(true).start()) {
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
