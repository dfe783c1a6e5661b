package smtpprobe.predict;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import java.util.Set;

/**
 * What is behind a verdict. Where a receiver minds only what comes of it ("neither SPF nor DKIM
 * passes"), that is what keeps SPF from passing, before what the receiver names.
 */
public final class Reasons {

  private static final Set<String> OUTCOMES =
      Set.of("unauthenticated", "dmarc-unaligned", "dmarc-quarantine", "dmarc-reject");

  private static final Set<String> OF_SPF =
      Set.of(
          "spf-missing",
          "spf-ip6-syntax",
          "spf-permerror",
          "spf-lookup-limit",
          "spf-void-lookups",
          "spf-fail",
          "spf-softfail",
          "spf-neutral");

  private Reasons() {}

  /** The findings, what others follow from first. */
  public static Findings of(Verdict verdict) {
    Findings named = verdict.reasons();
    return OUTCOMES.stream().noneMatch(named.failed()::has)
        ? named
        : verdict
            .findings()
            .failed()
            .where(finding -> OF_SPF.contains(finding.id()))
            .and(named)
            .distinct();
  }
}
