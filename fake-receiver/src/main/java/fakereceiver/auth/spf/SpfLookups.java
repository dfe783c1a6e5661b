package fakereceiver.auth.spf;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lookups of one check, counted (RFC 7208 section 4.6.4). For one thread. */
final class SpfLookups {

  private final Dns dns;
  private final SpfReading reading;
  private final List<Answer<?>> answers = new ArrayList<>();
  private Optional<List<DomainName>> confirmedNames = Optional.empty();
  private Optional<Answer<?>> ptrTrouble = Optional.empty();
  private int terms;
  private int voids;

  SpfLookups(Dns dns, SpfReading reading) {
    this.dns = dns;
    this.reading = reading;
  }

  List<Answer<?>> answers() {
    return answers;
  }

  int terms() {
    return terms;
  }

  int voids() {
    return voids;
  }

  /** Counts one more term that asks DNS; false when that is one too many. */
  boolean countTerm() {
    terms++;
    return terms <= reading.maxLookupTerms();
  }

  boolean isOutOfVoids() {
    return voids > Spf.MAX_VOID_LOOKUPS && !reading.has(SpfHabit.NO_VOID_LIMIT);
  }

  /** Asks; the answer is also added to {@code own}. */
  <T> Answer<T> ask(DomainName name, RecordType<T> type, List<Answer<?>> own) {
    Answer<T> answer = dns.ask(new Question<>(name, type));
    if (answer.isServerFailure() && reading.has(SpfHabit.SERVFAIL_IS_NO_RECORD)) {
      answer = Answer.absent(answer.question(), answer.said() + ", taken for no record");
    }
    answers.add(answer);
    own.add(answer);
    return answer;
  }

  /** Whether the client's PTR names, or the addresses of one, could not be looked up. */
  Optional<Answer<?>> ptrTrouble(IpAddress client, List<Answer<?>> own) {
    confirmedNames(client, own);
    return reading.has(SpfHabit.PTR_TROUBLE_IS_TEMPERROR) ? ptrTrouble : Optional.empty();
  }

  /** Asks, and counts an answer without records. */
  <T> Answer<T> askCounted(DomainName name, RecordType<T> type, List<Answer<?>> own) {
    Answer<T> answer = ask(name, type, own);
    if (answer.isAbsent()) {
      voids++;
    }
    return answer;
  }

  /**
   * The PTR names of the client that lead back to it, of the first {@link Spf#MAX_NAMES} (section
   * 5.5). A name that cannot be looked up is left out.
   *
   * <p>None of these count as void lookups: the names are the client's choice, and it must not be
   * able to turn the sender's record into a permerror.
   */
  List<DomainName> confirmedNames(IpAddress client, List<Answer<?>> own) {
    if (confirmedNames.isEmpty()) {
      List<DomainName> confirmed = new ArrayList<>();
      Answer<DomainName> ptr = ask(client.reverseName(), RecordType.PTR, own);
      noteTrouble(ptr);
      for (DomainName name : ptr.records().stream().limit(Spf.MAX_NAMES).toList()) {
        Answer<? extends IpAddress> addresses = ask(name, client.forwardType(), own);
        noteTrouble(addresses);
        if (addresses.records().contains(client)) {
          confirmed.add(name);
        }
      }
      confirmedNames = Optional.of(List.copyOf(confirmed));
    }
    return confirmedNames.get();
  }

  private void noteTrouble(Answer<?> answer) {
    if (answer.isUnavailable() && ptrTrouble.isEmpty()) {
      ptrTrouble = Optional.of(answer);
    }
  }
}
