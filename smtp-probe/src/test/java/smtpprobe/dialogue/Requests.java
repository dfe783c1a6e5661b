package smtpprobe.dialogue;

import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/** What Alice wants to say to the scripted server. */
final class Requests {

  static final String HELLO = "From: alice@example.org\r\nSubject: hi\r\n\r\nHello\r\n";

  private static final Timeouts PATIENT =
      new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofSeconds(60));

  private Requests() {}

  static DialogueRequest to(ScriptedServer server) {
    return to(server, Message.of(HELLO));
  }

  static DialogueRequest to(ScriptedServer server, Message message) {
    return to(server, "alice@example.org", message, "bob@strict.example");
  }

  static DialogueRequest to(
      ScriptedServer server, String from, Message message, String... recipients) {
    return DialogueRequest.of(
            server.address(),
            server.port(),
            HeloName.of("mail.example.org"),
            ReversePath.of(from),
            mailboxes(recipients),
            message)
        .withTimeouts(PATIENT);
  }

  /** With a short patience for each reply, for servers that are silent. */
  static DialogueRequest impatient(ScriptedServer server) {
    return to(server)
        .withTimeouts(
            new Timeouts(Duration.ofSeconds(20), Duration.ofMillis(250), Duration.ofSeconds(60)));
  }

  /** With a short patience for the whole. */
  static DialogueRequest hurried(ScriptedServer server, Message message) {
    return to(server, message)
        .withTimeouts(
            new Timeouts(Duration.ofSeconds(20), Duration.ofSeconds(20), Duration.ofMillis(500)));
  }

  private static List<Mailbox> mailboxes(String... recipients) {
    return Arrays.stream(recipients).map(Mailbox::of).toList();
  }
}
