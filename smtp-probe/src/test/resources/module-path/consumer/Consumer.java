package consumer;

import fakereceiver.FakeReceiver;
import fakereceiver.auth.dmarc.PublicSuffixList;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.scenario.Scenarios;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import smtpprobe.Probe;
import smtpprobe.send.SendRequest;

/** Predicts, starts a receiver, sends to it, and rehearses a story. */
public final class Consumer {

  private static final Mailbox BOB = Mailbox.of("bob@example.net");
  private static final ReversePath ALICE = ReversePath.of("alice@example.org");

  private Consumer() {}

  public static void main(String... args) {
    Dns zone = ZoneDns.of("2001:db8::25 PTR mail.example.org\nmail.example.org AAAA 2001:db8::26");
    Probe probe = new Probe(zone, Clock.systemUTC());
    List<Persona> one = List.of(Personas.builtIn().named("postfix-strict"));
    Attempt plan =
        Attempt.from("2001:db8::25")
            .withHelo(HeloName.of("mail.example.org"))
            .withReversePath(ALICE)
            .withRecipient(BOB);
    var verdict = probe.predict(plan, one).verdicts().get(0);
    System.out.println("predicted " + verdict.action() + " " + verdict.because());

    try (FakeReceiver receiver = FakeReceiver.builder("permissive").dns(zone).start()) {
      Endpoint there =
          new Endpoint(
              Optional.of(IpAddress.of("::1")), Optional.empty(), receiver.address().getPort());
      SendRequest request =
          SendRequest.to(List.of(BOB), List.of(there), "m").withReversePath(ALICE);
      var sent = probe.send(request, one, over -> true, line -> {});
      System.out.println("sent " + sent.deliveries().get(0).fate());
      var session = receiver.takeSession(Duration.ofSeconds(10));
      System.out.println("arrived " + session.attempt().message().orElseThrow().fields("To"));
    }
    var rehearsal =
        Probe.rehearse(new Scenarios().all().subList(0, 1), one, Optional.empty(), scenario -> {});
    System.out.println("rehearsed " + rehearsal.scenes().size());
    System.out.println(
        "public suffixes of " + PublicSuffixList.shipped().version().substring(0, 2));
    System.out.println(
        FakeReceiver.class.getModule().getName() + " and " + Probe.class.getModule().getName());
  }
}
