package fakereceiver.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.server.Client;
import fakereceiver.server.Lab;
import fakereceiver.session.Budget;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** The account of a session is empty when it has ended, however it ended. */
@Isolated("counts what all sessions of the process hold")
class BudgetAfterSessionsTest {

  private static final List<Consumer<Client>> ENDS =
      List.of(
          client -> {}, // hangs up
          client -> client.say("QUIT"),
          client -> client.say("MAIL FROM:<a@client.example>"),
          client -> {
            client.say("MAIL FROM:<a@client.example>");
            for (int i = 0; i < 50; i++) {
              client.say("RCPT TO:<r" + i + "@mx.example>");
            }
          },
          client -> {
            inData(client);
            client.send(octets("x".repeat(70) + "\r\n").repeat());
          },
          client -> {
            inData(client);
            client.send(octets("Subject: mistake\r\n\r\nx\r\n.\r\n").once());
            client.reply();
          },
          client -> {
            inData(client);
            client.send(octets("Subject: good\r\n\r\nx\r\n.\r\n").once());
            client.reply();
          },
          client -> {
            client.say("MAIL FROM:<a@client.example>");
            client.say("RCPT TO:<r@mx.example>");
            client.send(octets("BDAT 100000\r\n" + "x".repeat(60_000)).once());
          },
          client -> client.send(octets("y".repeat(1000)).repeat()));

  private record Octets(String text) {
    byte[] once() {
      return text.getBytes(StandardCharsets.US_ASCII);
    }

    byte[] repeat() {
      return text.repeat(1000).getBytes(StandardCharsets.US_ASCII);
    }
  }

  private static Octets octets(String text) {
    return new Octets(text);
  }

  private static void inData(Client client) {
    client.say("MAIL FROM:<a@client.example>");
    client.say("RCPT TO:<r@mx.example>");
    client.say("DATA");
  }

  @Test
  void nothingIsHeldForSessionsThatHaveEnded() {
    long before = Budget.ofProcess().live();
    try (FakeReceiver receiver = Lab.receiver().maxMessageSize(50_000).start()) {
      for (Consumer<Client> end : ENDS) {
        try (Client client = Client.greeted(receiver)) {
          assertThat(Budget.ofProcess().live()).isGreaterThan(before);
          end.accept(client);
        }
        Lab.session(receiver);
      }
    }

    assertThat(Budget.ofProcess().live()).isEqualTo(before);
  }
}
