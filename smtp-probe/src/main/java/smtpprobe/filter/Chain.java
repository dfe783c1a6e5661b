package smtpprobe.filter;

import java.util.ArrayList;
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
 * @param last whether it is the one for packets of this host alone: after those at ingress and
 *     before routing, or before those behind it
 * @param reroutes whether a packet of this host that is marked there is routed anew
 * @param nat whether it translates the first packet of a connection, and filters none
 * @param families whether it sees IPv6, IPv4, or both
 * @param priority base chains with lower numbers come first
 */
record Chain(
    String table,
    String name,
    List<FilterRule> rules,
    Optional<FilterRule.Act> input,
    boolean last,
    boolean reroutes,
    boolean nat,
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

  /** The same with rules before those that it has. */
  Chain beginningWith(List<AddedFilterRule> first) {
    List<FilterRule> all =
        new ArrayList<>(
            first.stream()
                .filter(rule -> families != Families.FOUR || !rule.sixOnly())
                .flatMap(AddedFilterRule::rules)
                .toList());
    all.addAll(rules);
    return new Chain(table, name, all, input, last, reroutes, nat, families, priority);
  }

  /** Whether packets for this host, or of it, meet it, and something in it. */
  boolean isInput() {
    return last && input.isPresent() && (!rules.isEmpty() || input.get() == FilterRule.Act.DROP);
  }

  String key() {
    return table + " " + name;
  }
}
