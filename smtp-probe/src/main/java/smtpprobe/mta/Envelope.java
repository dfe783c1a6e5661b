package smtpprobe.mta;

import fakereceiver.mail.Mailbox;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The mail whose ways are asked for. Immutable.
 *
 * @param from the sender; empty for anybody
 * @param to the recipients; empty for anybody
 */
public record Envelope(Optional<Mailbox> from, List<Mailbox> to) {

  /** Any mail. */
  public static final Envelope ANY = new Envelope(Optional.empty(), List.of());

  public Envelope {
    to = List.copyOf(to);
  }

  /** The ways that it takes out of that server. */
  List<WayOut> ways(MailServer server) {
    return (to.isEmpty() ? Stream.of(Optional.<Mailbox>empty()) : to.stream().map(Optional::of))
        .flatMap(recipient -> server.waysFor(from, recipient).stream())
        .distinct()
        .toList();
  }
}
