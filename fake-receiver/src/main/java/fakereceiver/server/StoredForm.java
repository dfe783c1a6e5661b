package fakereceiver.server;

import fakereceiver.auth.arc.Arc;
import fakereceiver.auth.authres.AuthenticationResults;
import fakereceiver.auth.authres.ForeignResults;
import fakereceiver.auth.authres.MethodResult;
import fakereceiver.dns.Dns;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import fakereceiver.rules.Authentication;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
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
  static StoredForm of(Attempt attempt, Dns dns, Authentication authentication) {
    Message received = attempt.message().orElseThrow();
    String field = results(attempt, received, dns, authentication).field() + "\r\n";
    ForeignResults cleaned =
        ForeignResults.of(inCrlf(received), attempt.receiver().hostName().text());
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(field.getBytes(StandardCharsets.UTF_8));
    out.writeBytes(cleaned.message().bytes());
    return new StoredForm(Message.of(out.toByteArray()), cleaned.complete());
  }

  private static AuthenticationResults results(
      Attempt attempt, Message message, Dns dns, Authentication authentication) {
    IpAddress client = attempt.clientAddress();
    AuthenticationResults results =
        AuthenticationResults.by(attempt.receiver().hostName().text())
            .with(client, ReverseDns.of(client, dns))
            .with(authentication.spf(attempt, dns))
            .with(authentication.dkim(message, dns));
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

  private static Message inCrlf(Message message) {
    byte[] from = message.bytes();
    ByteArrayOutputStream to = new ByteArrayOutputStream(from.length);
    for (int i = 0; i < from.length; i++) {
      if (from[i] != '\r' && from[i] != '\n') {
        to.write(from[i]);
        continue;
      }
      if (from[i] == '\r' && i + 1 < from.length && from[i + 1] == '\n') {
        i++;
      }
      to.write('\r');
      to.write('\n');
    }
    return Message.of(to.toByteArray());
  }
}
