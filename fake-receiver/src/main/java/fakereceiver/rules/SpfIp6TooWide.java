package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.dns.Dns;
import fakereceiver.finding.Card;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;

/**
 * An {@code ip6} term of the domain's own record admits more than a /48: more than one site has
 * (RFC 6177), so that others can send as the domain too. What is included belongs to others.
 */
final class SpfIp6TooWide extends SpfRule {

  /** The most that one site is given (RFC 6177 section 2). */
  private static final int SITE = 48;

  SpfIp6TooWide(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-ip6-too-wide",
            Owner.DNS,
            "The SPF record admits an IPv6 range wider than a /48",
            "Admit the address that mail leaves from, or its /64, instead of the whole range",
            "RFC 7208 section 5.6",
            "RFC 6177 section 2"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    return SpfLook.ownTerm(
        spf,
        term ->
            term.kind() == SpfMechanism.Kind.IP6
                && term.qualifier() == SpfQualifier.PASS
                && term.prefix6() < SITE,
        SpfRemedy.term(attempt.clientAddress()));
  }
}
