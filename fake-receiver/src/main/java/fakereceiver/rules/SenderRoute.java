package fakereceiver.rules;

import fakereceiver.dns.Answer;
import fakereceiver.dns.Answer.Status;
import fakereceiver.dns.Dns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.RecordType;
import fakereceiver.dns.Wanted;
import fakereceiver.finding.Evidence;
import fakereceiver.finding.Outcome;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether DNS says where mail for a sender's domain goes (RFC 5321 section 5.1).
 *
 * @param state what it comes to
 * @param answers every lookup made, in order
 */
record SenderRoute(State state, List<Answer<?>> answers) {

  enum State {
    /** There is an MX record, or an address as the implicit MX. */
    ROUTED,
    /** The domain exists and has neither. */
    UNROUTED,
    /** The domain does not exist. */
    MISSING,
    /** DNS did not answer well enough to say. */
    UNKNOWN
  }

  SenderRoute {
    answers = List.copyOf(answers);
  }

  /** Lets {@code dns} begin with what {@link #of} may ask. */
  static void prefetch(DomainName domain, Dns dns) {
    dns.prefetch(
        List.of(
            Wanted.of(domain, RecordType.MX, SenderMxUnusable::afterMx),
            Wanted.of(domain, RecordType.AAAA),
            Wanted.of(domain, RecordType.A)));
  }

  /** Looks: MX, then the addresses; without an answer about MX, addresses would mean nothing. */
  static SenderRoute of(DomainName domain, Dns dns) {
    List<Answer<?>> answers = new ArrayList<>(List.of(dns.mx(domain)));
    if (answers.get(0).isAbsent()) {
      answers.add(dns.aaaa(domain));
      answers.add(dns.a(domain));
    }
    return new SenderRoute(stateOf(answers), answers);
  }

  /** Failed when the domain does not exist. */
  Outcome existence() {
    Evidence evidence = Evidence.of(answers);
    return switch (state) {
      case MISSING -> Outcome.failed(evidence);
      case ROUTED, UNROUTED -> Outcome.passed(evidence);
      case UNKNOWN -> Outcome.undecided(evidence);
    };
  }

  private static State stateOf(List<Answer<?>> answers) {
    if (answers.stream().anyMatch(Answer::isFound)) {
      return State.ROUTED;
    }
    if (answers.stream().anyMatch(Answer::isUnavailable)) {
      return State.UNKNOWN;
    }
    boolean exists = answers.stream().anyMatch(a -> a.status() == Status.NO_SUCH_RECORD);
    return exists ? State.UNROUTED : State.MISSING;
  }
}
