package smtpprobe.filter;

import java.util.List;

/**
 * One rule of a packet filter. Immutable.
 *
 * @param text as the filter prints it
 * @param conditions all of them must hold
 * @param act what follows
 * @param target the chain, when the act names one
 */
record FilterRule(String text, List<Condition> conditions, Act act, String target) {

  /** What a rule does with a packet that it matches. */
  enum Act {
    ACCEPT,
    DROP,
    /** Goes through another chain and comes back. */
    JUMP,
    /** Goes through another chain and ends where this one's caller goes on. */
    GOTO,
    RETURN,
    /** Counts or logs. */
    GO_ON,
    /** Something that is not understood and may end the packet's way. */
    UNKNOWN
  }

  FilterRule {
    conditions = List.copyOf(conditions);
  }

  Tri matches(Packet packet) {
    Tri all = Tri.YES;
    for (Condition condition : conditions) {
      all = all.and(condition.holds(packet));
    }
    return all;
  }
}
