package smtpprobe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.FakeReceiver;
import fakereceiver.auth.dkim.Dkim;
import fakereceiver.auth.dkim.DkimResult;
import fakereceiver.cli.PersonaOptions;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Persona;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.predict.Prediction;
import smtpprobe.send.SendRequest;

class SignedMailTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.ofEpochSecond(1_800_000_000), ZoneOffset.UTC);
  private static final Persona PERMISSIVE = PersonaOptions.one("permissive");

  private final DkimKey key = DkimKey.generate();
  private final Dns dns = ZoneDns.of(key.zone("s1", "example.org"));
  private final Probe probe = new Probe(dns, CLOCK).signingWith(key.signer("s1", "example.org"));

  @Test
  void arrivesWithASignatureThatIsGood() {
    Message received = send(Optional.empty());

    assertGood(received);
    assertThat(received.fields("From")).containsExactly("<alice@example.org>");
    assertThat(received.fields("DKIM-Signature").get(0)).contains("t=1800000000");
  }

  @Test
  void signsAMessageOfTheUsersAsItGoesOverTheWire() {
    assertGood(
        send(Optional.of(Message.of("From: a@example.org\nSubject: x\n\n.dot\nno line end"))));
  }

  @Test
  void sendsUnsignedMailWithoutASigner() {
    Message sent =
        new Probe(dns, CLOCK)
            .predict(plan().withMessage(Message.of("From: a@example.org\n\n")), List.of(PERMISSIVE))
            .attempt()
            .message()
            .orElseThrow();

    assertThat(sent.fields("DKIM-Signature")).isEmpty();
  }

  @Test
  void predictsForTheSignedMail() {
    Prediction own = probe.predict(plan(), List.of(PERMISSIVE));
    Prediction users =
        probe.predict(
            plan().withMessage(Message.of("From: a@example.org\n\n")), List.of(PERMISSIVE));

    assertGood(own.attempt().message().orElseThrow());
    assertGood(users.attempt().message().orElseThrow());
  }

  @Test
  void refusesToSignAMessageWithoutAnAuthor() {
    Attempt plan = plan().withMessage(Message.of("Subject: x\r\n\r\n"));

    assertThatThrownBy(() -> probe.predict(plan, List.of(PERMISSIVE)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no From field");
  }

  private static Attempt plan() {
    return Attempt.from("2001:db8::25")
        .withReversePath(ReversePath.of("alice@example.org"))
        .withRecipient(Mailbox.of("bob@example.net"));
  }

  private Message send(Optional<Message> message) {
    try (FakeReceiver receiver = FakeReceiver.builder(PERMISSIVE).dns(dns).start()) {
      Endpoint server =
          new Endpoint(
              Optional.of(IpAddress.of(receiver.address().getAddress())),
              Optional.empty(),
              receiver.address().getPort());
      SendRequest plain =
          SendRequest.to(List.of(Mailbox.of("bob@example.net")), List.of(server), "signed")
              .withReversePath(ReversePath.of("alice@example.org"));
      probe.send(
          message.map(plain::withMessage).orElse(plain),
          List.of(PERMISSIVE),
          over -> true,
          line -> {});
      return receiver.takeSession(Duration.ofSeconds(10)).attempt().message().orElseThrow();
    }
  }

  private void assertGood(Message message) {
    assertThat(new Dkim(dns, CLOCK).verify(message))
        .satisfies(
            report -> {
              assertThat(report.result()).isEqualTo(DkimResult.PASS);
              assertThat(report.passedDomains()).containsExactly(DomainName.of("example.org"));
              assertThat(report.checks()).hasSize(1);
            });
  }
}
