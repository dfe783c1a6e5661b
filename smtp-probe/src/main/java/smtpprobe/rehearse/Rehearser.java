package smtpprobe.rehearse;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.rules.RuleBook;
import fakereceiver.scenario.Scenario;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import smtpprobe.dialogue.Claim;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.DialogueResult;

/**
 * Plays stories to embedded receivers, and predicts each beforehand. Needs no privileges and no
 * network.
 */
public final class Rehearser {

  private static final Duration LAB_PATIENCE = Duration.ofSeconds(30);

  private Rehearser() {}

  /**
   * Plays stories to personas: each is predicted from its zone, then sent over {@code [::1]} to an
   * embedded receiver that asks a DNS server of the lab.
   *
   * @param message sent instead of each story's own test mail, octet for octet
   * @param progress told of each story before it is played
   * @throws java.io.UncheckedIOException when there is no IPv6 loopback
   */
  public static Rehearsal play(
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
