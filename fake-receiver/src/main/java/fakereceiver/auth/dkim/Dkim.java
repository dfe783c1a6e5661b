package fakereceiver.auth.dkim;

import fakereceiver.auth.signature.Algorithm;
import fakereceiver.dns.Dns;
import fakereceiver.mail.Message;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Checks every DKIM signature of a message (RFC 6376 section 6) and says what is wrong with each.
 *
 * <p>rsa-sha256 and ed25519-sha256 count; rsa-sha1 and RSA keys under 1024 bits do not (RFC 8301).
 * Lines have to end in CRLF, as they do over SMTP; nothing is normalised. Stateless and safe for
 * several threads, as far as its {@link Dns} is.
 */
public final class Dkim {

  /** The algorithms whose signatures count (RFC 8301, RFC 8463). */
  public static final Set<Algorithm> ALGORITHMS =
      Set.of(Algorithm.RSA_SHA256, Algorithm.ED25519_SHA256);

  /** How many signatures of one message are judged, from the top of the header. */
  public static final int MAX_SIGNATURES = 20;

  private final Dns dns;
  private final Clock clock;
  private final Set<Algorithm> algorithms;

  /** Checks with keys from that DNS, and expiry by that clock. */
  public Dkim(Dns dns, Clock clock) {
    this(dns, clock, ALGORITHMS);
  }

  /** The same for a verifier that has these algorithms and no others. */
  public Dkim(Dns dns, Clock clock, Set<Algorithm> algorithms) {
    this.dns = dns;
    this.clock = clock;
    this.algorithms = Set.copyOf(algorithms);
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
      DkimCheck check =
          mail.check(signature, DkimMessage.keyQuestion(signature).map(dns::ask), now);
      checks.add(knows(signature) || check.isHopeless() ? check : check.unread());
    }
    return mail.report(checks);
  }

  private boolean knows(DkimSignature signature) {
    return signature
        .common()
        .algorithm()
        .map(a -> algorithms.contains(a) || !ALGORITHMS.contains(a))
        .orElse(true);
  }
}
