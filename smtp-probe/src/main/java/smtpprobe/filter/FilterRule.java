package smtpprobe.filter;

import fakereceiver.dns.Ip6Address;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One rule of a packet filter. Immutable.
 *
 * @param text as the filter prints it
 * @param conditions all of them must hold
 * @param act what follows
 * @param target the chain, when the act names one
 * @param tags what a packet that it matches has on it afterwards
 */
record FilterRule(
    String text, List<Condition> conditions, Act act, String target, Function<Packet, Tags> tags) {

  /** What a rule does with a packet that it matches. */
  enum Act {
    ACCEPT,
    DROP,
    /** Goes through another chain and comes back. */
    JUMP,
    /** Goes through another chain and ends where this one's caller goes on. */
    GOTO,
    RETURN,
    /** Sends the packet to another port, or elsewhere; the target is the port, if it says one. */
    TRANSLATE,
    /** Counts or logs, or changes what is on the packet and no more. */
    GO_ON,
    /** Something that is not understood and may end the packet's way. */
    UNKNOWN
  }

  /** One host in the range of each regional registry. */
  private static final List<Ip6Address> PEERS =
      Stream.of("2400::1", "2600::1", "2800::1", "2a00::1", "2c00::1").map(Ip6Address::of).toList();

  FilterRule {
    conditions = List.copyOf(conditions);
  }

  /** One that puts nothing on packets. */
  FilterRule(String text, List<Condition> conditions, Act act, String target) {
    this(text, conditions, act, target, Packet::tags);
  }

  /**
   * Whether most hosts are spared: it asks for addresses that are a small part of the Internet, as
   * lists of banned hosts do.
   */
  boolean sparesMost(Packet packet) {
    return packet.peer().isEmpty() && (matchesMost(packet) == Tri.NO || isOfList(packet));
  }

  /** Whether it asks for the far end in a list whose members nobody printed. */
  boolean isOfList(Packet packet) {
    return conditions.stream().anyMatch(c -> c instanceof Listed list && list.isOfPeer(packet));
  }

  /** Whether it matches for hosts all over the Internet; unknown where they differ. */
  Tri matchesMost(Packet packet) {
    if (packet.protocol().isFour()) {
      return Tri.UNKNOWN;
    }
    Set<Tri> each =
        PEERS.stream().map(packet::withPeer).map(this::matches).collect(Collectors.toSet());
    return each.size() == 1 ? each.iterator().next() : Tri.UNKNOWN;
  }

  Tri matches(Packet packet) {
    Tri all = Tri.YES;
    for (Condition condition : conditions) {
      all = all.and(condition.holds(packet));
    }
    return all;
  }
}
