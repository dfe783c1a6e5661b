package smtpprobe.filter;

import java.util.List;
import java.util.Optional;

/**
 * A chain of rules. Immutable.
 *
 * @param table the table that it is in: {@code inet filter}
 * @param name its name
 * @param rules in order
 * @param input for a base chain, what becomes of a packet at its end; empty for one that is only
 *     jumped to
 * @param families whether it sees IPv6, IPv4, or both
 * @param priority base chains with lower numbers come first
 */
record Chain(
    String table,
    String name,
    List<FilterRule> rules,
    Optional<FilterRule.Act> input,
    Families families,
    long priority) {

  /** What a table sees. */
  enum Families {
    SIX,
    FOUR,
    BOTH;

    boolean see(Packet packet) {
      return this == BOTH || (this == FOUR) == packet.protocol().isFour();
    }
  }

  Chain {
    rules = List.copyOf(rules);
  }

  String key() {
    return table + " " + name;
  }
}
