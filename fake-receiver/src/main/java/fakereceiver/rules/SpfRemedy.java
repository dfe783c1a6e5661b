package fakereceiver.rules;

import fakereceiver.auth.spf.SpfHop;
import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfProblem;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.auth.spf.SpfReport;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.auth.spf.SpfSyntaxError;
import fakereceiver.auth.spf.SpfTerm;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.IpRange;
import fakereceiver.mail.Printable;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Stream;

/** The SPF record to publish: the shortest change of what is there, the rest octet for octet. */
final class SpfRemedy {

  private static final String VERSION = "v=spf1";

  /** What the client as the first term ends: the terms after it are not reached. */
  private static final Set<SpfProblem.Kind> LIMITS =
      Set.of(
          SpfProblem.Kind.TOO_MANY_LOOKUP_TERMS,
          SpfProblem.Kind.TOO_MANY_VOID_LOOKUPS,
          SpfProblem.Kind.TOO_MANY_EXCHANGERS,
          SpfProblem.Kind.TOO_MANY_POINTERS);

  private SpfRemedy() {}

  /** The term that admits one address. */
  static String term(IpAddress client) {
    return (client instanceof Ip4Address ? "ip4:" : "ip6:") + client.text();
  }

  /** The first record of a domain. */
  static String first(DomainName domain, IpAddress client) {
    return publish(domain, VERSION + " " + term(client) + " -all");
  }

  /**
   * The record with the client put before the term that decided against it, or at the end. Where
   * the record cannot be evaluated, its wrong terms are put right first; what cannot be put right
   * here is named instead.
   */
  static String admit(SpfReport spf, IpAddress client) {
    if (spf.result() != SpfResult.PERMERROR) {
      return spf.record().isEmpty()
          ? spf.domain().map(domain -> first(domain, client)).orElse("")
          : insert(spf, catchAll(spf), client);
    }
    if (spf.problem().filter(p -> LIMITS.contains(p.kind())).isPresent()
        && spf.record().isPresent()) {
      return admitFirst(spf, client);
    }
    return spf.record()
        .filter(record -> !record.errors().isEmpty())
        .map(SpfRemedy::mended)
        .filter(SpfRemedy::isReadable)
        .map(record -> publish(spf, admitted(record, client)))
        .orElseGet(() -> correct(spf));
  }

  /** The record with the client as its first term, so that none of the others is reached. */
  static String admitFirst(SpfReport spf, IpAddress client) {
    return insert(spf, OptionalInt.of(VERSION.length() + 1), client);
  }

  /** The record with something else between two places, its other wrong terms put right. */
  static String replace(SpfReport spf, int start, int end, String replacement) {
    String text = spf.record().orElseThrow().text();
    return publish(spf, text.substring(0, start) + replacement + text.substring(end));
  }

  private static String correct(SpfReport spf) {
    return "Correct the SPF record"
        + spf.domain().map(domain -> " of " + domain).orElse("")
        + ": "
        + Printable.of(spf.why());
  }

  /** From the last wrong term to the first, so that places stay. */
  private static SpfRecord mended(SpfRecord record) {
    String text = record.text();
    for (int i = record.errors().size() - 1; i >= 0; i--) {
      SpfSyntaxError error = record.errors().get(i);
      Optional<String> right = SpfIp6Syntax.corrected(error.text());
      int end = error.start() + error.text().length();
      if (right.isPresent() && end <= text.length()) {
        text = text.substring(0, error.start()) + right.get() + text.substring(end);
      }
    }
    return SpfRecord.parse(text);
  }

  /** With the client, unless a term admits it by its address already. */
  private static String admitted(SpfRecord record, IpAddress client) {
    if (record.mechanisms().stream().anyMatch(mechanism -> names(mechanism, client))) {
      return record.text();
    }
    int at =
        record.mechanisms().stream()
            .filter(m -> m.kind() == SpfMechanism.Kind.ALL)
            .mapToInt(SpfTerm::start)
            .findFirst()
            .orElse(record.text().length());
    return inserted(record.text(), at, client);
  }

  private static boolean names(SpfMechanism mechanism, IpAddress client) {
    return mechanism.qualifier() == SpfQualifier.PASS
        && mechanism
            .network()
            .filter(
                first ->
                    new IpRange(
                            first,
                            first instanceof Ip4Address ? mechanism.prefix4() : mechanism.prefix6())
                        .contains(client))
            .isPresent();
  }

  private static String insert(SpfReport spf, OptionalInt place, IpAddress client) {
    String text = spf.record().orElseThrow().text();
    return publish(
        spf, inserted(text, Math.min(place.orElse(text.length()), text.length()), client));
  }

  private static String inserted(String text, int at, IpAddress client) {
    String before = text.substring(0, at);
    String after = text.substring(at);
    return before
        + (before.endsWith(" ") ? "" : " ")
        + term(client)
        + (after.isEmpty() ? "" : " ")
        + after;
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

  /** Never a record that nobody could evaluate. */
  private static String publish(SpfReport spf, String text) {
    SpfRecord record = mended(SpfRecord.parse(text));
    return isReadable(record)
        ? publish(spf.domain().orElseThrow(), record.text())
        : "Correct the SPF record of "
            + spf.domain().orElseThrow()
            + ": "
            + Printable.of(record.errors().get(0).text() + ": " + record.errors().get(0).problem());
  }

  private static boolean isReadable(SpfRecord record) {
    return record.errors().isEmpty();
  }

  private static String publish(DomainName domain, String record) {
    return "Publish as the SPF record of " + domain + ": " + Printable.of(record);
  }
}
