package smtpprobe.predict;

import fakereceiver.finding.Findings;
import fakereceiver.judge.Verdict;
import java.util.List;
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

  /** What is behind those of them that refuse or hide the mail. */
  public static Findings ofRefusals(List<Verdict> verdicts) {
    return Findings.of(
        verdicts.stream()
            .filter(verdict -> !verdict.action().delivers())
            .map(Reasons::of)
            .toList());
  }

  /** The findings, each behind what it follows from. */
  public static Findings of(Verdict verdict) {
    Findings behind = verdict.findings().failed().where(finding -> OF_SPF.contains(finding.id()));
    return Findings.of(
            verdict.reasons().all().stream()
                .map(
                    reason ->
                        (reason.isFailed() && OUTCOMES.contains(reason.id())
                                ? behind
                                : Findings.NONE)
                            .and(new Findings(List.of(reason))))
                .toList())
        .distinct();
  }
}
