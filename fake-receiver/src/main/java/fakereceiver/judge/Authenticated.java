package fakereceiver.judge;

import fakereceiver.finding.Finding;
import fakereceiver.finding.Findings;
import fakereceiver.finding.Outcome.Result;
import java.util.List;

/**
 * A way to authenticate mail, as receivers sum it up in a reply: {@code Pass} when none of its
 * rules has anything against the mail, {@code Fail} otherwise.
 */
enum Authenticated {
  SPF(
      "spf-missing",
      "spf-fail",
      "spf-softfail",
      "spf-neutral",
      "spf-permerror",
      "spf-temperror",
      "spf-lookup-limit",
      "spf-void-lookups",
      "spf-ip6-syntax"),
  DKIM("dkim-missing", "dkim-fail"),
  DMARC("dmarc-missing", "dmarc-unaligned");

  private final List<String> rules;

  Authenticated(String... rules) {
    this.rules = List.of(rules);
  }

  String word(Findings found) {
    return found.with(Result.FAILED, Result.UNDECIDED).all().stream()
            .map(Finding::id)
            .anyMatch(rules::contains)
        ? "Fail"
        : "Pass";
  }
}
