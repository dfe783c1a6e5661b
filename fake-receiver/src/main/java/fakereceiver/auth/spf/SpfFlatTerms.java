package fakereceiver.auth.spf;

import fakereceiver.auth.spf.SpfFlatElement.Flag;
import fakereceiver.dns.Answer;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import fakereceiver.given.Ascii;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The terms of records that are being flattened: read by how they begin, and passed over when they
 * cannot be read. For one thread.
 */
final class SpfFlatTerms {

  /** A further term that asks DNS is passed over. */
  static final int MAX_REQUESTS = 30;

  private static final String VERSION = "v=spf1";
  private static final int MIN_PREFIX = 8;

  private final SpfExpansion.Session session;
  private final SpfFlatLookups lookups;
  private final Map<DomainName, SpfRecord> records;
  private int requests;

  SpfFlatTerms(
      SpfExpansion.Session session, SpfFlatLookups lookups, Map<DomainName, SpfRecord> records) {
    this.session = session;
    this.lookups = lookups;
    this.records = records;
  }

  int requests() {
    return requests;
  }

  /** Reads the record among those of a name; false when there is none. */
  boolean read(SpfFlatRecord record, List<String> texts) {
    Optional<String> text =
        texts.stream()
            .filter(t -> t.startsWith(VERSION))
            .findFirst()
            .or(
                () ->
                    texts.stream()
                        .map(String::stripLeading)
                        .filter(t -> t.regionMatches(true, 0, VERSION, 0, VERSION.length()))
                        .findFirst());
    text.ifPresent(found -> read(record, found));
    return text.isPresent();
  }

  private void read(SpfFlatRecord record, String text) {
    if (SpfRecord.isOne(text)) {
      DomainName.parse(record.domain)
          .ifPresent(name -> records.put(name, record.holding(text, session.reading())));
    }
    String[] words = text.substring(VERSION.length()).stripLeading().split(" ", -1);
    int start = text.length() - text.substring(VERSION.length()).stripLeading().length();
    for (String word : words) {
      if (!word.isEmpty() && !record.redirected) {
        add(record, word, start, words);
      }
      start += word.length() + 1;
    }
  }

  private void add(SpfFlatRecord record, String word, int start, String[] words) {
    String term = new SpfFlatMacros(session, record.domain).expanded(word);
    if (term.isEmpty()) {
      return;
    }
    Optional<SpfQualifier> qualifier = qualifier(term.charAt(0));
    String bare = qualifier.isPresent() ? term.substring(1) : term;
    SpfQualifier sign = qualifier.orElse(SpfQualifier.PASS);
    SpfHop hop = hop(record, word, start, sign, bare);
    SpfFlatElement element = new SpfFlatElement(record, hop, sign.result());
    if (begins(bare, "redirect") && hasAll(words)) {
      return;
    }
    record.elements.add(element);
    if (parse(record, element, bare)) {
      element.flags.add(Flag.PARSED);
    }
  }

  private static Optional<SpfQualifier> qualifier(char sign) {
    for (SpfQualifier qualifier : SpfQualifier.values()) {
      if (qualifier.sign() == sign) {
        return Optional.of(qualifier);
      }
    }
    return Optional.empty();
  }

  private SpfHop hop(SpfFlatRecord record, String word, int start, SpfQualifier sign, String bare) {
    DomainName domain = DomainName.parse(record.domain).orElse(DomainName.ROOT);
    return new SpfHop(
        domain,
        record
            .termAt(start)
            .orElseGet(
                () ->
                    new SpfMechanism(
                        word,
                        start,
                        sign,
                        kind(bare),
                        Optional.empty(),
                        Optional.empty(),
                        32,
                        128)));
  }

  private static SpfMechanism.Kind kind(String bare) {
    for (SpfMechanism.Kind kind : SpfMechanism.Kind.values()) {
      if (begins(bare, kind.word())) {
        return kind;
      }
    }
    return SpfMechanism.Kind.EXISTS;
  }

  private static boolean begins(String term, String word) {
    return term.regionMatches(true, 0, word, 0, word.length());
  }

  /** Whether {@code redirect} is not looked at; an {@code all} without a sign does not count. */
  private static boolean hasAll(String[] words) {
    for (String word : words) {
      if (!word.isEmpty() && word.substring(1).equalsIgnoreCase("all")) {
        return true;
      }
    }
    return false;
  }

  private boolean parse(SpfFlatRecord record, SpfFlatElement element, String bare) {
    String term = bare.toLowerCase(Locale.ROOT);
    if (term.startsWith("all")) {
      element.flags.add(Flag.ANY);
      element.flags.add(Flag.RESOLVED);
      if (element.result == SpfResult.PASS) {
        element.flags.add(Flag.INVALID);
      }
      return true;
    }
    if (term.startsWith("ip4") || term.startsWith("ipv4")) {
      return network(element, bare, true);
    }
    if (term.startsWith("ip6") || term.startsWith("ipv6")) {
      return network(element, bare, false);
    }
    if (term.startsWith("exp")) {
      return true;
    }
    if (requests > MAX_REQUESTS) {
      return false;
    }
    if (term.startsWith("a")) {
      return address(record, element, bare);
    }
    if (term.startsWith("mx")) {
      return exchangers(record, element, bare);
    }
    if (term.startsWith("ptr")) {
      return pointers(record, element, bare);
    }
    if (term.startsWith("include")) {
      return other(element, bare, ':', '=');
    }
    if (term.startsWith("redirect")) {
      int before = requests;
      boolean asked = other(element, bare, '=', ':');
      if (requests > before) {
        record.redirected = true;
        element.flags.add(Flag.REDIRECT);
      }
      return asked;
    }
    return term.startsWith("exists") && exists(element, bare);
  }

  private static int sign(String term, char usual, char other) {
    int at = term.indexOf(usual);
    return at < 0 ? term.indexOf(other) : at;
  }

  private static boolean network(SpfFlatElement element, String bare, boolean four) {
    int sign = sign(bare, ':', '=');
    if (sign < 0) {
      return false;
    }
    int slash = bare.indexOf('/', sign);
    String text = bare.substring(sign + 1, slash < 0 ? bare.length() : slash);
    Optional<? extends IpAddress> address = four ? Ip4Address.parse(text) : Ip6Address.parse(text);
    int most = four ? 32 : 128;
    int prefix = slash < 0 ? most : leadingNumber(bare.substring(slash + 1));
    if (address.isEmpty() || prefix > most) {
      return false;
    }
    element.set(address.get());
    element.prefix4 = four ? prefix : 0;
    element.prefix6 = four ? 0 : prefix;
    element.flags.add(Flag.RESOLVED);
    if (prefix < MIN_PREFIX) {
      element.flags.add(Flag.INVALID);
    }
    return true;
  }

  private static int leadingNumber(String text) {
    int number = 0;
    for (int i = 0; i < text.length() && number < 1_000; i++) {
      char c = text.charAt(i);
      if (!Ascii.isDigit(c)) {
        break;
      }
      number = number * 10 + (c - '0');
    }
    return number;
  }

  private SpfFlatTarget target(
      SpfFlatRecord record, SpfFlatElement element, String bare, boolean hasPrefix) {
    requests++;
    SpfFlatTarget target = SpfFlatTarget.of(bare, record.domain, hasPrefix);
    element.prefix4 = target.prefix4();
    element.prefix6 = target.prefix6();
    return target;
  }

  private boolean address(SpfFlatRecord record, SpfFlatElement element, String bare) {
    return addresses(element, target(record, element, bare, true).host());
  }

  /** Asks for the addresses of both families; what comes is added to the element. */
  private boolean addresses(SpfFlatElement element, String host) {
    return names(element, host, RecordType.A, SpfFlatElement::add)
        && names(element, host, RecordType.AAAA, SpfFlatElement::add);
  }

  private boolean exchangers(SpfFlatRecord record, SpfFlatElement element, String bare) {
    return names(
        element, target(record, element, bare, true).host(), RecordType.MX, this::addresses);
  }

  /** What to do with each record of a name. */
  private interface Use<T> {
    void of(SpfFlatElement element, T record);
  }

  private <T> boolean names(SpfFlatElement element, String host, RecordType<T> type, Use<T> use) {
    return lookups.later(
        host,
        type,
        element.answers,
        answer -> {
          if (answer.isUnavailable()) {
            element.flags.add(Flag.TEMPFAIL);
          } else if (answer.records().isEmpty()) {
            element.addNone();
          } else {
            answer.records().forEach(one -> use.of(element, one));
          }
        },
        element::addNone);
  }

  private void addresses(SpfFlatElement element, Mx exchanger) {
    addresses(element, exchanger.exchange().text());
  }

  private boolean pointers(SpfFlatRecord record, SpfFlatElement element, String bare) {
    String below = target(record, element, bare, false).host();
    return names(
        element,
        session.client().reverseName().text(),
        RecordType.PTR,
        (one, name) -> pointer(one, name, below));
  }

  private void pointer(SpfFlatElement element, DomainName name, String below) {
    if (DomainName.parse(below).filter(name::isAtOrBelow).isPresent()) {
      addresses(element, name.text());
    } else {
      element.flags.add(Flag.RESOLVED);
      element.flags.remove(Flag.PERMFAIL);
    }
  }

  private boolean exists(SpfFlatElement element, String bare) {
    int sign = sign(bare, ':', '=');
    if (sign < 0) {
      return false;
    }
    requests++;
    return lookups.later(
        bare.substring(sign + 1),
        RecordType.A,
        element.answers,
        answer -> {
          if (answer.isUnavailable()) {
            element.flags.add(Flag.TEMPFAIL);
          } else if (answer.isFound()) {
            element.flags.add(Flag.RESOLVED);
            element.fill((byte) 0);
          }
        },
        () -> {});
  }

  private boolean other(SpfFlatElement element, String bare, char usual, char second) {
    int sign = sign(bare, usual, second);
    if (sign < 0) {
      return false;
    }
    requests++;
    String domain = bare.substring(sign + 1);
    SpfFlatRecord record = new SpfFlatRecord(domain, element.path());
    element.reference = Optional.of(record);
    return lookups.later(
        domain,
        RecordType.TXT,
        element.answers,
        answer -> follow(element, record, answer),
        () -> element.flags.add(Flag.PERMFAIL));
  }

  private void follow(SpfFlatElement element, SpfFlatRecord record, Answer<String> answer) {
    if (answer.isUnavailable()) {
      element.flags.add(Flag.TEMPFAIL);
    } else if (answer.records().isEmpty()) {
      element.flags.add(Flag.PERMFAIL);
    } else {
      element.flags.add(Flag.RESOLVED);
      if (!read(record, answer.records()) && element.has(Flag.REDIRECT)) {
        element.flags.add(Flag.PERMFAIL);
      }
    }
  }
}
