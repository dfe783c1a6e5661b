package fakereceiver.rules;

import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.finding.Evidence;

/** What the rules about DMARC make of a report. */
final class DmarcLook {

  /** Why a rule has nothing to say without the domain of the header From. */
  static final String NO_AUTHOR = "the header From has no one domain";

  private DmarcLook() {}

  /** Every lookup, then the result with its reason and, where mail fails, what is asked for. */
  static Evidence evidence(DmarcReport dmarc) {
    return Evidence.of(dmarc.answers())
        .and(Evidence.given("policy found by", dmarc.method()))
        .and(Evidence.given("DMARC of " + dmarc.headerFrom() + " is", dmarc.toString()));
  }
}
