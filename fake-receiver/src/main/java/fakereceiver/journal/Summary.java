package fakereceiver.journal;

import fakereceiver.dns.IpAddress;
import fakereceiver.finding.Finding;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.EncodedWords;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.Message;
import fakereceiver.mail.Reply;
import fakereceiver.mail.ReversePath;
import fakereceiver.mail.Shortened;
import fakereceiver.session.Mail;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * An entry as a list shows it. Immutable, and bounded: texts are cut at {@link #MAX_TEXT}, lists at
 * {@link #MAX_ITEMS}.
 *
 * @param id the entry's
 * @param time when the mail was final
 * @param session the id of its session
 * @param number which mail of that session it is; 0 for a session without one
 * @param persona who answered it
 * @param outcome one of {@link Mail#OUTCOMES}
 * @param stage where it was refused: {@code connect}, {@code helo}, {@code mail}, {@code rcpt},
 *     {@code message}
 * @param client the address that was judged
 * @param helo the HELO name; empty for none
 * @param from the reverse-path, {@code <>} for the null one; empty where there was no MAIL
 * @param to the recipients that were let through
 * @param recipients how many of them there are
 * @param subject decoded; empty for none
 * @param size of the message, in octets
 * @param reply the last word on it, its first line; empty for none
 * @param because the rules behind the verdict
 * @param faults the rules that found a fault, whether the persona minds or not
 * @param would how many of the other receivers would have done what, by {@link Entry#word}
 */
public record Summary(
    long id,
    Instant time,
    String session,
    int number,
    String persona,
    String outcome,
    Optional<String> stage,
    IpAddress client,
    String helo,
    String from,
    List<String> to,
    int recipients,
    String subject,
    int size,
    String reply,
    List<String> because,
    Set<String> faults,
    Map<String, Integer> would) {

  /** The longest text. */
  public static final int MAX_TEXT = 300;

  /** The longest list. */
  public static final int MAX_ITEMS = 20;

  public Summary {
    to = List.copyOf(to);
    because = List.copyOf(because);
    faults = Collections.unmodifiableSet(new LinkedHashSet<>(faults));
    would = Collections.unmodifiableMap(new TreeMap<>(would));
  }

  public static Summary of(Entry entry) {
    Mail mail = entry.mail();
    Verdict verdict = mail.verdict();
    return new Summary(
        entry.id(),
        mail.time(),
        mail.session(),
        mail.number(),
        mail.persona(),
        mail.outcome(),
        mail.stage().map(Stage::word),
        mail.attempt().clientAddress(),
        cut(mail.attempt().heloName().map(HeloName::text).orElse("")),
        cut(mail.attempt().reversePath().map(ReversePath::toString).orElse("")),
        mail.attempt().recipients().stream()
            .limit(MAX_ITEMS)
            .map(Mailbox::toString)
            .map(Summary::cut)
            .toList(),
        mail.attempt().recipients().size(),
        cut(subject(mail)),
        mail.message().map(Message::size).orElse(0),
        cut(mail.reply().map(Reply::toString).orElse("")),
        verdict.because().stream().limit(MAX_ITEMS).toList(),
        failed(verdict),
        counts(entry));
  }

  private static String subject(Mail mail) {
    return mail.message().stream()
        .flatMap(message -> message.fields("Subject").stream())
        .findFirst()
        .map(EncodedWords::decode)
        .orElse("");
  }

  private static Set<String> failed(Verdict verdict) {
    Set<String> failed = new LinkedHashSet<>();
    verdict.findings().all().stream()
        .filter(Finding::isFailed)
        .map(Finding::id)
        .limit(MAX_ITEMS)
        .forEach(failed::add);
    return failed;
  }

  private static Map<String, Integer> counts(Entry entry) {
    Map<String, Integer> counts = new TreeMap<>();
    entry
        .others()
        .forEach(verdict -> counts.merge(Entry.word(entry.mail(), verdict), 1, Integer::sum));
    return counts;
  }

  private static String cut(String text) {
    return Shortened.of(text, MAX_TEXT);
  }
}
