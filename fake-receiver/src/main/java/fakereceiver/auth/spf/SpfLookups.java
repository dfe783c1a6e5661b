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
  private final List<Answer<?>> answers = new ArrayList<>();
  private Optional<List<DomainName>> confirmedNames = Optional.empty();
  private int terms;
  private int voids;

  SpfLookups(Dns dns) {
    this.dns = dns;
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
    return terms <= Spf.MAX_LOOKUP_TERMS;
  }

  boolean isOutOfVoids() {
    return voids > Spf.MAX_VOID_LOOKUPS;
  }

  /** Asks; the answer is also added to {@code own}. */
  <T> Answer<T> ask(DomainName name, RecordType<T> type, List<Answer<?>> own) {
    Answer<T> answer = dns.ask(new Question<>(name, type));
    answers.add(answer);
    own.add(answer);
    return answer;
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
      for (DomainName name : ptr.records().stream().limit(Spf.MAX_NAMES).toList()) {
        if (ask(name, client.forwardType(), own).records().contains(client)) {
          confirmed.add(name);
        }
      }
      confirmedNames = Optional.of(List.copyOf(confirmed));
    }
    return confirmedNames.get();
  }
}
