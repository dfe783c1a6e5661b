package smtpprobe.remedy;

import fakereceiver.auth.spf.Spf;
import fakereceiver.auth.spf.SpfMechanism;
import fakereceiver.auth.spf.SpfModifier;
import fakereceiver.auth.spf.SpfQualifier;
import fakereceiver.auth.spf.SpfRecord;
import fakereceiver.auth.spf.SpfResult;
import fakereceiver.auth.spf.SpfTerm;
import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.OverlayDns;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * An SPF record that admits some addresses: they come before anything that has to be looked up,
 * behind other addresses, and what was heard of the old record stays. Nobody else gets in by it.
 *
 * @param text the record
 * @param others the other texts of the name, which stay beside it
 * @param leftOut terms of the old record that cannot stay, each with the reason
 */
record SpfText(String text, List<String> others, List<String> leftOut) {

  /** As wide as a site gets (RFC 6177 section 2); wider ranges admit strangers. */
  private static final int SITE = 48;

  private static final int SINGLE = 128;

  /** How many terms are tried to be left out. */
  private static final int MAX_TRIED = 20;

  private static final String HOST = "a:";

  private static final String OF_ADDRESSES = "0123456789abcdef:.";

  private static final String PASSING =
      "an address of this host that will be gone, or one that nobody outside can reach";

  /** An address that no record names: what SPF makes of it, it makes of every stranger. */
  private static final IpAddress STRANGER = IpAddress.of("2001:db8:ffff:ffff:ffff:ffff:ffff:1");

  private static final IpAddress STRANGER_OF_IPV4 = IpAddress.of("203.0.113.251");

  SpfText {
    others = List.copyOf(others);
    leftOut = List.copyOf(leftOut);
  }

  /** Whether every one of them may send as things are. */
  static boolean admits(DomainName domain, List<IpAddress> own, Dns dns) {
    return own.stream()
        .map(address -> result(domain, address, dns))
        .allMatch(SpfResult.PASS::equals);
  }

  private static SpfResult result(DomainName domain, IpAddress address, Dns dns) {
    return new Spf(dns, "receiver.invalid", Clock.systemUTC())
        .mailFrom(address, HeloName.of(domain.text()), ReversePath.of("postmaster@" + domain))
        .result();
  }

  /** The SPF records among those texts; where there is none, what was entered as one. */
  private static List<String> meant(List<String> texts) {
    List<String> records = texts.stream().filter(SpfRecord::isOne).toList();
    return records.isEmpty()
        ? texts.stream().filter(t -> SpfRecord.isOne(EnteredText.plain(t))).toList()
        : records;
  }

  /**
   * The record to publish. Empty when DNS does not say what there is now, or when several records
   * end in different ways: only their owner knows which is meant.
   */
  static Optional<SpfText> admitting(DomainName domain, List<IpAddress> own, Dns dns) {
    return admitting(domain, own, dns, address -> true);
  }

  /**
   * The same.
   *
   * @param keeps whether an address that the old record names may stay in it
   */
  static Optional<SpfText> admitting(
      DomainName domain, List<IpAddress> own, Dns dns, Predicate<IpAddress> keeps) {
    Answer<String> texts = dns.txt(domain);
    if (texts.isUnavailable()) {
      return Optional.empty();
    }
    List<String> meant = meant(texts.records());
    List<String> others = texts.records().stream().filter(t -> !meant.contains(t)).toList();
    List<SpfRecord> records =
        meant.stream()
            .map(t -> SpfRecord.parse(SpfRecord.isOne(t) ? t : EnteredText.plain(t)))
            .toList();
    Set<String> ends = records.stream().map(SpfText::end).collect(Collectors.toSet());
    if (ends.size() > 1) {
      return Optional.empty();
    }
    List<String> admitted =
        own.stream().map(a -> (a instanceof Ip4Address ? "ip4:" : "ip6:") + a).toList();
    Set<String> terms = new LinkedHashSet<>();
    boolean leading = true;
    List<String> leftOut = new ArrayList<>();
    for (SpfRecord record : records) {
      record.errors().stream()
          .filter(error -> !names(error.text(), own))
          .forEach(error -> leftOut.add(error.text() + ": " + error.problem()));
      record.terms().stream()
          .filter(term -> isAll(term) && isOpen(term))
          .forEach(term -> leftOut.add(term.text() + ": it admits everybody"));
      for (SpfTerm term : heard(record)) {
        Optional<String> why =
            whyNot(term)
                .or(() -> typedForLength(term, own))
                .or(() -> single(term).filter(a -> !keeps.test(a)).map(a -> PASSING));
        why.filter(reason -> !names(term.text(), own))
            .ifPresent(reason -> leftOut.add(term.text() + ": " + reason));
        if (why.isEmpty()) {
          if (leading && !isLiteral(term)) {
            terms.addAll(admitted); // before anything has to be looked up
            leading = false;
          }
          terms.add(term.text());
        }
      }
    }
    terms.addAll(admitted);
    String end = ends.stream().findFirst().orElse("~all");
    Optional<String> breaking = breaking(domain, terms, end, dns);
    List<String> stead = breaking.map(term -> addressesOf(term, dns)).orElse(List.of());
    if (breaking.isEmpty()
        || (stead.isEmpty() && isForSome(domain, breaking.get(), text(terms, end), dns))) {
      return Optional.of(new SpfText(text(terms, end), others, leftOut));
    }
    if (stead.isEmpty()) {
      leftOut.add(breaking.get() + ": it makes the whole record a permerror");
    }
    List<String> mended =
        terms.stream()
            .flatMap(term -> term.equals(breaking.get()) ? stead.stream() : Stream.of(term))
            .distinct()
            .toList();
    return Optional.of(new SpfText(text(mended, end), others, leftOut));
  }

  /** Whether a term that does not count is meant for one of those, and so stays in other words. */
  private static boolean names(String term, List<IpAddress> own) {
    return own.stream().map(IpAddress::text).anyMatch(address -> isIn(term, address));
  }

  private static boolean isIn(String term, String address) {
    int at = term.indexOf(address);
    int end = at + address.length();
    return at >= 0 && (end == term.length() || OF_ADDRESSES.indexOf(term.charAt(end)) < 0);
  }

  /** What {@code a:NAME} admits, written out, so that nobody who may send is shut out. */
  private static List<String> addressesOf(String term, Dns dns) {
    return term.startsWith(HOST)
        ? DomainName.parse(term.substring(HOST.length())).stream()
            .flatMap(
                name ->
                    Stream.concat(
                        dns.a(name).records().stream().map(a -> "ip4:" + a),
                        dns.aaaa(name).records().stream().map(a -> "ip6:" + a)))
            .toList()
        : List.of();
  }

  private static String text(Collection<String> terms, String end) {
    return "v=spf1 " + String.join(" ", terms) + " " + end;
  }

  /** The one term without which others than the own addresses get an answer; empty mostly. */
  private static Optional<String> breaking(
      DomainName domain, Set<String> terms, String end, Dns dns) {
    if (!isBroken(domain, text(terms, end), dns)) {
      return Optional.empty();
    }
    return terms.stream()
        .limit(MAX_TRIED)
        .filter(term -> term.contains(":") && !term.startsWith("ip"))
        .filter(
            term ->
                !isBroken(
                    domain,
                    text(terms.stream().filter(other -> !other.equals(term)).toList(), end),
                    dns))
        .findFirst();
  }

  private static boolean isBroken(DomainName domain, String record, Dns dns) {
    return isBroken(domain, record, STRANGER, dns);
  }

  private static boolean isBroken(DomainName domain, String record, IpAddress client, Dns dns) {
    String zone = String.join("\n", DnsChange.txt(domain, record).zoneLines()) + "\n";
    return result(domain, client, OverlayDns.of(zone, dns)) == SpfResult.PERMERROR;
  }

  /** Whether the term gives others an answer: those of IPv4, or those that a macro leads to. */
  private static boolean isForSome(DomainName domain, String term, String record, Dns dns) {
    return term.contains("%") || !isBroken(domain, record, STRANGER_OF_IPV4, dns);
  }

  /** What counts before the end: no mechanism after an "all" (RFC 7208 section 5.1). */
  private static List<SpfTerm> heard(SpfRecord record) {
    List<SpfTerm> heard = new ArrayList<>();
    boolean ended = false;
    for (SpfTerm term : record.terms()) {
      ended |= isAll(term);
      boolean redirect = term instanceof SpfModifier m && m.kind() == SpfModifier.Kind.REDIRECT;
      if (!redirect && (term instanceof SpfModifier || !ended)) {
        heard.add(term);
      }
    }
    return heard;
  }

  /** Its first "all", or else a redirect (RFC 7208 section 6.1), or neutral (section 4.7). */
  private static String end(SpfRecord record) {
    Optional<SpfTerm> all = record.terms().stream().filter(SpfText::isAll).findFirst();
    if (all.isPresent()) {
      return isOpen(all.get()) ? "~all" : all.get().text();
    }
    return record.modifier(SpfModifier.Kind.REDIRECT).map(SpfTerm::text).orElse("?all");
  }

  private static boolean isLiteral(SpfTerm term) {
    return term instanceof SpfMechanism m
        && m.qualifier() == SpfQualifier.PASS
        && (m.kind() == SpfMechanism.Kind.IP4 || m.kind() == SpfMechanism.Kind.IP6);
  }

  private static boolean isOpen(SpfTerm all) {
    return ((SpfMechanism) all).qualifier() == SpfQualifier.PASS;
  }

  private static boolean isAll(SpfTerm term) {
    return term instanceof SpfMechanism m && m.kind() == SpfMechanism.Kind.ALL;
  }

  /** The IPv6 address that a term names, when it names one alone. */
  private static Optional<Ip6Address> single(SpfTerm term) {
    return term instanceof SpfMechanism m
            && m.kind() == SpfMechanism.Kind.IP6
            && m.prefix6() == SINGLE
        ? m.network().filter(Ip6Address.class::isInstance).map(Ip6Address.class::cast)
        : Optional.empty();
  }

  /** {@code ::64} in the place of {@code /64}, in the network of one that sends. */
  private static Optional<String> typedForLength(SpfTerm term, List<IpAddress> own) {
    return single(term)
        .filter(address -> address.low() == 0x64)
        .filter(address -> !own.contains(address))
        .filter(
            address ->
                own.stream()
                    .anyMatch(a -> a instanceof Ip6Address six && six.startsWith(address, 64)))
        .map(
            address ->
                "one address only, ::64 was probably typed for /64 (the network is "
                    + new Ip6Address(address.high(), 0)
                    + "/64)");
  }

  private static Optional<String> whyNot(SpfTerm term) {
    if (!(term instanceof SpfMechanism m)) {
      return Optional.of("\"=\" makes it an unknown modifier, which is ignored; expected \":\"")
          .filter(why -> isMechanism(term.text()));
    }
    if (m.kind() == SpfMechanism.Kind.PTR) {
      return Optional.of("receivers skip it (RFC 7208 section 5.5)");
    }
    return m.kind() == SpfMechanism.Kind.IP6 && m.prefix6() < SITE
        ? Optional.of("wider than a /" + SITE + ", it admits strangers")
        : Optional.empty();
  }

  /** Whether a modifier is one with a colon in the place of its equals sign. */
  private static boolean isMechanism(String modifier) {
    int sign = modifier.indexOf('=');
    SpfRecord record =
        SpfRecord.parse(
            "v=spf1 " + modifier.substring(0, sign) + ":" + modifier.substring(sign + 1));
    return record.errors().isEmpty() && record.terms().get(0) instanceof SpfMechanism;
  }

  /** The change that publishes it. */
  DnsChange at(DomainName domain) {
    List<String> all = new ArrayList<>(List.of(text));
    all.addAll(others);
    return DnsChange.texts(domain, all);
  }

  /** What whoever publishes it has to know. */
  List<String> notes(DomainName domain, Plan plan, Dns now) {
    List<String> notes = new ArrayList<>();
    List<String> texts = plan.dns(now).txt(domain).records();
    if (texts.stream().noneMatch(SpfRecord::isOne) && !meant(texts).isEmpty()) {
      notes.add(EnteredText.NOTE);
    }
    long there = texts.stream().filter(SpfRecord::isOne).count();
    if (there > 1) {
      notes.add(
          "It takes the place of all "
              + there
              + " SPF records that are there: with more than one, none counts");
    }
    if (!leftOut.isEmpty()) {
      notes.add(
          "Left out of the record: "
              + String.join("; ", leftOut)
              + ". Name the addresses behind it, if any of them sends");
    }
    Dns then = plan.with(at(domain)).dns(now);
    if (result(domain, STRANGER, then) == SpfResult.PERMERROR) {
      boolean all =
          !text.contains("%") && result(domain, STRANGER_OF_IPV4, then) == SpfResult.PERMERROR;
      notes.add(
          all
              ? "For every sender but these addresses the record still ends in permerror: it needs"
                  + " more than ten lookups, or names one that is broken. Take out what none of"
                  + " your senders needs"
              : "For clients that it does not know the record still ends in permerror, over IPv6 at"
                  + " least: names without an AAAA record, or a name made of the client's address."
                  + " It is no hindrance to those that it names before");
    }
    return notes;
  }
}
