package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.ReceiverBuilder;
import fakereceiver.dns.ZoneDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Judge;
import fakereceiver.judge.Persona;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import fakereceiver.persona.Personas;
import fakereceiver.rules.RuleBook;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Greylisting, rate limits, tarpits and waiting for DNS, over SMTP on {@code [::1]}. */
class HabitsOnTheWireTest {

  private static final String ZONE =
      """
      2001:db8:0:7::25     PTR   mail.example.org
      2001:db8:0:7::26     PTR   mail.example.org
      2001:db8:0:9::25     PTR   !timeout
      mail.example.org     AAAA  2001:db8:0:7::25
      mail.example.org     AAAA  2001:db8:0:7::26
      silent.example.org   ANY   !timeout
      """;

  private final SetClock clock = new SetClock();

  @TempDir private Path folder = Path.of("");

  private Persona persona(String more) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("mine.yaml"),
            "persona: mine\nextends: accept-all\nspeaks-at: rcpt\n" + more);
    return Personas.builtIn().read(file);
  }

  private ReceiverBuilder receiver(Persona persona) {
    return FakeReceiver.builder(persona).zone(ZONE).xclient(true).clock(clock);
  }

  /** What RCPT is told, or whoever speaks before. */
  private static String attempt(FakeReceiver receiver, String client, String recipient) {
    try (Client connection = Client.connected(receiver)) {
      String greeting = connection.say("XCLIENT ADDR=IPV6:" + client);
      if (!greeting.startsWith("220")) {
        return greeting;
      }
      connection.say("EHLO mail.example.org");
      String sender = connection.say("MAIL FROM:<alice@example.org>");
      return sender.startsWith("250") ? connection.say("RCPT TO:<" + recipient + ">") : sender;
    }
  }

  private static final String GREYLISTING =
      """
      greylisting: { wait: 300s }
      rules:
        greylisted:
          action: defer
          reply: "451 4.7.1 Greylisted, come back later"
          source: invented for tests
      """;

  @Test
  void defersAFirstAttemptAndTakesALaterOneFromTheSame64() throws IOException {
    try (FakeReceiver receiver = receiver(persona(GREYLISTING)).start()) {
      String greylisted = "451 4.7.1 Greylisted, come back later";
      assertThat(attempt(receiver, "2001:db8:0:7::25", "bob@example.net")).isEqualTo(greylisted);
      clock.forward(Duration.ofSeconds(299));
      assertThat(attempt(receiver, "2001:db8:0:7::25", "bob@example.net")).isEqualTo(greylisted);
      clock.forward(Duration.ofSeconds(1));

      assertThat(attempt(receiver, "2001:db8:0:7::26", "Bob@Example.net")).startsWith("250 ");
      assertThat(attempt(receiver, "2001:db8:0:7::26", "eve@example.net")).isEqualTo(greylisted);
      assertThat(attempt(receiver, "2001:db8:0:8::25", "bob@example.net")).isEqualTo(greylisted);
    }
  }

  @Test
  void remembersAClientThatDoesNotClaimToBeSomebodyElse() throws IOException {
    try (FakeReceiver receiver = receiver(persona(GREYLISTING)).start()) {
      assertThat(unclaimed(receiver)).startsWith("451 ");
      clock.forward(Duration.ofMinutes(5));
      assertThat(unclaimed(receiver)).startsWith("250 ");
    }
  }

  private static String unclaimed(FakeReceiver receiver) {
    try (Client client = Client.greeted(receiver)) {
      client.say("MAIL FROM:<alice@example.org>");
      return client.say("RCPT TO:<bob@example.net>");
    }
  }

  @Test
  void remembersNothingOfWhatAnotherReceiverSaw() throws IOException {
    Persona persona = persona(GREYLISTING);
    try (FakeReceiver one = receiver(persona).start();
        FakeReceiver other = receiver(persona).start()) {
      attempt(one, "2001:db8:0:7::25", "bob@example.net");
      clock.forward(Duration.ofMinutes(5));

      assertThat(attempt(other, "2001:db8:0:7::25", "bob@example.net")).startsWith("451 ");
    }
  }

  @Test
  void predictsTheFirstAttempt() throws IOException {
    Persona persona = persona(GREYLISTING);
    Verdict predicted =
        new Judge(new RuleBook(Clock.systemUTC()).rules(), persona, ZoneDns.of(ZONE))
            .whole(
                Attempt.from("2001:db8:0:7::25")
                    .withHelo(HeloName.of("mail.example.org"))
                    .withReversePath(ReversePath.of("alice@example.org"))
                    .withRecipient(Mailbox.of("bob@example.net")));
    try (FakeReceiver receiver = receiver(persona).start()) {
      attempt(receiver, "2001:db8:0:7::25", "bob@example.net");

      Verdict given = Lab.session(receiver).verdict();
      assertThat(given.agreesWith(predicted)).as("%s", given).isTrue();
      assertThat(given.because()).containsExactly("greylisted");
      assertThat(given.outcome("greylisted").evidence().lines())
          .isEqualTo(predicted.outcome("greylisted").evidence().lines());
    }
  }

  @Test
  void takesSoManyConnectionsOfA64AndRefusesTheNext() throws IOException {
    Persona persona =
        persona(
            """
            rate-limits: { connections: { most: 2, within: 60s } }
            rules:
              too-many-connections:
                action: defer
                reply: "421 4.7.0 Too many connections from {client-network}"
                at: connect
                source: invented for tests
            """);
    try (FakeReceiver receiver = receiver(persona).start()) {
      assertThat(attempt(receiver, "2001:db8:0:7::25", "bob@example.net")).startsWith("250 ");
      assertThat(attempt(receiver, "2001:db8:0:7::26", "bob@example.net")).startsWith("250 ");
      assertThat(attempt(receiver, "2001:db8:0:7::27", "bob@example.net"))
          .isEqualTo("421 4.7.0 Too many connections from 2001:db8:0:7::/64");
      assertThat(attempt(receiver, "2001:db8:0:8::25", "bob@example.net")).startsWith("250 ");
      clock.forward(Duration.ofMinutes(1));
      assertThat(attempt(receiver, "2001:db8:0:7::27", "bob@example.net")).startsWith("250 ");
    }
  }

  @Test
  void takesSoManyMessagesOfA64InOneSessionOrSeveral() throws IOException {
    Persona persona =
        persona(
            """
            rate-limits: { messages: { most: 2, within: 1h } }
            rules:
              too-many-messages:
                action: defer
                reply: "421 4.7.28 Too many messages"
                at: mail
                source: invented for tests
            """);
    try (FakeReceiver receiver = receiver(persona).start();
        Client client = Client.connected(receiver)) {
      client.say("XCLIENT ADDR=IPV6:2001:db8:0:7::25");
      client.say("EHLO mail.example.org");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
      client.say("RSET");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("250 ");
      client.say("RSET");
      assertThat(client.say("MAIL FROM:<alice@example.org>")).startsWith("421 4.7.28 ");
      assertThat(attempt(receiver, "2001:db8:0:7::26", "bob@example.net"))
          .startsWith("421 4.7.28 ");
      clock.forward(Duration.ofHours(1));
      assertThat(attempt(receiver, "2001:db8:0:7::26", "bob@example.net")).startsWith("250 ");
    }
  }

  @Test
  void takesItsTimeInATarpitWhenToldTo() throws IOException {
    try (FakeReceiver receiver =
            receiver(persona("tarpit: { mail: 150ms, rcpt: 250ms }\n")).realTime(true).start();
        Client client = Client.greeted(receiver)) {
      long before = System.nanoTime();
      client.say("MAIL FROM:<alice@example.org>");
      assertThat(since(before)).isGreaterThanOrEqualTo(Duration.ofMillis(150));
      before = System.nanoTime();
      client.say("RCPT TO:<bob@example.net>");
      assertThat(since(before)).isGreaterThanOrEqualTo(Duration.ofMillis(250));
    }
  }

  @Test
  void waitsForDnsThatDoesNotAnswerAsLongAsItsKindDoes() throws IOException {
    Persona persona = persona("waits: { ptr: 300ms, helo: 200ms }\n");
    try (FakeReceiver receiver = receiver(persona).realTime(true).start();
        Client client = Client.connected(receiver)) {
      long before = System.nanoTime();
      client.say("XCLIENT ADDR=IPV6:2001:db8:0:9::25");
      assertThat(since(before)).isGreaterThanOrEqualTo(Duration.ofMillis(300));
      client.say("EHLO silent.example.org");
      client.say("MAIL FROM:<alice@example.org>");
      before = System.nanoTime();
      client.say("RCPT TO:<bob@example.net>");
      assertThat(since(before)).isGreaterThanOrEqualTo(Duration.ofMillis(200));
    }
  }

  @Test
  void endsAPauseWhenTheReceiverIsClosed() throws IOException {
    long before = System.nanoTime();
    FakeReceiver receiver = receiver(persona("tarpit: { helo: 10m }\n")).realTime(true).start();
    try (Client client = Client.connected(receiver)) {
      client.send("EHLO mail.example.org\r\n");
      receiver.close();

      assertThat(Lab.session(receiver).transcript().lines()).isNotEmpty();
    }
    assertThat(since(before)).isLessThan(Duration.ofMinutes(10));
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }
}
