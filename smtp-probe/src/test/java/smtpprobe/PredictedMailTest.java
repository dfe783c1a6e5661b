package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import smtpprobe.send.SendRequest;

/** The predicted verdict is the verdict only if it is about the very mail that arrives. */
class PredictedMailTest {

  private static final Pattern ID = Pattern.compile("(?m)^Message-ID: <([A-Za-z0-9-]+)@");
  private static final Persona PERMISSIVE = Personas.builtIn().named("permissive");
  private static final Mailbox BOB = Mailbox.of("bob@example.net");

  private final Dns dns = ZoneDns.of("mail.example.org AAAA ::1");
  private final Probe probe = new Probe(dns, new TestClock());

  @Test
  void predictsTheMailThatArrivesOctetForOctetButItsId() {
    for (ReversePath from : List.of(ReversePath.of("alice@example.org"), ReversePath.NULL)) {
      Attempt met = met(from);
      String arrived = text(met.message().orElseThrow());
      String predicted = text(predicted(met));

      assertThat(id(arrived)).isEqualTo("run-1").isNotEqualTo(id(predicted));
      assertThat(predicted.replace(id(predicted), id(arrived))).isEqualTo(arrived);
    }
  }

  /** What is predicted for the plan that the receiver saw carried out. */
  private Message predicted(Attempt met) {
    Attempt plan =
        Attempt.from(met.clientAddress())
            .withHelo(met.heloName().orElseThrow())
            .withReversePath(met.reversePath().orElseThrow())
            .withRecipient(BOB);
    return probe.predict(plan, List.of(PERMISSIVE)).attempt().message().orElseThrow();
  }

  private Attempt met(ReversePath from) {
    try (FakeReceiver receiver = FakeReceiver.builder(PERMISSIVE).dns(dns).start()) {
      Endpoint server =
          new Endpoint(
              Optional.of(IpAddress.of("::1")), Optional.empty(), receiver.address().getPort());
      SendRequest request =
          SendRequest.to(List.of(BOB), List.of(server), "run").withReversePath(from);
      probe.send(request, List.of(PERMISSIVE), over -> true, line -> {});
      return receiver.takeSession(Duration.ofSeconds(10)).attempt();
    }
  }

  private static String id(String message) {
    Matcher found = ID.matcher(message);
    assertThat(found.find()).isTrue();
    return found.group(1);
  }

  private static String text(Message message) {
    return new String(message.bytes(), StandardCharsets.ISO_8859_1);
  }
}
