package fakereceiver.auth.dkim;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * All signatures of one message. Immutable.
 *
 * @param checks the signatures that were judged, from the top of the header
 * @param notJudged how many more there are; only {@link Dkim#MAX_SIGNATURES} are judged
 * @param bareLineFeeds how many LF without CR the message has: a signature over lines that ended in
 *     CRLF cannot survive them
 */
public record DkimReport(List<DkimCheck> checks, int notJudged, int bareLineFeeds) {

  /** Copies the list. */
  public DkimReport {
    checks = List.copyOf(checks);
  }

  /** The best that can be said: pass if one signature is good, none if there is none. */
  public DkimResult result() {
    DkimResult best = DkimResult.NONE;
    for (DkimCheck check : checks) {
      if (best == DkimResult.NONE || check.result().compareTo(best) < 0) {
        best = check.result();
      }
    }
    return best;
  }

  /** The domains of the good signatures. */
  public List<DomainName> passedDomains() {
    return checks.stream()
        .filter(check -> check.result() == DkimResult.PASS)
        .map(DkimCheck::domain)
        .flatMap(Optional::stream)
        .distinct()
        .toList();
  }

  /** Every lookup, in the order of the signatures. */
  public List<Answer<String>> answers() {
    return checks.stream().map(DkimCheck::answer).flatMap(Optional::stream).toList();
  }
}
