package fakereceiver.auth.spf;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.mail.Printable;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the terms of one record (RFC 7208 section 12). */
final class SpfRecordParser {

  private static final Pattern MODIFIER =
      Pattern.compile("([A-Za-z][-A-Za-z0-9_.]*)=(.*)", Pattern.DOTALL);
  private static final Pattern MECHANISM =
      Pattern.compile("([-+~?]?)([A-Za-z0-9]+)(.*)", Pattern.DOTALL);

  /** The forms of {@link SpfHabit#TERMS_ARE_READ_BY_PATTERN}. */
  private static final Pattern MECHANISM_FORMS =
      Pattern.compile(
          "[-+~?]?(?:all|a|mx|ptr)"
              + "|[-+~?]?(?:a|mx|ptr|ip4|ip6|include|exists)"
              + "(?::[^/ ]+(?:/[0-9]+(?://[0-9]+)?)?|/[0-9]+(?://[0-9]+)?)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern MODIFIER_FORM =
      Pattern.compile("([^ =]+)=([a-z0-9:/._-]+)", Pattern.CASE_INSENSITIVE);

  private static final Pattern PREFIXES = Pattern.compile("(?:/([0-9]+))?(?://([0-9]+))?\\z");

  private static final Pattern LENGTH = Pattern.compile("0|[1-9][0-9]{0,2}");

  private final String text;
  private final SpfReading reading;
  private final List<SpfTerm> terms = new ArrayList<>();
  private final List<SpfSyntaxError> errors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Set<SpfModifier.Kind> once = EnumSet.noneOf(SpfModifier.Kind.class);

  SpfRecordParser(String text, SpfReading reading) {
    this.text = text;
    this.reading = reading;
  }

  /** The record; its terms begin at {@code from}. */
  SpfRecord parse(int from) {
    int at = from;
    while (at < text.length() && errors.size() < SpfRecord.MAX_ERRORS) {
      if (text.charAt(at) == ' ') { // only a space separates terms, no other white space does
        at++;
        continue;
      }
      int space = text.indexOf(' ', at);
      int end = space < 0 ? text.length() : space;
      add(text.substring(at, end), at);
      at = end;
    }
    return new SpfRecord(text, terms, errors);
  }

  private void add(String term, int start) {
    try {
      boolean anyName = byPattern() && !MECHANISM_FORMS.matcher(term).matches();
      if (anyName && !MODIFIER_FORM.matcher(term).matches()) {
        throw new SpfSyntaxException("not a form that the receiver knows");
      }
      Matcher modifier =
          (anyName ? MODIFIER_FORM : MODIFIER).matcher(compiled() ? asModifier(term) : term);
      terms.add(
          modifier.matches()
              ? modifier(term, start, modifier.group(1), modifier.group(2))
              : mechanism(term, start));
    } catch (SpfSyntaxException e) {
      errors.add(new SpfSyntaxError(start, term, Printable.of(e.problem())));
    }
  }

  /** A {@code redirect} may have a colon. */
  private static String asModifier(String term) {
    boolean redirect = term.regionMatches(true, 0, "redirect:", 0, 9);
    return redirect ? term.replaceFirst(":", "=") : term;
  }

  private SpfModifier modifier(String term, int start, String name, String value)
      throws SpfSyntaxException {
    boolean named = reading.has(SpfHabit.MODIFIERS_STAND_ONCE);
    SpfModifier.Kind kind =
        switch (named ? name : name.toLowerCase(Locale.ROOT)) {
          case "redirect" -> SpfModifier.Kind.REDIRECT;
          case "exp" -> SpfModifier.Kind.EXP;
          default -> SpfModifier.Kind.UNKNOWN;
        };
    if (named && !names.add(name)) {
      throw new SpfSyntaxException("a second " + name + "=, expected at most one");
    }
    if (compiled() && name.indexOf('.') >= 0) {
      throw new SpfSyntaxException("a dot in the name of a modifier");
    }
    if (named && (name.equals("default") || name.equals("op"))) {
      return new SpfModifier(term, start, name, kind, new SpfMacroText(value, List.of()));
    }
    if (kind == SpfModifier.Kind.UNKNOWN) {
      return new SpfModifier(term, start, name, kind, unknown(value));
    }
    if (!once.add(kind) && !byPattern() && !compiled()) {
      throw new SpfSyntaxException("a second " + name + "=, expected at most one");
    }
    return new SpfModifier(
        term,
        start,
        name,
        kind,
        compiled() && kind == SpfModifier.Kind.EXP ? unknown(value) : domainSpec(value));
  }

  private SpfMechanism mechanism(String term, int start) throws SpfSyntaxException {
    Matcher form = MECHANISM.matcher(term);
    if (!form.matches()) {
      throw new SpfSyntaxException("neither a mechanism nor a modifier");
    }
    SpfQualifier qualifier = qualifier(form.group(1));
    SpfMechanism.Kind kind = kind(form.group(2));
    String rest = form.group(3);
    return switch (kind) {
      case ALL -> {
        if (!rest.isEmpty()) {
          throw new SpfSyntaxException("\"" + rest + "\" after all, expected nothing");
        }
        yield mechanism(term, start, qualifier, kind, Optional.empty());
      }
      case INCLUDE, EXISTS -> mechanism(term, start, qualifier, kind, Optional.of(target(rest)));
      case PTR ->
          mechanism(
              term,
              start,
              qualifier,
              kind,
              isOwn(rest) ? Optional.empty() : Optional.of(target(rest)));
      case A, MX -> named(term, start, qualifier, kind, rest);
      case IP4, IP6 -> network(term, start, qualifier, kind, rest);
    };
  }

  private static SpfMechanism mechanism(
      String term,
      int start,
      SpfQualifier qualifier,
      SpfMechanism.Kind kind,
      Optional<SpfMacroText> target) {
    return new SpfMechanism(term, start, qualifier, kind, target, Optional.empty(), 32, 128);
  }

  private static SpfQualifier qualifier(String sign) {
    for (SpfQualifier qualifier : SpfQualifier.values()) {
      if (sign.indexOf(qualifier.sign()) == 0) {
        return qualifier;
      }
    }
    return SpfQualifier.PASS;
  }

  private static SpfMechanism.Kind kind(String word) throws SpfSyntaxException {
    for (SpfMechanism.Kind kind : SpfMechanism.Kind.values()) {
      if (kind.word().equalsIgnoreCase(word)) {
        return kind;
      }
    }
    throw new SpfSyntaxException(
        "there is no mechanism \""
            + word
            + "\", expected all, include, a, mx, ptr, ip4, ip6 or exists");
  }

  /** A colon before nothing is passed over by a receiver that compiles terms. */
  private boolean isOwn(String rest) {
    return rest.isEmpty() || (compiled() && rest.equals(":"));
  }

  private SpfMacroText target(String rest) throws SpfSyntaxException {
    if (!rest.startsWith(":")) {
      throw new SpfSyntaxException("expected a colon and a domain");
    }
    return domainSpec(rest.substring(1));
  }

  private SpfMacroText domainSpec(String domain) throws SpfSyntaxException {
    if (reading.has(SpfHabit.MACROS_ARE_REPLACED_IN_PLACE)) {
      if (isWrongInPlace(domain)) {
        throw new SpfSyntaxException("a percent sign before what is no macro");
      }
      return new SpfMacroText(domain, List.of(new SpfMacroText.Literal(domain)));
    }
    try {
      return SpfMacroParser.domainSpec(domain, reading);
    } catch (SpfSyntaxException e) {
      boolean asText =
          reading.has(SpfHabit.WRONG_MACROS_ARE_TEXT)
              || (byPattern() && !domain.matches(".*%[^{%+-].*"));
      if (domain.indexOf('%') < 0 || !asText) {
        throw e;
      }
      return new SpfMacroText(domain, List.of(new SpfMacroText.Literal(domain)));
    }
  }

  /** Whether a percent sign stands before a character that may not follow one. */
  private static boolean isWrongInPlace(String domain) {
    for (int at = domain.indexOf('%'); at >= 0; at = domain.indexOf('%', at + 1)) {
      if (at + 1 < domain.length() && "{%+-".indexOf(domain.charAt(at + 1)) < 0) {
        return true;
      }
    }
    return false;
  }

  /** A modifier that means nothing is read only to see whether it is well-formed. */
  private SpfMacroText unknown(String value) throws SpfSyntaxException {
    return reading.has(SpfHabit.UNKNOWN_MODIFIERS_ARE_SKIPPED)
        ? new SpfMacroText(value, List.of())
        : SpfMacroParser.macroString(value, reading);
  }

  private boolean compiled() {
    return reading.has(SpfHabit.TERMS_ARE_COMPILED);
  }

  private boolean byPattern() {
    return reading.has(SpfHabit.TERMS_ARE_READ_BY_PATTERN);
  }

  private SpfMechanism named(
      String term, int start, SpfQualifier qualifier, SpfMechanism.Kind kind, String rest)
      throws SpfSyntaxException {
    Matcher prefixes = PREFIXES.matcher(rest);
    String domain = prefixes.find() ? rest.substring(0, prefixes.start()) : rest;
    return new SpfMechanism(
        term,
        start,
        qualifier,
        kind,
        isOwn(domain) ? Optional.empty() : Optional.of(target(domain)),
        Optional.empty(),
        prefix(prefixes.group(1), 32),
        byPattern() && kind == SpfMechanism.Kind.MX && prefixes.group(2) != null
            ? 0 // it takes the slashes for a part of the number, which is none then
            : prefix(prefixes.group(2), 128));
  }

  private SpfMechanism network(
      String term, int start, SpfQualifier qualifier, SpfMechanism.Kind kind, String rest)
      throws SpfSyntaxException {
    boolean four = kind == SpfMechanism.Kind.IP4;
    int slash = rest.indexOf('/');
    String address = slash < 0 ? rest : rest.substring(0, slash);
    String prefix = slash < 0 ? null : rest.substring(slash + 1);
    Optional<IpAddress> network =
        !address.startsWith(":")
            ? Optional.empty()
            : byPattern()
                ? SpfShortAddress.parse(address.substring(1))
                : four
                    ? Ip4Address.parse(address.substring(1)).map(IpAddress.class::cast)
                    : Ip6Address.parse(address.substring(1)).map(IpAddress.class::cast);
    if (network.isEmpty()) {
      throw new SpfSyntaxException(
          four
              ? "expected a colon and an IPv4 address such as 192.0.2.0/24"
              : "expected a colon and an IPv6 address such as 2001:db8::/32");
    }
    boolean isFour = network.get() instanceof Ip4Address;
    return new SpfMechanism(
        term,
        start,
        qualifier,
        kind,
        Optional.empty(),
        network,
        isFour ? prefix(prefix, 32) : 32,
        isFour ? 128 : prefix(prefix, 128));
  }

  private int prefix(@Nullable String digits, int max) throws SpfSyntaxException {
    if (digits == null) {
      return max;
    }
    if (byPattern() && digits.matches("[0-9]+")) {
      return digits.length() > 4 ? max : Math.min(max, Integer.parseInt(digits));
    }
    if (compiled() && digits.matches("0*[1-9][0-9]{0,2}") && Integer.parseInt(digits) <= max) {
      return Integer.parseInt(digits);
    }
    if (compiled() || !LENGTH.matcher(digits).matches() || Integer.parseInt(digits) > max) {
      throw new SpfSyntaxException(
          "prefix length \"/" + digits + "\", expected /0 to /" + max + " without leading zeros");
    }
    return Integer.parseInt(digits);
  }
}
