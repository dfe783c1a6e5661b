package smtpprobe.filter;

import java.util.List;
import java.util.Map;

/** Which packets rules are read for, and in which chains those meet them. */
enum Direction {
  /** Packets for this host. */
  IN(
      "prerouting",
      "input",
      List.of("ingress", "prerouting", "input"),
      Map.of(
          "raw",
          List.of("PREROUTING"),
          "mangle",
          List.of("PREROUTING", "INPUT"),
          "nat",
          List.of("PREROUTING"),
          "filter",
          List.of("INPUT"),
          "security",
          List.of("INPUT"))),
  /** Packets of this host. */
  OUT(
      "output",
      "output",
      List.of("output", "postrouting", "egress"),
      Map.of(
          "raw",
          List.of("OUTPUT"),
          "mangle",
          List.of("OUTPUT", "POSTROUTING"),
          "nat",
          List.of("OUTPUT"),
          "filter",
          List.of("OUTPUT"),
          "security",
          List.of("OUTPUT")));

  private final String translating;
  private final String filtering;
  private final List<String> hooks;
  private final Map<String, List<String>> chains;

  Direction(
      String translating, String filtering, List<String> hooks, Map<String, List<String>> chains) {
    this.translating = translating;
    this.filtering = filtering;
    this.hooks = hooks;
    this.chains = chains;
  }

  /** The hook where such packets are sent to other addresses and ports (destination NAT). */
  String translating() {
    return translating;
  }

  /** The hook whose chains decide about the packets of the host alone, which others ask first. */
  String filtering() {
    return filtering;
  }

  /** The hooks of nftables, in the order in which packets meet them. */
  List<String> hooks() {
    return hooks;
  }

  /** The chains of a table of ip6tables that can drop or redirect such packets. */
  List<String> chains(String table) {
    return chains.getOrDefault(table, List.of());
  }
}
