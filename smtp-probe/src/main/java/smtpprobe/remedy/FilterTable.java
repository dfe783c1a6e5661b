package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.NewRule;

/**
 * A filter of its own for IPv6, where there is none.
 *
 * @param rules its rules
 * @param only whether what no rule decides about is dropped
 */
record FilterTable(List<NewRule> rules, boolean only) implements Change {

  private static final String NAME = "ip6 mailhost";

  private static final NewRule ITSELF =
      new NewRule("iifname \"lo\" accept", List.of("-i lo -j ACCEPT"));

  /** Leases come from a router, to whom nothing was sent (RFC 8415 section 7.2). */
  private static final NewRule LEASES =
      new NewRule(
          "ip6 saddr fe80::/10 udp dport 546 accept",
          List.of("-s fe80::/10 -p udp -m udp --dport 546 -j ACCEPT"));

  FilterTable {
    rules = List.copyOf(rules);
  }

  /** Lets in what these rules accept, the host's own packets and leases, and nothing else. */
  static Change lettingIn(List<NewRule> rules) {
    return new FilterTable(Stream.concat(Stream.of(ITSELF, LEASES), rules.stream()).toList(), true);
  }

  /** Drops what these rules drop, and nothing else. */
  static Change keepingOut(List<NewRule> rules) {
    return new FilterTable(rules, false);
  }

  @Override
  public Plan applyTo(Plan plan) {
    Exposure exposure = plan.host().exposure();
    return plan.with(
        plan.host().with(exposure.behind(exposure.filter().withOwnChain(rules, only))));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    boolean nft =
        plan.host().exposure().filter().read().stream().anyMatch(c -> c.startsWith("nft"));
    return nft ? nft() : tables();
  }

  private List<Recipe> nft() {
    List<String> table = new ArrayList<>();
    table.add("table " + NAME + " {");
    table.add("  chain input {");
    table.add("    type filter hook input priority filter; policy " + (only ? "drop;" : "accept;"));
    rules.forEach(rule -> table.add("    " + rule.in(NAME)));
    table.add("  }");
    table.add("}");
    List<String> now = new ArrayList<>(table);
    now.add(0, "nft -f - <<'END'");
    now.add("END");
    return List.of(Recipe.now(now), new Recipe("/etc/nftables.conf, at its end", table));
  }

  private List<Recipe> tables() {
    List<String> now = new ArrayList<>();
    rules.stream()
        .flatMap(rule -> rule.tables().stream())
        .forEach(line -> now.add("ip6tables -A INPUT " + line));
    if (only) {
      now.add("ip6tables -P INPUT DROP");
    }
    return List.of(
        Recipe.now(now), Recipe.of(Recipe.SHELL_KEPT, "ip6tables-save > /etc/iptables/rules.v6"));
  }
}
