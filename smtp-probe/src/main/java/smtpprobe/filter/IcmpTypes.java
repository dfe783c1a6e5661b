package smtpprobe.filter;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * The names of ICMPv6 types: those of nftables, and those of ip6tables (IANA, ICMPv6 Parameters).
 */
final class IcmpTypes {

  private static final Map<String, Integer> TYPES = new LinkedHashMap<>();

  static {
    TYPES.put("destination-unreachable", 1);
    TYPES.put("packet-too-big", 2);
    TYPES.put("time-exceeded", 3);
    TYPES.put("parameter-problem", 4);
    TYPES.put("echo-request", 128);
    TYPES.put("echo-reply", 129);
    TYPES.put("mld-listener-query", 130);
    TYPES.put("mld-listener-report", 131);
    TYPES.put("mld-listener-done", 132);
    TYPES.put("mld-listener-reduction", 132);
    TYPES.put("nd-router-solicit", 133);
    TYPES.put("nd-router-advert", 134);
    TYPES.put("nd-neighbor-solicit", 135);
    TYPES.put("nd-neighbor-advert", 136);
    TYPES.put("nd-redirect", 137);
    TYPES.put("router-renumbering", 138);
    TYPES.put("ind-neighbor-solicit", 141);
    TYPES.put("ind-neighbor-advert", 142);
    TYPES.put("mld2-listener-report", 143);
    TYPES.put("ttl-exceeded", 3);
    TYPES.put("ping", 128);
    TYPES.put("pong", 129);
    TYPES.put("router-solicitation", 133);
    TYPES.put("router-advertisement", 134);
    TYPES.put("neighbour-solicitation", 135);
    TYPES.put("neighbor-solicitation", 135);
    TYPES.put("neighbour-advertisement", 136);
    TYPES.put("neighbor-advertisement", 136);
    TYPES.put("redirect", 137);
  }

  private IcmpTypes() {}

  /** The number behind a name, or in the text. */
  static OptionalInt of(String text) {
    Integer known = TYPES.get(text);
    if (known != null) {
      return OptionalInt.of(known);
    }
    return text.matches("[0-9]{1,3}")
        ? OptionalInt.of(Integer.parseInt(text))
        : OptionalInt.empty();
  }

  /** The first name of a number. */
  static String word(int type) {
    return TYPES.entrySet().stream()
        .filter(entry -> entry.getValue() == type)
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse("no name");
  }
}
