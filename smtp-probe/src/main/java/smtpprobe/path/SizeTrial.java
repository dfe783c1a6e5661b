package smtpprobe.path;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Stage;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.ReversePath;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import smtpprobe.dialogue.Dialogue;
import smtpprobe.dialogue.DialogueEnd;
import smtpprobe.dialogue.DialogueRequest;
import smtpprobe.dialogue.Timeouts;

/**
 * A small message and a large one, to a receiver that the user runs: a path that loses "packet too
 * big" lets the small one through only (RFC 8201, RFC 4821). Immutable.
 *
 * @param receiver where it went; empty when the user named none
 * @param small how the small message ended; empty when it was not tried
 * @param large how the large message ended; empty when it was not tried
 */
public record SizeTrial(
    Optional<Endpoint> receiver, Optional<DialogueEnd> small, Optional<DialogueEnd> large) {

  /** Nothing was tried. */
  public static final SizeTrial NONE =
      new SizeTrial(Optional.empty(), Optional.empty(), Optional.empty());

  private static final int LARGE = 120_000; // octets: some eighty full packets
  private static final String LINE = "x".repeat(76) + "\r\n";
  private static final Mailbox SOMEBODY = Mailbox.of("postmaster@recipient.example");

  /** Tries both; the large one only when the small one got through. */
  static SizeTrial run(
      Endpoint receiver, IpAddress address, HeloName helo, DomainName from, Timeouts timeouts) {
    Function<String, DialogueEnd> sending =
        body ->
            Dialogue.run(
                    DialogueRequest.of(
                            address,
                            receiver.port(),
                            helo,
                            ReversePath.of("postmaster@" + from),
                            List.of(SOMEBODY),
                            message(from, body))
                        .withTimeouts(timeouts))
                .end();
    DialogueEnd small = sending.apply("small\r\n");
    if (!hasReply(small)) {
      return new SizeTrial(Optional.of(receiver), Optional.of(small), Optional.empty());
    }
    DialogueEnd large = sending.apply(LINE.repeat(LARGE / LINE.length()));
    return new SizeTrial(Optional.of(receiver), Optional.of(small), Optional.of(large));
  }

  private static Message message(DomainName from, String body) {
    return Message.of("From: postmaster@" + from + "\r\nSubject: size of packets\r\n\r\n" + body);
  }

  /** Whether the message got there: what the receiver thinks of it does not matter. */
  public static boolean hasReply(DialogueEnd end) {
    return end instanceof DialogueEnd.Accepted
        || (end instanceof DialogueEnd.Refused refused && refused.stage() == Stage.MESSAGE);
  }

  public static String words(DialogueEnd end) {
    if (end instanceof DialogueEnd.Lost lost) {
      return lost.why();
    }
    return end instanceof DialogueEnd.Refused refused
        ? "refused at " + refused.stage().name().toLowerCase(Locale.ROOT)
        : "taken";
  }

  public Optional<String> line() {
    return receiver.map(
        r ->
            "path to "
                + r
                + ": small message "
                + small.map(SizeTrial::words).orElse("not tried")
                + ", large message "
                + large.map(SizeTrial::words).orElse("not tried"));
  }
}
