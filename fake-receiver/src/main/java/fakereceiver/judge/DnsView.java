package fakereceiver.judge;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Question;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How a receiver looks at DNS: rules see the answers through its eyes, and so need not know of it.
 * Immutable.
 *
 * @param ptrNames how many of several PTR names it takes
 * @param legalPtrNames which PTR names it takes for names at all
 * @param lookedUpNames which names it asks addresses for; others have none
 * @param oneFamilySettles whether an answer about A or AAAA settles trouble with the other
 * @param servfailIsNone record types for which SERVFAIL is no trouble but means that there is none
 * @param longestName names with more characters than this have no addresses
 */
public record DnsView(
    PtrNames ptrNames,
    NameCheck legalPtrNames,
    NameCheck lookedUpNames,
    boolean oneFamilySettles,
    Set<RecordType<?>> servfailIsNone,
    int longestName) {

  /** The longest name that DNS has room for, in characters. */
  public static final int ANY_LENGTH = 255;

  /** Sees every answer as it is. */
  public static final DnsView PLAIN =
      new DnsView(PtrNames.ALL, NameCheck.NONE, NameCheck.NONE, false, Set.of(), ANY_LENGTH);

  /** How many of several PTR names count. */
  public enum PtrNames {
    /** Each. */
    ALL,
    /** The first of the answer; none at all if that one is not legal. */
    FIRST,
    /** The first legal one. */
    FIRST_LEGAL
  }

  public DnsView {
    servfailIsNone = Set.copyOf(servfailIsNone);
  }

  /** The answers of {@code dns} as this receiver sees them. */
  Dns through(Dns dns) {
    return equals(PLAIN) ? dns : new Seen(dns);
  }

  private final class Seen implements Dns {

    private final Dns dns;

    Seen(Dns dns) {
      this.dns = dns;
    }

    @Override
    public <T> Answer<T> ask(Question<T> question, Duration patience) {
      boolean forward = isAddress(question.type());
      if (forward && !isLookedUp(question.name())) {
        return Answer.absent(question, "not asked: no host has such a name");
      }
      Answer<T> answer = settled(dns.ask(question, patience), patience, forward);
      return question.type() == (RecordType<?>) RecordType.PTR ? taken(answer) : answer;
    }

    private <T> Answer<T> settled(Answer<T> answer, Duration patience, boolean forward) {
      if (!answer.isUnavailable()) {
        return answer;
      }
      Question<T> question = answer.question();
      if (answer.isServerFailure() && servfailIsNone.contains(question.type())) {
        return Answer.absent(question, answer.said() + ", taken for no record");
      }
      return forward && oneFamilySettles && otherFamily(question, patience).isFound()
          ? Answer.absent(question, answer.said() + ", but the other address family answers")
          : answer;
    }

    private Answer<?> otherFamily(Question<?> question, Duration patience) {
      return question.type() == (RecordType<?>) RecordType.A
          ? dns.ask(new Question<>(question.name(), RecordType.AAAA), patience)
          : dns.ask(new Question<>(question.name(), RecordType.A), patience);
    }

    /** The PTR names that this receiver takes. */
    private <T> Answer<T> taken(Answer<T> ptr) {
      List<T> some = ptr.records();
      if (ptrNames == PtrNames.FIRST) {
        some = some.stream().limit(1).toList();
      }
      some = some.stream().filter(name -> legalPtrNames.isLegalPtr((DomainName) name)).toList();
      if (ptrNames == PtrNames.FIRST_LEGAL) {
        some = some.stream().limit(1).toList();
      }
      if (some.size() == ptr.records().size()) {
        return ptr;
      }
      return ptr.narrowedTo(
          some,
          ptrNames == PtrNames.ALL || (some.isEmpty() && ptr.records().size() == 1)
              ? "names that no host can have are ignored"
              : some.isEmpty()
                  ? "only the first is looked at, and no host can have such a name"
                  : "only " + some + " is looked at");
    }

    private boolean isLookedUp(DomainName name) {
      return lookedUpNames.isLookedUp(name) && name.text().length() <= longestName;
    }

    @Override
    public void prefetch(List<Wanted<?>> wanted) {
      dns.prefetch(wanted);
    }

    @Override
    public <V> V once(Look<V> look, Supplier<V> maker) {
      return dns.once(look, maker);
    }

    @Override
    public Dns plain() {
      return dns;
    }

    @Override
    public void ofThisMoment() {
      dns.ofThisMoment();
    }

    @Override
    public boolean allowsDocumentationAddresses() {
      return dns.allowsDocumentationAddresses();
    }
  }

  private static boolean isAddress(RecordType<?> type) {
    return type == (RecordType<?>) RecordType.A || type == (RecordType<?>) RecordType.AAAA;
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof DnsView view
        && ptrNames == view.ptrNames
        && legalPtrNames.equals(view.legalPtrNames)
        && lookedUpNames.equals(view.lookedUpNames)
        && oneFamilySettles == view.oneFamilySettles
        && servfailIsNone.equals(view.servfailIsNone)
        && longestName == view.longestName;
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        ptrNames, legalPtrNames, lookedUpNames, oneFamilySettles, servfailIsNone, longestName);
  }
}
