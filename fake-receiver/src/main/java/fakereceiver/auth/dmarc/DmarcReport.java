package fakereceiver.auth.dmarc;

import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import java.util.List;
import java.util.Optional;

/**
 * The result of DMARC for one message with everything it rests on. Immutable.
 *
 * @param headerFrom the domain of the header From
 * @param method how the policy was looked for
 * @param result the result
 * @param why the reason in one line for people
 * @param policyDomain whose record applies, when there is one
 * @param record that record
 * @param organizationalDomain of the header From, where it is known
 * @param policyTag which tag of the record applies: {@code p}, {@code sp} or {@code np}
 * @param policy what it asks for, {@code t=y} taken into account; for mail that fails
 * @param alignments the confirmed domains; empty when there is no policy to align for
 * @param answers every lookup, in order
 */
public record DmarcReport(
    DomainName headerFrom,
    DmarcMethod method,
    DmarcResult result,
    String why,
    Optional<DomainName> policyDomain,
    Optional<DmarcRecord> record,
    Optional<DomainName> organizationalDomain,
    Optional<String> policyTag,
    Optional<DmarcPolicy> policy,
    List<DmarcAlignment> alignments,
    List<Answer<?>> answers) {

  public DmarcReport {
    alignments = List.copyOf(alignments);
    answers = List.copyOf(answers);
  }

  /** What the owner of the domain asks to do with this message. */
  public DmarcPolicy disposition() {
    return result == DmarcResult.FAIL ? policy.orElse(DmarcPolicy.NONE) : DmarcPolicy.NONE;
  }

  /** The same for mail that {@code pct} leaves out: chance decides whether this message is. */
  public DmarcPolicy otherwise() {
    int percent = record.map(DmarcRecord::percent).orElse(100);
    return percent > 0 && percent < 100 ? method.leftOut(disposition()) : disposition();
  }

  @Override
  public String toString() {
    return result.word() + " (" + why + ")";
  }
}
