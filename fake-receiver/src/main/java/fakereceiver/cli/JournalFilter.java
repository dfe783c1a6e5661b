package fakereceiver.cli;

import fakereceiver.dns.IpRange;
import fakereceiver.given.UsageException;
import fakereceiver.journal.JournalReader;
import fakereceiver.journal.Query;
import fakereceiver.rules.RuleBook;
import fakereceiver.session.Mail;
import fakereceiver.yaml.Nearest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Option;

/** Which mails of a journal are wanted. */
final class JournalFilter {

  @Option(
      names = "--verdict",
      paramLabel = "WORD",
      split = ",",
      description =
          "Only those: accept, note, junk, drop, defer, reject, unfinished, or unjudged"
              + " (imported).")
  private Set<String> outcomes = new LinkedHashSet<>();

  @Option(
      names = "--persona",
      paramLabel = "NAME",
      description = "Only what this persona answered.")
  private Optional<String> persona = Optional.empty();

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only where this rule found its fault: ptr-missing.")
  private Optional<String> rule = Optional.empty();

  @Option(
      names = "--client",
      paramLabel = "ADDR",
      description = "Only from this client, or network: 2001:db8::25, 2001:db8::/64.")
  private Optional<String> client = Optional.empty();

  @Option(
      names = "--from",
      paramLabel = "TEXT",
      description = "Only with this in the sender's address.")
  private Optional<String> sender = Optional.empty();

  @Option(
      names = "--to",
      paramLabel = "TEXT",
      description = "Only with this in a recipient's address.")
  private Optional<String> recipient = Optional.empty();

  @Option(
      names = "--text",
      paramLabel = "TEXT",
      description = "Only with this in subject, addresses, replies or the message's text.")
  private Optional<String> text = Optional.empty();

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description =
          "Only those that came since then: 2026-11-29, 2026-11-29T12:00:00Z, or 90m, 12h or 7d"
              + " ago.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--until", paramLabel = "TIME", description = "Only those that came before then.")
  private Optional<String> until = Optional.empty();

  @Option(names = "--sessions", description = "Also sessions that came to no mail.")
  private boolean sessions;

  /**
   * What is wanted, at this moment.
   *
   * @throws UsageException when an option makes no sense
   */
  Query query(JournalReader reader) {
    for (String outcome : outcomes) {
      if (!Mail.OUTCOMES.contains(outcome)) {
        throw new UsageException(
            "--verdict \"" + outcome + "\", expected one of " + String.join(", ", Mail.OUTCOMES));
      }
    }
    Query query =
        new Query(
            outcomes,
            persona,
            rule,
            client.map(JournalFilter::range),
            sender,
            recipient,
            text,
            since.map(time -> moment("--since", time)),
            until.map(time -> moment("--until", time)),
            sessions);
    query.unknownRule(asked -> reader.find(asked, 1)).ifPresent(JournalFilter::refuse);
    return query;
  }

  /** A rule that is not there is never found: no line at all would say that all is well. */
  private static void refuse(String rule) {
    throw new UsageException(
        "--rule \"" + rule + "\" is no rule" + Nearest.hint(rule, RuleBook.ids()));
  }

  private static IpRange range(String text) {
    try {
      return IpRange.of(text);
    } catch (IllegalArgumentException e) {
      throw new UsageException(
          "--client \""
              + text
              + "\", expected an address or a network: 2001:db8::25, 2001:db8::/64");
    }
  }

  private static Instant moment(String option, String text) {
    Optional<Duration> ago = JournalOptions.duration(text);
    if (ago.isPresent()) {
      return Instant.now().minus(ago.get());
    }
    try {
      return text.indexOf('T') < 0
          ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
          : Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new UsageException(
          option
              + " \""
              + text
              + "\", expected a day, a time or how long ago: 2026-11-29, 2026-11-29T12:00:00Z,"
              + " 12h");
    }
  }
}
