package fakereceiver.rules;

import fakereceiver.auth.spf.SpfModifier;
import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfSyntaxError;
import fakereceiver.dns.Dns;
import fakereceiver.dns.Ip6Address;
import fakereceiver.finding.Card;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import fakereceiver.finding.Owner;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Printable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A term of an SPF record that was read is meant to name an IPv6 address and cannot be read, which
 * makes the whole record a permerror, over IPv4 too; or it is written with an equals sign, which
 * makes it an unknown modifier that everybody ignores (RFC 7208 section 6).
 */
final class SpfIp6Syntax extends SpfRule {

  private static final Pattern ABOUT_IP6 =
      Pattern.compile(
          "[-+~?]?(?:ip6|ipv6|ip4:\\[?[0-9a-f]*:|\\[?[0-9a-f]+:[0-9a-f:])",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern AS_MODIFIER =
      Pattern.compile("ipv?6=|ip4=[0-9a-f]*:", Pattern.CASE_INSENSITIVE);

  /** A qualifier, anything, an address, a zone id, a prefix length. */
  private static final Pattern TERM =
      Pattern.compile(
          "([-+~?]?)(?:ipv?[46][:=]?)?\\[?([0-9a-f:.]+)(?:%[^/\\]]*)?(/[0-9]+)?\\]?(?:/[0-9]*)?",
          Pattern.CASE_INSENSITIVE);

  SpfIp6Syntax(Authentication authentication) {
    super(
        authentication,
        new Card(
            "spf-ip6-syntax",
            Owner.DNS,
            "A term of the SPF record that is about IPv6 is malformed",
            "Write IPv6 addresses as ip6:2001:db8::25 or ip6:2001:db8::/64: no brackets, no"
                + " zone id, not ip4: or ip6=",
            "RFC 7208 section 5.6",
            "RFC 7208 section 6",
            "RFC 7208 section 12"));
  }

  @Override
  Outcome examine(SpfReport spf, Attempt attempt, Dns dns) {
    Optional<SpfSyntaxError> wrong = wrongTerm(spf).or(() -> modifier(spf));
    if (wrong.isPresent()) {
      Evidence evidence =
          SpfLook.evidence(spf)
              .and(Evidence.given(Printable.of(wrong.get().text()), wrong.get().problem()));
      return Outcome.failed(evidence, remedy(spf, wrong.get(), attempt));
    }
    return SpfLook.otherwise(spf);
  }

  /** The error that ended the check, if it is in a term about IPv6. */
  static Optional<SpfSyntaxError> wrongTerm(SpfReport spf) {
    return spf.problem()
        .filter(problem -> problem.kind() == SpfProblem.Kind.SYNTAX)
        .flatMap(SpfProblem::domain)
        .map(spf.records()::get)
        .map(record -> record.errors().get(0))
        .filter(error -> ABOUT_IP6.matcher(error.text()).lookingAt());
  }

  /** A term of the domain's own record that was meant as a mechanism, and is a modifier. */
  private static Optional<SpfSyntaxError> modifier(SpfReport spf) {
    return spf.record().stream()
        .flatMap(record -> record.terms().stream())
        .filter(term -> term instanceof SpfModifier && AS_MODIFIER.matcher(term.text()).lookingAt())
        .findFirst()
        .map(
            term ->
                new SpfSyntaxError(
                    term.start(),
                    term.text(),
                    "\"=\" makes it an unknown modifier, which is ignored; expected \":\""));
  }

  private static boolean isOwn(SpfReport spf, SpfSyntaxError error) {
    return spf.record().filter(record -> record.errors().contains(error)).isPresent()
        || modifier(spf).filter(error::equals).isPresent();
  }

  private String remedy(SpfReport spf, SpfSyntaxError error, Attempt attempt) {
    if (!isOwn(spf, error)) {
      return card().remedy();
    }
    return SpfRemedy.replace(
        spf,
        error.start(),
        error.start() + error.text().length(),
        corrected(error.text()).orElse(SpfRemedy.term(attempt.clientAddress())));
  }

  /** What was meant, where that can be told. */
  static Optional<String> corrected(String term) {
    Matcher form = TERM.matcher(term);
    if (!form.matches() || Ip6Address.parse(form.group(2)).isEmpty()) {
      return Optional.empty();
    }
    String prefix = form.group(3) == null ? "" : form.group(3);
    String right = form.group(1) + "ip6:" + form.group(2) + prefix;
    boolean readable = SpfRecord.parse("v=spf1 " + right).errors().isEmpty();
    return Optional.of(readable ? right : form.group(1) + "ip6:" + form.group(2));
  }
}
