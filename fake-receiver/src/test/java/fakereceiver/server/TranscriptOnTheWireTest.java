package fakereceiver.server;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.FakeReceiver;
import fakereceiver.mail.Transcript;
import fakereceiver.server.wire.TranscriptWriter;
import fakereceiver.session.SessionRecord;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptOnTheWireTest {

  @Test
  void hasEveryLineOfBothSidesAndTheDataAsAnEvent() {
    try (FakeReceiver receiver = Lab.receiver().xclient(false).start();
        Client client = Client.silent(receiver)) {
      client.reply();
      client.say("HELO client.example");
      client.untilData();
      client.send("Subject: a\r\n");
      client.say(".");
      client.say("QUIT");

      SessionRecord session = Lab.session(receiver);
      assertThat(Lab.lines(session))
          .containsExactly(
              "S: 220 mx.example ESMTP of the lab",
              "C: HELO client.example",
              "S: 250 mx.example",
              "C: MAIL FROM:<alice@example.org>",
              "S: 250 2.1.0 Ok",
              "C: RCPT TO:<bob@example.net>",
              "S: 250 2.1.5 Ok",
              "C: DATA",
              "S: 354 End data with <CR><LF>.<CR><LF>",
              "*: 12 octets of message",
              "S: 250 2.0.0 Taken from [::1]",
              "C: QUIT",
              "S: 221 2.0.0 Bye");
      List<Duration> times =
          session.transcript().lines().stream().map(Transcript.Line::at).toList();
      assertThat(times).isSorted();
      assertThat(session.took()).isGreaterThanOrEqualTo(times.get(times.size() - 1));
    }
  }

  @Test
  void isBoundedInLinesAndInTheLengthOfLines() {
    try (FakeReceiver receiver = Lab.receiver().start();
        Client client = Client.connected(receiver)) {
      client.say("NOOP " + "x".repeat(50_000));
      client.send("NOOP\r\n".repeat(TranscriptWriter.MAX_LINES));
      client.send("QUIT\r\n");
      client.rest();

      List<Transcript.Line> lines = Lab.session(receiver).transcript().lines();
      assertThat(lines).hasSize(TranscriptWriter.MAX_LINES + 1);
      assertThat(lines.get(TranscriptWriter.MAX_LINES).text()).contains("the rest is not kept");
      assertThat(lines).allMatch(line -> line.text().length() < TranscriptWriter.MAX_LENGTH + 100);
    }
  }
}
