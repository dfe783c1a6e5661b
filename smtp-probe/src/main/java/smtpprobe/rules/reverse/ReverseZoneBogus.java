package smtpprobe.rules.reverse;

import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import smtpprobe.reverse.Reverse;
import smtpprobe.reverse.Validation;

/** Receivers whose resolver checks DNSSEC get no answer at all. */
final class ReverseZoneBogus extends ReverseRule {

  ReverseZoneBogus() {
    super(
        new Card(
            "reverse-zone-bogus",
            Owner.REVERSE_ZONE,
            "DNSSEC of the reverse zone is broken: resolvers that check it give no answer",
            "Sign the zone again, or bring the DS record in the zone above in line with its keys,"
                + " or take the DS record away",
            "RFC 4035 section 5.5",
            "RFC 8914 section 4.7"));
  }

  @Override
  Outcome look(Reverse reverse) {
    if (reverse.validation().isEmpty()) {
      return Outcome.skipped("zones in memory say nothing about DNSSEC");
    }
    Validation validation = reverse.validation().get();
    return switch (validation.state()) {
      case SECURE, INSECURE -> Outcome.passed(validation.evidence());
      case UNKNOWN -> Outcome.undecided(validation.evidence());
      case BOGUS ->
          Outcome.failed(
              validation.evidence(),
              "Ask "
                  + reverse.walk().owner()
                  + " to sign the zone again, or to bring the DS record in the zone above in line"
                  + " with its keys; if another resolver that checks DNSSEC answers (--dns-server),"
                  + " the one that was asked is at fault");
    };
  }
}
