package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.AddedFilterRule;

/**
 * A filter of its own for IPv6, where there is none.
 *
 * @param rules its rules
 * @param only whether what no rule decides about is dropped
 * @param datagramsKnown whether the rules let in every UDP service that is meant to be seen
 */
record FilterTable(List<AddedFilterRule> rules, boolean only, boolean datagramsKnown)
    implements Change {

  private static final String NAME = "ip6 mailhost";

  private static final AddedFilterRule ITSELF =
      new AddedFilterRule("iifname \"lo\" accept", List.of("-i lo -j ACCEPT"));

  /** Leases come from a router, to whom nothing was sent (RFC 8415 section 7.2). */
  private static final AddedFilterRule LEASES =
      new AddedFilterRule(
          "ip6 saddr fe80::/10 udp dport 546 accept",
          List.of("-s fe80::/10 -p udp -m udp --dport 546 -j ACCEPT"));

  FilterTable {
    rules = List.copyOf(rules);
  }

  /**
   * Lets in what these rules accept, the host's own packets and leases, and nothing else.
   *
   * @param datagramsKnown whether the rules are all that UDP needs
   */
  static Change lettingIn(List<AddedFilterRule> rules, boolean datagramsKnown) {
    return new FilterTable(
        Stream.concat(Stream.of(ITSELF, LEASES), rules.stream()).toList(), true, datagramsKnown);
  }

  /** Drops what these rules drop, and nothing else. */
  static Change keepingOut(List<AddedFilterRule> rules) {
    return new FilterTable(rules, false, true);
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

  /** One line, since a here-document ends nowhere when it is copied with its margin. */
  private List<Recipe> nft() {
    String policy = "policy " + (only ? "drop;" : "accept;");
    String base = "type filter hook input priority filter; " + policy;
    List<String> table = new ArrayList<>();
    table.add("table " + NAME + " {");
    table.add("  chain input {");
    table.add("    " + base);
    unknown("udp dport PORT accept").forEach(line -> table.add("    " + line));
    rules.forEach(rule -> table.add("    " + rule.in(NAME)));
    table.add("  }");
    table.add("}");
    List<String> commands = new ArrayList<>();
    commands.add("add table " + NAME);
    commands.add("add chain " + NAME + " input { " + base + " }");
    rules.forEach(rule -> commands.add("add rule " + NAME + " input " + rule.in(NAME)));
    List<String> now = new ArrayList<>();
    now.add("nft '" + String.join("; ", commands) + "'");
    now.addAll(unknown("nft 'add rule " + NAME + " input udp dport PORT accept'"));
    now = guarded("nft delete table " + NAME, now);
    return List.of(Recipe.now(now), new Recipe("/etc/nftables.conf, at its end", table));
  }

  private List<Recipe> tables() {
    List<String> lines = rules.stream().flatMap(rule -> rule.tables().stream()).toList();
    List<String> commands = new ArrayList<>(TablesLines.appending("ip6tables", lines));
    if (only) {
      commands.add("ip6tables -P INPUT DROP");
    }
    commands.addAll(unknown("ip6tables -A INPUT -p udp -m udp --dport PORT -j ACCEPT"));
    return List.of(
        Recipe.now(guarded("ip6tables -P INPUT ACCEPT", commands)),
        TablesLines.kept(
            "ip6tables", "INPUT", only ? Optional.of("DROP") : Optional.empty(), lines));
  }

  /**
   * Who is shut out has two minutes to wait; nohup, since the shell may end with the connection.
   */
  private List<String> guarded(String undo, List<String> commands) {
    if (!only) {
      return commands;
    }
    List<String> guarded = new ArrayList<>();
    guarded.add("# should this shut you out, it is undone after two minutes");
    guarded.add("nohup sh -c 'sleep 120; " + undo + "' >/dev/null 2>&1 &");
    guarded.addAll(commands);
    guarded.add("# if you can still log in, keep it with: kill $!");
    return guarded;
  }

  private List<String> unknown(String line) {
    return only && !datagramsKnown
        ? List.of(
            "# UDP services (HTTP/3, WireGuard, NTP, DNS) are not known here; for each, add:",
            "# " + line)
        : List.of();
  }
}
