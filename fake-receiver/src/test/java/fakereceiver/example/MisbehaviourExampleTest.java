package fakereceiver.example;

import static fakereceiver.misbehaviour.Misbehaviour.hangUp;
import static fakereceiver.misbehaviour.Misbehaviour.say;
import static fakereceiver.misbehaviour.Misbehaviour.tarpit;
import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.misbehaviour.Moment;
import fakereceiver.server.Client;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The lines of docs/library.md about misbehaviour, and what a client sees of them. */
@Timeout(60)
class MisbehaviourExampleTest {

  @Test
  void isWhatTheClientSees() {
    try (FakeReceiver receiver = FakeReceiver.builder("permissive").zone("").start()) {
      // begin
      receiver.enqueue(hangUp(Moment.MESSAGE)); // the first session: lost after the message
      receiver.enqueue(2, tarpit(Duration.ofMillis(20)), say(Moment.RCPT, "451 4.3.0 Later"));
      receiver.enqueue(); // the fourth is left in peace
      receiver.enqueueMails(1, say(Moment.DATA, "554 5.5.0 No"));
      // end

      assertThat(mail(receiver)).containsExactly("250", "250", "554");
      assertThat(mail(receiver)).containsExactly("250", "451");
      assertThat(mail(receiver)).containsExactly("250", "451");
      assertThat(mail(receiver)).containsExactly("250", "250", "354", "250");
    }
  }

  private static List<String> mail(FakeReceiver receiver) {
    List<String> codes = new ArrayList<>();
    try (Client client = Client.greeted(receiver)) {
      for (String line :
          List.of("MAIL FROM:<alice@example.org>", "RCPT TO:<bob@example.net>", "DATA", "x\r\n.")) {
        codes.add(client.say(line).substring(0, 3));
        if (codes.get(codes.size() - 1).compareTo("400") > 0) {
          break;
        }
      }
    }
    return codes;
  }

  @Test
  void isInTheManual() throws IOException {
    String source =
        Files.readString(
            Path.of("src/test/java/fakereceiver/example/MisbehaviourExampleTest.java"));
    String lines =
        source.substring(source.indexOf("// begin\n") + 9, source.indexOf("      // end\n"));

    assertThat(Files.readString(Path.of("../docs/library.md"))).contains(lines.indent(-2));
  }
}
