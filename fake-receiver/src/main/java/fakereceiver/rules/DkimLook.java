package fakereceiver.rules;

import fakereceiver.auth.dkim.DkimCheck;
import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dkim.DkimResult;
import fakereceiver.auth.signature.SignatureFailure;
import fakereceiver.dns.DomainName;
import fakereceiver.finding.Evidence;
import fakereceiver.mail.Printable;

/** What the rules about DKIM make of a report. */
final class DkimLook {

  private DkimLook() {}

  /** Every lookup of a key, then each signature with everything that is wrong with it. */
  static Evidence evidence(DkimReport dkim) {
    Evidence evidence = Evidence.of(dkim.answers());
    if (dkim.checks().isEmpty()) {
      return evidence.and(Evidence.given("DKIM-Signature fields", "none"));
    }
    for (DkimCheck check : dkim.checks()) {
      evidence = evidence.and(Evidence.given(signature(check), check.toString()));
    }
    if (dkim.notJudged() > 0) {
      evidence =
          evidence.and(
              Evidence.given("further DKIM-Signature fields, not looked at", dkim.notJudged()));
    }
    return dkim.bareLineFeeds() == 0
        ? evidence
        : evidence.and(Evidence.given("lines that end in LF without CR", dkim.bareLineFeeds()));
  }

  /** Whether a signature could turn out good: once DNS answers, or where more are looked at. */
  static boolean isOpen(DkimReport dkim) {
    return dkim.notJudged() > 0
        || dkim.checks().stream()
            .anyMatch(
                check ->
                    check.result() == DkimResult.TEMPERROR
                        || check.failsFor(SignatureFailure.Reason.HEADER_TOO_LONG));
  }

  /** Whether a signature has nothing else against it than that the receiver does not verify it. */
  static boolean isUnread(DkimReport dkim) {
    return dkim.checks().stream().anyMatch(DkimCheck::isUnread);
  }

  private static String signature(DkimCheck check) {
    return "DKIM-Signature d="
        + check.domain().map(DomainName::text).orElse("?")
        + " s="
        + Printable.of(check.signature().common().selector().orElse("?"))
        + " is";
  }
}
