package fakereceiver.cli;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.session.SessionRecord;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SessionLineTest {

  @Test
  void saysSoWhereAVerdictIsOnlyAssumed() throws IOException {
    assertThat(SessionLine.of(sessionWithoutPtr("yahoo")))
        .contains(" verdict=defer stage=mail")
        .contains(" certainty=\"as far as is known\"");
  }

  @Test
  void saysNothingOfCertaintyWhereAVerdictIsKnown() throws IOException {
    assertThat(SessionLine.of(sessionWithoutPtr("t-online")))
        .contains(" verdict=reject stage=connect")
        .doesNotContain("certainty");
  }

  private static SessionRecord sessionWithoutPtr(String persona) throws IOException {
    try (FakeReceiver receiver =
            FakeReceiver.builder(PersonaOptions.one(persona))
                .zone("mail.example.org AAAA 2001:db8::25")
                .start();
        Socket socket = new Socket(receiver.address().getAddress(), receiver.address().getPort())) {
      socket
          .getOutputStream()
          .write(
              "EHLO mail.example.org\r\nMAIL FROM:<alice@example.org>\r\nQUIT\r\n"
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      BufferedReader in =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
      while (in.readLine() != null) {
        // until the receiver closes
      }
      return receiver.takeSession(Duration.ofSeconds(10));
    }
  }
}
