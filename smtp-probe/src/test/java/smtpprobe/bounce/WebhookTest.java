package smtpprobe.bounce;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Item;

/** Bounces as sending services tell them in JSON. */
class WebhookTest {

  private static List<String> told(String json) {
    return Bounce.explain(json).recipients().stream()
        .map(one -> one.address() + " " + one.cause().id() + (one.isDelayed() ? " waiting" : ""))
        .toList();
  }

  @Test
  void tellsTheEventsOfAListApart() {
    assertThat(
            told(
                """
                [{"email": "bob@example.net", "event": "bounce", "status": "5.1.1",
                  "reason": "550 5.1.1 user unknown"},
                 {"email": "carol@example.com", "event": "deferred",
                  "response": "450 4.7.25 Client host rejected: cannot find your hostname, [2001:db8::25]"},
                 {"email": "dave@example.com", "event": "delivered", "response": "250 OK"},
                 {"email": "erin@example.com", "event": "open", "useragent": "x"}]
                """))
        .containsExactly(
            "bob@example.net recipient-unknown", "carol@example.com ptr-missing waiting");
  }

  @Test
  void readsAnEventInEachLine() {
    assertThat(
            told(
                """
                {"type": "Bounce", "recipient": "bob@example.net", "response": {"code": 550, "content": "5.1.1 no such user"}, "peer_address": {"addr": "2001:db8:9::1"}}
                {"type": "TransientFailure", "recipient": "carol@example.com", "response": {"code": 450, "content": "no reverse DNS"}, "peer_address": {"addr": "2001:db8:9::2"}}
                """))
        .containsExactly(
            "bob@example.net recipient-unknown", "carol@example.com ptr-missing waiting");
  }

  @Test
  void takesTheAddressOfTheOtherServerForNobodys() {
    Bounce bounce =
        Bounce.explain(
            """
            {"recipient": "bob@example.net", "response": {"code": 450, "content": "no reverse DNS"},
             "peer_address": {"addr": "2001:db8:9::1"}}
            """);

    assertThat(bounce.recipients().get(0).reading().clientAddress()).isEmpty();
    assertThat(bounce.recipients().get(0).reading().code()).contains(450);
  }

  @Test
  void readsEachRecipientThatAServiceHandsOnAsAText() {
    assertThat(
            told(
                """
                {"Type": "Notification", "Message": "{\\"notificationType\\": \\"Bounce\\", \\"bounce\\": {\\"bouncedRecipients\\": [{\\"emailAddress\\": \\"bob@example.net\\", \\"diagnosticCode\\": \\"smtp; 552 5.2.2 mailbox full\\"}, {\\"emailAddress\\": \\"carol@example.com\\", \\"diagnosticCode\\": \\"smtp; 550 5.7.25 no PTR record\\"}]}}"}
                """))
        .containsExactly("bob@example.net mailbox-full", "carol@example.com ptr-missing");
  }

  @Test
  void prefersWhatTheServerSaidToWhatTheServiceMakesOfIt() {
    assertThat(
            told(
                """
                {"Type": "HardBounce", "Email": "bob@example.net", "Inactive": true,
                 "Description": "The server was unable to deliver your message (ex: unknown user).",
                 "Details": "smtp;552 5.2.2 mailbox full"}
                """))
        .containsExactly("bob@example.net mailbox-full");
    assertThat(
            told(
                """
                {"event-data": {"event": "failed", "recipient": "bob@example.net", "reason": "suppress-bounce",
                  "delivery-status": {"code": 605, "description": "Not delivering to previously bounced address"}}}
                """))
        .containsExactly("bob@example.net recipient-unknown");
    assertThat(
            Bounce.explain(
                    """
                    {"event-data": {"event": "failed", "recipient": "bob@example.net", "reason": "generic",
                      "delivery-status": {"code": 550, "message": "5.2.2 mailbox full"}}}
                    """)
                .recipients())
        .extracting(one -> one.reading().text())
        .containsExactly("550 5.2.2 mailbox full");
  }

  @Test
  void keepsARecipientWhoseEventTellsNoReason() {
    assertThat(
            told(
                """
                [{"email": "bob@example.net", "event": "dropped", "reason": "Bounced Address", "status": "5.0.0"},
                 {"email": "carol@example.com", "event": "delivered", "response": "OK", "status": "2.0.0"},
                 {"email": "dave@example.com", "event": "bounce", "reason": "550 5.1.1 no such user"}]
                """))
        .containsExactly("bob@example.net unknown", "dave@example.com recipient-unknown");
  }

  @Test
  void whatTellsOfNoRefusalIsNoBounce() {
    for (String json :
        new String[] {
          "{\"email\": \"bob@example.net\", \"message\": \"hello\"}",
          "[{\"email\": \"bob@example.net\", \"event\": \"open\"}]",
          "[1, 2]",
          "{\"a\": ".repeat(50) + "1" + "}".repeat(50)
        }) {
      assertThat(Bounce.explain(json).kind()).as(json).isEqualTo(Kind.NOT_A_BOUNCE);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'[', ',', ']'",
    "'[\n  ', ',\n  ', '\n]'",
    "'{\"items\": [', ',', ']}'",
    "'{\n \"items\": [\n', ',\n', '\n]}'",
    "'', '\n', ''"
  })
  void readsAllOfWhatIsLong(String before, String between, String after) {
    String events =
        IntStream.range(0, 2000)
            .mapToObj(
                i ->
                    "{\"email\": \"b"
                        + i
                        + "@example.net\", \"reason\": \"550 5.1.1 no such user\"}")
            .collect(joining(between, before, after));
    List<Item> items = new ArrayList<>();
    InputReader reader = new InputReader(BounceExplainer.builtIn(), items::add, note -> {});

    reader.read("events.json", new ByteArrayInputStream(events.getBytes(StandardCharsets.UTF_8)));

    assertThat(reader.isIncomplete()).isFalse();
    assertThat(items).hasSize(1);
    assertThat(items.get(0).bounce().recipients()).hasSize(2000);
  }
}
