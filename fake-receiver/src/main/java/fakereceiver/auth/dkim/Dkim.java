package fakereceiver.auth.dkim;

import fakereceiver.dns.Dns;
import fakereceiver.mail.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks every DKIM signature of a message (RFC 6376 section 6) and says what is wrong with each.
 *
 * <p>rsa-sha256 and ed25519-sha256 count; rsa-sha1 and RSA keys under 1024 bits do not (RFC 8301).
 * Lines have to end in CRLF, as they do over SMTP; nothing is normalised. Stateless and safe for
 * several threads, as far as its {@link Dns} is.
 */
public final class Dkim {

  /** How many signatures of one message are judged, from the top of the header. */
  public static final int MAX_SIGNATURES = 20;

  private final Dns dns;
  private final Clock clock;

  /** Checks with keys from that DNS, and expiry by that clock. */
  public Dkim(Dns dns, Clock clock) {
    this.dns = dns;
    this.clock = clock;
  }

  /** Checks a message; any octets will do. */
  public DkimReport verify(Message message) {
    return verify(DkimMessage.of(message));
  }

  /** Checks a message whose signatures are found already. */
  public DkimReport verify(DkimMessage mail) {
    Instant now = clock.instant();
    List<DkimCheck> checks = new ArrayList<>();
    for (DkimSignature signature : mail.signatures()) {
      checks.add(mail.check(signature, DkimMessage.keyQuestion(signature).map(dns::ask), now));
    }
    return mail.report(checks);
  }
}
