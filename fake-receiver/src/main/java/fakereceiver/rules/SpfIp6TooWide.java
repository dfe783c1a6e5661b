package fakereceiver.rules;

import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.dns.Dns;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Outcome;
import fakereceiver.judge.Rule;
import fakereceiver.judge.RuleCard;
import fakereceiver.judge.Stage;
import java.util.List;

/**
 * An {@code ip6} term of the domain's own record admits more than a /48: more than one site has
 * (RFC 6177), so that others can send as the domain too. What is included belongs to others.
 */
public final class SpfIp6TooWide implements Rule {

  private static final RuleCard CARD =
      new RuleCard(
          "spf-ip6-too-wide",
          Stage.MAIL,
          "The SPF record admits an IPv6 range wider than a /48",
          "Admit the address that mail leaves from, or its /64, instead of the whole " + "range",
          List.of("RFC 7208 section 5.6", "RFC 6177 section 2"));

  /** The most that one site is given (RFC 6177 section 2). */
  private static final int SITE = 48;

  private final Authentication authentication;

  SpfIp6TooWide(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public RuleCard card() {
    return CARD;
  }

  @Override
  public Outcome examine(Attempt attempt, Dns dns) {
    return SpfLook.ownTerm(
        authentication.spf(attempt, dns),
        term ->
            term.kind() == SpfMechanism.Kind.IP6
                && term.qualifier() == SpfQualifier.PASS
                && term.prefix6() < SITE,
        SpfRemedy.term(attempt.clientAddress()));
  }
}
