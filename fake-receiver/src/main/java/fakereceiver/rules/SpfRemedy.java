package fakereceiver.rules;

import fakereceiver.auth.spf.SpfHop;
import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfTerm;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Printable;
import java.util.OptionalInt;
import java.util.stream.Stream;

/** The SPF record to publish: the shortest change of what is there, the rest octet for octet. */
final class SpfRemedy {

  private static final String VERSION = "v=spf1";

  private SpfRemedy() {}

  /** The term that admits one address; an IPv4-mapped one counts as IPv4 (RFC 7208 section 5). */
  static String term(IpAddress client) {
    if (client instanceof Ip6Address six && six.mapped().isPresent()) {
      return term(six.mapped().get());
    }
    return (client instanceof Ip4Address ? "ip4:" : "ip6:") + client.text();
  }

  /** The first record of a domain. */
  static String first(DomainName domain, IpAddress client) {
    return publish(domain, VERSION + " " + term(client) + " -all");
  }

  /** The record with the client put before the term that decided against it, or at the end. */
  static String admit(SpfReport spf, IpAddress client) {
    return spf.record().isEmpty()
        ? spf.domain().map(domain -> first(domain, client)).orElse("")
        : insert(spf, catchAll(spf), client);
  }

  /** The record with the client as its first term, so that none of the others is reached. */
  static String admitFirst(SpfReport spf, IpAddress client) {
    return insert(spf, OptionalInt.of(VERSION.length() + 1), client);
  }

  /** The record with something else between two places. */
  static String replace(SpfReport spf, int start, int end, String replacement) {
    String text = spf.record().orElseThrow().text();
    return publish(
        spf.domain().orElseThrow(), text.substring(0, start) + replacement + text.substring(end));
  }

  private static String insert(SpfReport spf, OptionalInt place, IpAddress client) {
    String text = spf.record().orElseThrow().text();
    int at = Math.min(place.orElse(text.length()), text.length());
    String before = text.substring(0, at);
    String after = text.substring(at);
    return publish(
        spf.domain().orElseThrow(),
        before
            + (before.endsWith(" ") ? "" : " ")
            + term(client)
            + (after.isEmpty() ? "" : " ")
            + after);
  }

  /** Where the term begins that decided, or the {@code all} that would. */
  private static OptionalInt catchAll(SpfReport spf) {
    SpfRecord record = spf.record().orElseThrow();
    Stream<SpfTerm> decided = spf.match().stream().limit(1).map(SpfHop::term);
    Stream<SpfTerm> all =
        record.terms().stream()
            .filter(term -> term instanceof SpfMechanism m && m.kind() == SpfMechanism.Kind.ALL);
    return Stream.concat(decided, all).mapToInt(SpfTerm::start).findFirst();
  }

  private static String publish(DomainName domain, String record) {
    return "Publish as the SPF record of " + domain + ": " + Printable.of(record);
  }
}
