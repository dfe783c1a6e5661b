package fakereceiver.dns;

import java.util.ArrayList;
import java.util.List;

/**
 * One look at the reverse tree, shared by the rules about it: the PTR names of an address, and
 * which of them lead back to it.
 *
 * @param iprev the result in the words of RFC 8601 section 3
 * @param ptrNames the PTR names in the order of the answer
 * @param confirmedNames those whose address records hold the address
 * @param answers every lookup made, in order
 */
public record ReverseDns(
    Iprev iprev,
    List<DomainName> ptrNames,
    List<DomainName> confirmedNames,
    List<Answer<?>> answers) {

  /** The result words of RFC 8601 section 2.7.3. */
  public enum Iprev {
    /** At least one PTR name leads back to the address. */
    PASS,
    /** There are PTR names, and none of them does. */
    FAIL,
    /** DNS did not answer well enough to say. */
    TEMPERROR,
    /** There is no PTR record. */
    PERMERROR
  }

  /** How many PTR names are looked up at least. */
  public static final int MAX_NAMES = 20;

  /** How many are looked up at most, as long as none leads back. */
  static final int MAX_TRIED = 100;

  public ReverseDns {
    ptrNames = List.copyOf(ptrNames);
    confirmedNames = List.copyOf(confirmedNames);
    answers = List.copyOf(answers);
  }

  /**
   * Looks: one PTR question, then an address question for each name, {@link #MAX_NAMES} at most
   * unless none of those leads back.
   */
  public static ReverseDns of(IpAddress client, Dns dns) {
    return dns.once(new Of(client), () -> look(client, dns));
  }

  /** Lets {@code dns} begin with what {@link #of} is going to ask, all forward lookups at once. */
  public static void prefetch(IpAddress client, Dns dns) {
    dns.prefetch(List.of(wanted(client, MAX_NAMES)));
  }

  /** The PTR question, then an address question for each of the first names. */
  public static Wanted<DomainName> wanted(IpAddress client, int names) {
    return Wanted.of(
        client.reverseName(),
        RecordType.PTR,
        ptr -> Wanted.of(ptr.records().stream().limit(names).toList(), client.forwardType()));
  }

  private static final class Of extends LookAt<IpAddress, ReverseDns> {
    Of(IpAddress client) {
      super(client);
    }
  }

  private static ReverseDns look(IpAddress client, Dns dns) {
    Answer<DomainName> ptr = dns.ptr(client);
    if (!ptr.isFound()) {
      return new ReverseDns(
          ptr.isUnavailable() ? Iprev.TEMPERROR : Iprev.PERMERROR,
          List.of(),
          List.of(),
          List.of(ptr));
    }
    List<Answer<?>> answers = new ArrayList<>(List.of(ptr));
    List<DomainName> confirmed = new ArrayList<>();
    boolean complete = ptr.records().size() <= MAX_TRIED;
    for (DomainName name : ptr.records().stream().limit(MAX_TRIED).toList()) {
      if (answers.size() > MAX_NAMES && !confirmed.isEmpty()) {
        break;
      }
      Answer<? extends IpAddress> forward = dns.ask(new Question<>(name, client.forwardType()));
      answers.add(forward);
      complete &= !forward.isUnavailable();
      if (forward.records().contains(client)) {
        confirmed.add(name);
      }
    }
    Iprev iprev = !confirmed.isEmpty() ? Iprev.PASS : complete ? Iprev.FAIL : Iprev.TEMPERROR;
    return new ReverseDns(iprev, ptr.records(), confirmed, answers);
  }
}
