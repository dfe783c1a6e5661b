package fakereceiver.auth.dkim;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All signatures of one message. Immutable.
 *
 * @param checks the signatures that were judged, from the top of the header
 * @param notJudged how many more there are; only {@link Dkim#MAX_SIGNATURES} are judged
 * @param bareLineFeeds how many LF without CR the message has: a signature over lines that ended in
 *     CRLF cannot survive them
 */
public record DkimReport(List<DkimCheck> checks, int notJudged, int bareLineFeeds) {

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
    Set<DomainName> passed = new LinkedHashSet<>();
    for (DkimCheck check : checks) {
      if (check.result() == DkimResult.PASS) {
        check.domain().ifPresent(passed::add);
      }
    }
    return List.copyOf(passed);
  }

  /** Every lookup, in the order of the signatures. */
  public List<Answer<String>> answers() {
    List<Answer<String>> answers = new ArrayList<>();
    for (DkimCheck check : checks) {
      check.answer().ifPresent(answers::add);
    }
    return answers;
  }
}
