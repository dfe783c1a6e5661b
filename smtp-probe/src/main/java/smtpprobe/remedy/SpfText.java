package smtpprobe.remedy;

import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.auth.spf.SpfTerm;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * An SPF record that admits some addresses: they come first, so that nothing has to be looked up
 * for them, and what can be kept of the record follows.
 */
final class SpfText {

  /** As wide as a site gets (RFC 6177 section 2); wider ranges admit strangers. */
  private static final int SITE = 48;

  private SpfText() {}

  /** Whether every one of them may send as things are. */
  static boolean admits(DomainName domain, List<IpAddress> own, Dns dns) {
    Spf spf = new Spf(dns, "receiver.invalid", Clock.systemUTC());
    ReversePath sender = ReversePath.of("postmaster@" + domain);
    return own.stream()
        .map(address -> spf.mailFrom(address, HeloName.of(domain.text()), sender).result())
        .allMatch(SpfResult.PASS::equals);
  }

  /** The record to publish; nothing when DNS does not say what there is now. */
  static List<Change> admit(DomainName domain, List<IpAddress> own, Dns dns) {
    Answer<String> texts = dns.txt(domain);
    if (texts.isUnavailable()) {
      return List.of();
    }
    List<String> others = new ArrayList<>();
    Set<String> terms = new LinkedHashSet<>();
    own.forEach(address -> terms.add((address instanceof Ip4Address ? "ip4:" : "ip6:") + address));
    String end = "~all";
    for (String text : texts.records()) {
      if (!SpfRecord.isOne(text)) {
        others.add(text);
        continue;
      }
      for (SpfTerm term : SpfRecord.parse(text).terms()) {
        if (isAll(term)) {
          end = ((SpfMechanism) term).qualifier() == SpfQualifier.PASS ? end : term.text();
        } else if (isKept(term)) {
          terms.add(term.text());
        }
      }
    }
    String record = "v=spf1 " + String.join(" ", terms) + redirected(terms, end);
    return List.of(DnsChange.texts(domain, record, others));
  }

  /** A redirect has the last word, and an "all" would keep it from being heard. */
  private static String redirected(Set<String> terms, String end) {
    return terms.stream().anyMatch(t -> t.regionMatches(true, 0, "redirect=", 0, 9))
        ? ""
        : " " + end;
  }

  private static boolean isAll(SpfTerm term) {
    return term instanceof SpfMechanism m && m.kind() == SpfMechanism.Kind.ALL;
  }

  private static boolean isKept(SpfTerm term) {
    return !(term instanceof SpfMechanism m)
        || !(m.kind() == SpfMechanism.Kind.PTR
            || (m.kind() == SpfMechanism.Kind.IP6 && m.prefix6() < SITE));
  }
}
