package smtpprobe.cli;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.letter.Addressing;
import smtpprobe.letter.Letter;

/**
 * The mail that a prediction is about, as somebody typed it.
 *
 * @param client the address that it comes from, as receivers see it
 * @param tls whether the mail server uses TLS
 */
record Plan(
    String client,
    String helo,
    String from,
    List<String> to,
    Optional<String> headerFrom,
    Optional<Path> message,
    boolean tls) {

  Plan {
    to = List.copyOf(to);
  }

  /**
   * The attempt.
   *
   * @throws IllegalArgumentException when a word is none of its kind, or the message cannot be read
   */
  Attempt attempt() {
    Attempt plan =
        Attempt.from(IpAddress.of(client))
            .withHelo(HeloName.of(helo))
            .withReversePath(ReversePath.of(Addresses.bare(from)));
    if (!tls) {
      plan = plan.withEncryption(false);
    }
    for (String recipient : to) {
      plan = plan.withRecipient(Addresses.mailbox("--to", recipient));
    }
    Attempt judged = plan;
    Optional<Message> content =
        message
            .map(MessageFile::read)
            .map(Dialogue::asSent)
            .or(() -> headerFrom.map(author -> testMessage(judged, author)));
    return content.isPresent() ? plan.withMessage(content.get()) : plan;
  }

  private static Message testMessage(Attempt plan, String headerFrom) {
    Mailbox author = Addresses.mailbox("--header-from", headerFrom);
    return Letter.usual("predict").write(Addressing.of(plan, author, "predict", Instant.now()));
  }
}
