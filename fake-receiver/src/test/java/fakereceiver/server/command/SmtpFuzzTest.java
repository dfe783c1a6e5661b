package fakereceiver.server.command;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.SilentCloseable;
import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.FakeReceiver;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Xtext;
import fakereceiver.server.Lab;
import fakereceiver.server.wire.BadLineException;
import fakereceiver.session.SessionRecord;
import java.io.IOException;
import java.net.Socket;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Clients that send anything at all. */
@TestInstance(Lifecycle.PER_CLASS)
class SmtpFuzzTest {

  private static final Reply BAD_PATH = Reply.of(501, "5.1.7 Bad path");
  private static final byte[] PROXY =
      "PROXY TCP6 2001:db8::25 ::1 5 25\r\nEHLO x\r\n".getBytes(ISO_8859_1);

  private Optional<FakeReceiver> receiver = Optional.empty();

  @BeforeAll
  void start() {
    receiver =
        Optional.of(Lab.receiver().proxyProtocol(true).maxMessageSize(1000).auth("a", "b").start());
  }

  @AfterAll
  void stop() {
    receiver.ifPresent(FakeReceiver::close);
  }

  @FuzzTest
  void commandLine(byte[] input) {
    String line = new String(input, ISO_8859_1);
    String argument = Verb.argumentOf(line);
    assertThat(Verb.of(line)).isNotNull();
    assertThat(Xtext.decode(argument)).isNotNull();
    try {
      PathArgument path = PathArgument.parse(argument, "FROM:", BAD_PATH);
      assertThat(argument).contains(path.mailbox());
      Parameters.checkMail(path.parameters());
      boolean tooBig = Parameters.announcesMoreThan(1000, path.parameters());
      assertThat(tooBig && !path.parameters().containsKey("SIZE")).isFalse();
      Parameters.checkRcpt(path.parameters());
    } catch (BadLineException e) {
      assertThat(e.reply().code()).isBetween(500, 559);
    }
  }

  /** Whatever comes after a PROXY header. */
  @FuzzTest
  void session(byte[] input) throws IOException {
    converse(PROXY, input);
  }

  /** Whatever comes instead of one. */
  @FuzzTest
  void proxyHeader(byte[] input) throws IOException {
    converse(new byte[0], input);
  }

  private void converse(byte[] first, byte[] then) throws IOException {
    FakeReceiver to = receiver.orElseThrow();
    try (SilentCloseable allowed = BugDetectors.allowNetworkConnections();
        Socket socket = new Socket(to.address().getAddress(), to.address().getPort())) {
      assertThat(allowed).isNotNull();
      try {
        socket.getOutputStream().write(first);
        socket.getOutputStream().write(then);
        socket.shutdownOutput();
        socket.getInputStream().readAllBytes();
      } catch (IOException e) {
        assertThat(e.getMessage()).isNotNull(); // sent away while it still talked
      }
    }
    SessionRecord session = Lab.session(to);
    assertThat(session.trouble().orElse("")).doesNotContain("our mistake");
  }
}
