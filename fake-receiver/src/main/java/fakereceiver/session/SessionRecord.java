package fakereceiver.session;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Transcript;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A session that has ended: who came, what was said, what was made of it. Immutable.
 *
 * @param id different for each session of a receiver, and of receivers that share their {@code
 *     SessionIds}
 * @param persona the persona that judged
 * @param started when the client connected
 * @param took how long the session lasted
 * @param peer the real address of the client; the one that was judged is in the attempt
 * @param claims what the client said of itself by PROXY or XCLIENT, by attribute; AUTH is the user
 *     that it has logged in as, CLAIMED and CLAIMED-HELO are what it was taken for unasked
 * @param transactions at least one, in order; of very many only the last
 * @param forgotten how many transactions before these there were
 * @param transcript what was said
 * @param tls the TLS parameters, when STARTTLS was used
 * @param trouble what went wrong outside the verdict, first things first
 */
public record SessionRecord(
    String id,
    String persona,
    Instant started,
    Duration took,
    IpAddress peer,
    Map<String, String> claims,
    List<Transaction> transactions,
    int forgotten,
    Transcript transcript,
    Optional<Tls> tls,
    Optional<String> trouble) {

  /**
   * What TLS settled on.
   *
   * @param protocol for example {@code TLSv1.3}
   * @param cipherSuite for example {@code TLS_AES_256_GCM_SHA384}
   */
  public record Tls(String protocol, String cipherSuite) {}

  public SessionRecord {
    claims = claims.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(claims));
    transactions = List.copyOf(transactions);
    if (transactions.isEmpty()) {
      throw new IllegalArgumentException("a session has at least one transaction");
    }
  }

  /** The last transaction. */
  public Transaction last() {
    return transactions.get(transactions.size() - 1);
  }

  /** The attempt of the last transaction. */
  public Attempt attempt() {
    return last().attempt();
  }

  /** The verdict on the last transaction. */
  public Verdict verdict() {
    return last().verdict();
  }

  /** In one line; the transcript tells the rest. */
  @Override
  public String toString() {
    return Printable.of(
        "session " + id + " from " + attempt().clientAddress() + ": " + last().outcome());
  }
}
