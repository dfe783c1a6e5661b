package fakereceiver.web.api;

import fakereceiver.dns.IpRange;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Query;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.Mail;
import fakereceiver.web.http.Parameters;
import fakereceiver.web.http.Refused;
import fakereceiver.yaml.Nearest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;

/** Which mails are wanted, from the parameters of a request. */
final class Filters {

  static final Set<String> NAMES =
      Set.of(
          "outcome persona rule client sender recipient text since until sessions".split(" ", -1));

  private Filters() {}

  /** Their names, and others. */
  static Set<String> and(String... names) {
    Set<String> all = new LinkedHashSet<>(NAMES);
    all.addAll(List.of(names));
    return all;
  }

  /**
   * What is asked for in what there is.
   *
   * @throws Refused when there is nothing such
   */
  static Query query(Parameters given, Journal journal) {
    Query query = of(given);
    query
        .unknownRule(asked -> journal.find(asked, OptionalLong.empty(), 1))
        .ifPresent(Filters::refuse);
    return query;
  }

  /**
   * What is waited for. A rule may be a test's own that was not met yet; a mistyped one never
   * comes.
   *
   * @throws Refused when there is nothing such
   */
  static Query coming(Parameters given) {
    Query query = of(given);
    query
        .rule()
        .filter(rule -> !RuleBook.ids().contains(rule))
        .filter(rule -> Nearest.to(rule, RuleBook.ids()).isPresent())
        .ifPresent(Filters::refuse);
    return query;
  }

  private static Query of(Parameters given) {
    return new Query(
        outcomes(given.text("outcome").orElse("")),
        given.text("persona"),
        given.text("rule"),
        given.text("client").map(Filters::range),
        given.text("sender"),
        given.text("recipient"),
        given.text("text"),
        time(given, "since"),
        time(given, "until"),
        given.flag("sessions"));
  }

  private static Set<String> outcomes(String words) {
    Set<String> outcomes = new LinkedHashSet<>();
    for (String word : words.split(",", -1)) {
      if (!word.isBlank()) {
        outcomes.add(word.strip());
      }
    }
    if (!Mail.OUTCOMES.containsAll(outcomes)) {
      throw Refused.wrong(
          "outcome",
          "the parameter outcome has a word that is no outcome, expected some of "
              + String.join(", ", new TreeSet<>(Mail.OUTCOMES)));
    }
    return outcomes;
  }

  /** A rule that is not there is never found: an empty list would say that all is well. */
  private static void refuse(String rule) {
    throw Refused.wrong(
        "rule",
        "the parameter rule is no rule, expected one that /api/v1/rules has"
            + Nearest.hint(rule, RuleBook.ids()));
  }

  private static IpRange range(String text) {
    try {
      return IpRange.of(text);
    } catch (IllegalArgumentException e) {
      throw Refused.wrong(
          "client",
          "the parameter client is no address or network, expected 2001:db8::25 or 2001:db8::/64");
    }
  }

  private static Optional<Instant> time(Parameters given, String name) {
    try {
      return given.text(name).map(text -> OffsetDateTime.parse(text).toInstant());
    } catch (DateTimeException e) {
      throw Refused.wrong(
          name, "the parameter " + name + " is no time, expected one such as 2026-11-29T08:00:00Z");
    }
  }
}
