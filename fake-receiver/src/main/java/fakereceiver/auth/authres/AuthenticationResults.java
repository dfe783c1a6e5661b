package fakereceiver.auth.authres;

import fakereceiver.auth.arc.ArcReport;
import fakereceiver.auth.dkim.DkimCheck;
import fakereceiver.auth.dkim.DkimReport;
import fakereceiver.auth.dmarc.DmarcReport;
import fakereceiver.auth.signature.Algorithm;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfScope;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ReverseDns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One Authentication-Results field (RFC 8601). Immutable: adding a result returns a copy.
 *
 * @param authservId who found the results
 * @param results in the order of the field; none stands for the word {@code none}
 */
public record AuthenticationResults(String authservId, List<MethodResult> results) {

  /** The name of the field. */
  public static final String NAME = "Authentication-Results";

  public AuthenticationResults {
    results = List.copyOf(results);
  }

  /** Nothing found yet. */
  public static AuthenticationResults by(String authservId) {
    return new AuthenticationResults(authservId, List.of());
  }

  /**
   * Reads the value of a field, folded or not; any text will do.
   *
   * @return empty when it does not follow RFC 8601 section 2.2
   */
  public static Optional<AuthenticationResults> parse(String value) {
    return new ResultsParser(value).parse();
  }

  /** With one more result. */
  public AuthenticationResults with(MethodResult result) {
    List<MethodResult> more = new ArrayList<>(results);
    more.add(result);
    return new AuthenticationResults(authservId, more);
  }

  /** With the check of the reverse name (section 2.7.3). */
  public AuthenticationResults with(IpAddress client, ReverseDns reverse) {
    List<DomainName> shown =
        reverse.confirmedNames().isEmpty() ? reverse.ptrNames() : reverse.confirmedNames();
    return with(
        MethodResult.of(
                "iprev",
                reverse.iprev().name().toLowerCase(Locale.ROOT),
                shown.stream().findFirst().map(DomainName::text).orElse("no PTR name"))
            .with("policy.iprev", client.text()));
  }

  /** With SPF for HELO or MAIL FROM (section 2.7.2). */
  public AuthenticationResults with(SpfReport spf) {
    boolean helo = spf.scope() == SpfScope.HELO;
    int at = spf.sender().lastIndexOf('@');
    return with(
        MethodResult.of("spf", spf.result().word(), spf.why())
            .with(
                helo ? "smtp.helo" : "smtp.mailfrom",
                helo ? spf.sender().substring(at + 1) : spf.sender()));
  }

  /** With every DKIM signature that was judged (section 2.7.1). */
  public AuthenticationResults with(DkimReport dkim) {
    if (dkim.checks().isEmpty()) {
      return with(MethodResult.of("dkim", "none", "no signature"));
    }
    AuthenticationResults all = this;
    for (DkimCheck check : dkim.checks()) {
      all = all.with(of(check));
    }
    return dkim.notJudged() == 0
        ? all
        : all.with(
            MethodResult.of(
                "dkim", "neutral", dkim.notJudged() + " more signatures were not judged"));
  }

  private static MethodResult of(DkimCheck check) {
    String keySize =
        check
            .key()
            .filter(key -> key.key().bits() > 0)
            .map(k -> k.key().bits() + "-bit key")
            .orElse("");
    String b = check.signature().common().signature();
    return MethodResult.of(
            "dkim", check.result().word(), check.failures().isEmpty() ? keySize : check.why())
        .with("header.d", check.domain().map(DomainName::text).orElse(""))
        .with("header.i", check.domain().isPresent() ? check.signature().identity() : "")
        .with("header.s", check.signature().common().selector().orElse(""))
        .with("header.a", check.signature().common().algorithm().map(Algorithm::word).orElse(""))
        .with("header.b", b.length() > 8 ? b.substring(0, 8) : b); // RFC 6008 section 4
  }

  /** With DMARC, in the words that RFC 9989 registers. */
  public AuthenticationResults with(DmarcReport dmarc) {
    String policy = dmarc.policy().map(p -> "policy " + p.word() + ", ").orElse("");
    return with(
        MethodResult.of("dmarc", dmarc.result().word(), policy + dmarc.why())
            .with("header.from", dmarc.headerFrom().text()));
  }

  /** With ARC (RFC 8617 section 10.2). */
  public AuthenticationResults with(IpAddress client, ArcReport arc) {
    return with(
        MethodResult.of("arc", arc.result().word(), arc.why())
            .with("smtp.remote-ip", client.text()));
  }

  /**
   * The field as it goes on top of a message, folded, without the final CRLF. Whatever strangers
   * put into names and comments is quoted or escaped, and long texts are cut.
   */
  public String field() {
    return NAME + ": " + ResultsWriter.value(this);
  }
}
