package fakereceiver.store;

import fakereceiver.auth.arc.Arc;
import fakereceiver.auth.authres.AuthenticationResults;
import fakereceiver.auth.authres.ForeignResults;
import fakereceiver.auth.authres.MethodResult;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.rules.Authentication;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A message as a receiver keeps it: an Authentication-Results field on top (RFC 8601), and none
 * below that claims to be the receiver's own.
 *
 * <p>What was received is judged octet for octet. In what is kept, a bare CR or LF becomes CRLF,
 * because readers of files take one for a line end, and a forged field could hide behind it.
 *
 * @param message what to keep
 * @param complete whether the whole header was searched for forged fields; false when it is too
 *     long for that
 */
record StoredForm(Message message, boolean complete) {

  /** Checks whatever the field tells of, with the answers of that session. */
  static StoredForm of(
      Attempt attempt, Dns dns, Authentication authentication, List<Verdict> others) {
    Message received = attempt.message().orElseThrow();
    String fields =
        results(attempt, received, dns, authentication).field() + "\r\n" + WouldField.of(others);
    ForeignResults cleaned =
        ForeignResults.of(inCrlf(received), attempt.receiver().hostName().text());
    Message ours = ForeignResults.named(cleaned.message(), WouldField.NAME).message();
    Message whole = ours.withOnTop(fields.getBytes(StandardCharsets.UTF_8));
    return new StoredForm(whole, cleaned.complete());
  }

  private static AuthenticationResults results(
      Attempt attempt, Message message, Dns dns, Authentication authentication) {
    IpAddress client = attempt.clientAddress();
    AuthenticationResults results =
        AuthenticationResults.by(attempt.receiver().hostName().text())
            .with(client, ReverseDns.of(client, dns))
            .with(authentication.spf(attempt, dns))
            .with(authentication.dkim(attempt, message, dns));
    return authentication
        .dmarc(attempt, message, dns)
        .map(results::with)
        .orElseGet(() -> results.with(NO_AUTHOR))
        .with(client, new Arc(dns).validate(message));
  }

  /** RFC 7489 section 11.2 has no other word for it. */
  private static final MethodResult NO_AUTHOR =
      new MethodResult(
          "dmarc",
          "none",
          Optional.empty(),
          Optional.of("the header From has no one domain"),
          Map.of());

  /** The same message as long as only CRLF ends its lines, and otherwise one with more octets. */
  private static Message inCrlf(Message message) {
    int bare = 0;
    for (int i = 0; i < message.size(); i++) {
      bare += isBare(message, i) ? 1 : 0;
    }
    if (bare == 0) {
      return message;
    }
    byte[] octets = new byte[message.size() + bare];
    int size = 0;
    for (int i = 0; i < message.size(); i++) {
      if (isBare(message, i)) {
        octets[size++] = '\r';
        octets[size++] = '\n';
      } else {
        octets[size++] = message.octetAt(i);
      }
    }
    return Message.of(octets);
  }

  /** Whether there is a CR without its LF, or an LF without its CR. */
  private static boolean isBare(Message message, int at) {
    return switch (message.octetAt(at)) {
      case '\r' -> at + 1 == message.size() || message.octetAt(at + 1) != '\n';
      case '\n' -> at == 0 || message.octetAt(at - 1) != '\r';
      default -> false;
    };
  }
}
