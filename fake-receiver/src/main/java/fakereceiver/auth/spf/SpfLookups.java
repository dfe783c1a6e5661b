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
  private Optional<Answer<?>> ending = Optional.empty();
  private Optional<String> keptName = Optional.empty();
  private boolean ptrIsVoid;
  private boolean manyPointers;
  private int terms;
  private int all;
  private int voids;

  SpfLookups(Dns dns, SpfReading reading) {
    this.dns = dns;
    this.reading = reading;
  }

  List<Answer<?>> answers() {
    return answers;
  }

  int terms() {
    return all;
  }

  int voids() {
    return voids;
  }

  /** Counts one more term that asks DNS; false when that is one too many. */
  boolean countTerm() {
    terms++;
    all++;
    return !isOutOfTerms();
  }

  /** Of the last term nothing was asked. */
  void uncountTerm() {
    terms--;
    all--;
  }

  private boolean isOutOfTerms() {
    return all > SpfReading.MANY_LOOKUP_TERMS
        || (terms > reading.maxLookupTerms() && !reading.has(SpfHabit.TERM_LIMIT_IS_SEEN_LATE));
  }

  /** Whether there may be no further term, of any kind, as more than the limit were tried. */
  boolean isLate() {
    return terms > reading.maxLookupTerms() && reading.has(SpfHabit.TERM_LIMIT_IS_SEEN_LATE);
  }

  /** Counts from there on, and says from where it was. */
  int countFrom(int number) {
    int before = terms;
    terms = number;
    return before;
  }

  boolean isOutOfVoids() {
    return voids > Spf.MAX_VOID_LOOKUPS && !reading.has(SpfHabit.NO_VOID_LIMIT);
  }

  /** The first answer that ended the check, for a reading where any may. */
  Optional<Answer<?>> ending() {
    return ending;
  }

  /** Asks; the answer is also added to {@code own}. */
  <T> Answer<T> ask(DomainName name, RecordType<T> type, List<Answer<?>> own) {
    Answer<T> answer = dns.ask(new Question<>(name, type));
    if (answer.isServerFailure() && reading.has(SpfHabit.SERVFAIL_IS_NO_RECORD)) {
      answer = Answer.absent(answer.question(), answer.said() + ", taken for no record");
    }
    answers.add(answer);
    own.add(answer);
    if (reading.countsAllVoids()) {
      voids += answer.isAbsent() ? 1 + answer.aliases().size() : 0; // each alias is one more
      if (ending.isEmpty() && (answer.isUnavailable() || isOutOfVoids())) {
        ending = Optional.of(answer);
      }
    }
    return answer;
  }

  /** Asks for what never ends a check: an explanation. */
  Answer<String> askFreely(DomainName name, List<Answer<?>> own) {
    int before = voids;
    Optional<Answer<?>> endedBy = ending;
    Answer<String> answer = ask(name, RecordType.TXT, own);
    voids = before;
    ending = endedBy;
    return answer;
  }

  /** Asks, and counts an answer without records. */
  <T> Answer<T> askCounted(DomainName name, RecordType<T> type, List<Answer<?>> own) {
    Answer<T> answer = ask(name, type, own);
    if (answer.isAbsent() && !reading.countsAllVoids()) {
      voids++;
    }
    return answer;
  }

  /** What a {@code ptr} finds: the confirmed names, in order, as far as they are needed. */
  Pointers pointers(IpAddress client, DomainName wanted, List<Answer<?>> own) {
    return reading.has(SpfHabit.TEN_NAMES_ARE_TRIED)
        ? inTurn(client, wanted, own)
        : atOnce(client, own);
  }

  /**
   * What reverse DNS says.
   *
   * @param confirmed the names that lead back to the client
   * @param trouble what could not be asked
   * @param isVoid whether there is no PTR record at all
   * @param tooMany whether there are more names than were tried
   */
  record Pointers(
      List<DomainName> confirmed, Optional<Answer<?>> trouble, boolean isVoid, boolean tooMany) {}

  private Pointers atOnce(IpAddress client, List<Answer<?>> own) {
    if (reading.countsAllVoids()) {
      confirmedNames = Optional.empty(); // asked for again, and counted again
    }
    List<DomainName> confirmed = confirmedNames(client, own);
    Optional<Answer<?>> trouble =
        reading.has(SpfHabit.PTR_TROUBLE_IS_TEMPERROR) ? ptrTrouble : Optional.empty();
    boolean tooMany = manyPointers && reading.has(SpfHabit.MANY_POINTERS_ARE_PERMERROR);
    boolean counted = !reading.countsAllVoids();
    if (counted && ptrIsVoid) {
      voids++;
    }
    return new Pointers(confirmed, trouble, counted && ptrIsVoid, tooMany);
  }

  private Pointers inTurn(IpAddress client, DomainName wanted, List<Answer<?>> own) {
    Answer<DomainName> ptr = ask(client.reverseName(), RecordType.PTR, own);
    if (ptr.isUnavailable()) {
      return new Pointers(List.of(), Optional.of(ptr), false, false);
    }
    for (DomainName name : ptr.records().stream().limit(Spf.MAX_NAMES).toList()) {
      Answer<? extends IpAddress> addresses = ask(name, client.forwardType(), own);
      if (addresses.isUnavailable()) {
        return new Pointers(List.of(), Optional.of(addresses), false, false);
      }
      if (addresses.records().contains(client) && name.isAtOrBelow(wanted)) {
        return new Pointers(List.of(name), Optional.empty(), false, false);
      }
    }
    boolean tooMany = ptr.records().size() > Spf.MAX_NAMES;
    return new Pointers(List.of(), Optional.empty(), false, tooMany);
  }

  /** The value of the macro {@code p} where it is the same in all records. */
  Optional<String> keptName() {
    return keptName;
  }

  String keep(String name) {
    keptName = Optional.of(name);
    return name;
  }

  /**
   * The PTR names of the client that lead back to it, of the first {@link Spf#MAX_NAMES} (section
   * 5.5). A name that cannot be looked up is left out.
   *
   * <p>The addresses of these names count as void lookups only where every lookup does: the names
   * are the client's choice.
   */
  List<DomainName> confirmedNames(IpAddress client, List<Answer<?>> own) {
    if (confirmedNames.isEmpty()) {
      List<DomainName> confirmed = new ArrayList<>();
      Answer<DomainName> ptr = ask(client.reverseName(), RecordType.PTR, own);
      ptrIsVoid =
          ptr.isAbsent() || (ptr.isUnavailable() && reading.has(SpfHabit.PTR_TROUBLE_IS_NO_RECORD));
      manyPointers = ptr.records().size() > Spf.MAX_NAMES;
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
