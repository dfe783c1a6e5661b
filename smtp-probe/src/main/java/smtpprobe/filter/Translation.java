package smtpprobe.filter;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import smtpprobe.json.Json;

/**
 * Whether some rule may send packets that come in to another address or port (destination NAT).
 *
 * @param six whether IPv6 packets
 * @param four whether IPv4 packets
 */
record Translation(boolean six, boolean four) {

  private static final Set<String> STATEMENTS = Set.of("dnat", "redirect");
  private static final Pattern TARGETS =
      Pattern.compile("(-j|--jump)\\s+(DNAT|REDIRECT|NETMAP|DNPT)\\b");

  /** What the rules of {@code nft -j list ruleset} do. */
  static Translation ofNft(List<Json> objects) {
    Translation all = new Translation(false, false);
    for (Json object : objects) {
      Optional<Json> rule = object.member("rule").filter(Translation::translates);
      String family = rule.flatMap(r -> r.text("family")).orElse("");
      all =
          all.or(
              new Translation(
                  rule.isPresent() && !family.equals("ip"),
                  rule.isPresent() && !family.equals("ip6")));
    }
    return all;
  }

  /** Rules of iptables-nft are not printed in words: one in a table for NAT may do it. */
  private static boolean translates(Json rule) {
    boolean nat = rule.text("table").filter("nat"::equals).isPresent();
    return rule.items("expr").stream()
        .flatMap(statement -> statement.names().stream())
        .anyMatch(kind -> STATEMENTS.contains(kind) || (nat && kind.equals("xt")));
  }

  /** What the rules of {@code ip6tables-save} or {@code iptables-save} do. */
  static Translation ofTables(String text, Chain.Families family) {
    boolean does = TARGETS.matcher(text).find();
    return new Translation(
        does && family != Chain.Families.FOUR, does && family != Chain.Families.SIX);
  }

  Translation or(Translation other) {
    return new Translation(six || other.six, four || other.four);
  }

  /** Whether connection tracking keeps that status for the packet's connection. */
  Tri status(Packet packet, String status) {
    boolean tracked = packet.isTracked();
    boolean first = packet.state() == Packet.State.NEW;
    return switch (status.toLowerCase(Locale.ROOT)) {
      case "dnat" -> tracked && (packet.protocol().isFour() ? four : six) ? Tri.UNKNOWN : Tri.NO;
      case "snat", "assured", "confirmed" -> first || !tracked ? Tri.NO : Tri.UNKNOWN;
      case "seen-reply", "seen_reply" ->
          first || !tracked
              ? Tri.NO
              : packet.state() == Packet.State.ESTABLISHED ? Tri.YES : Tri.UNKNOWN;
      default -> Tri.UNKNOWN;
    };
  }
}
