package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.AddedFilterRule;
import smtpprobe.filter.FilterChain;
import smtpprobe.filter.FilterTool;
import smtpprobe.filter.PacketFilter;
import smtpprobe.reading.OldTables;

/**
 * New rules before all others that packets for the host meet, or packets of it.
 *
 * @param leaving whether they are for what the host itself sends, over IPv6
 * @param rules the rules
 * @param alsoFour whether chains that only IPv4 packets meet get them, too
 */
record FilterChange(boolean leaving, List<AddedFilterRule> rules, boolean alsoFour)
    implements Change {

  private static final String PERMANENT = "firewall-cmd --permanent";
  private static final String OUT = " --policy=mail-out";

  static Change comingIn(List<AddedFilterRule> rules, boolean alsoFour) {
    return new FilterChange(false, rules, alsoFour);
  }

  /** For what the host itself sends over IPv6. */
  static Change leaving(List<AddedFilterRule> rules) {
    return new FilterChange(true, rules, false);
  }

  FilterChange {
    rules = List.copyOf(rules);
  }

  @Override
  public Plan applyTo(Plan plan) {
    Exposure exposure = plan.host().exposure();
    PacketFilter filter = exposure.filter();
    return plan.with(
        plan.host()
            .with(
                exposure.behind(
                    leaving ? filter.leavingWith(rules) : filter.beginningWith(rules, alsoFour))));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    PacketFilter filter = plan.host().exposure().filter();
    Set<Recipe> recipes = new LinkedHashSet<>();
    List<FilterChain> chains = chains(filter);
    for (FilterChain chain : chains) {
      if ((chain.six() || alsoFour) && chains.stream().noneMatch(chain::isAgain)) {
        recipes.addAll(
            switch (filter.tool(chain)) {
              case NFT -> nft(chain);
              case TABLES -> tables(chain);
              case UFW -> ufw(chain);
              case UFW_WITHOUT_SIX -> ufwWithSix();
              case FIREWALLD ->
                  Stream.of(firewalld(plan))
                      .filter(commands -> !commands.isEmpty())
                      .map(commands -> new Recipe(Recipe.SHELL_KEPT, commands))
                      .toList();
            });
      }
    }
    return List.copyOf(recipes);
  }

  private List<FilterChain> chains(PacketFilter filter) {
    return leaving ? filter.outputs() : filter.inputs();
  }

  private boolean isKeptBy(FilterTool tool, PacketFilter filter) {
    return chains(filter).stream().anyMatch(chain -> filter.tool(chain) == tool);
  }

  /**
   * Its own rules let pass what IPv6 needs, and everything leave unless it is told otherwise; what
   * is to be let in has to be said again.
   */
  private List<Recipe> ufwWithSix() {
    List<String> commands = new ArrayList<>(List.of("ufw reload"));
    if (!leaving) {
      rules.forEach(rule -> rule.ufw().forEach(words -> commands.add("ufw " + words)));
    }
    return List.of(
        Recipe.of("/etc/default/ufw, which has IPV6=no: it drops all IPv6", "IPV6=yes"),
        new Recipe(Recipe.SHELL_KEPT, commands));
  }

  /** Other rules than its own are gone at its next reload, and newer ones are refused. */
  private List<String> firewalld(Plan plan) {
    List<String> options = rules.stream().flatMap(rule -> rule.firewalld().stream()).toList();
    if (options.isEmpty()) {
      return List.of();
    }
    List<String> commands = new ArrayList<>();
    if (leaving) {
      commands.add(PERMANENT + " --new-policy=mail-out");
      commands.add(PERMANENT + OUT + " --add-ingress-zone=HOST");
      commands.add(PERMANENT + OUT + " --add-egress-zone=ANY");
      commands.add(PERMANENT + OUT + " --set-priority=-100");
    }
    String place = leaving ? OUT : zone(plan);
    options.forEach(option -> commands.add(PERMANENT + place + " " + option));
    commands.add(Recipe.FIREWALLD_RELOAD);
    return commands;
  }

  /** An interface that was never put into a zone is in the default zone, and has none to print. */
  private static String zone(Plan plan) {
    return plan.host()
        .facts()
        .outgoing()
        .map(
            device ->
                " --zone=$(firewall-cmd --get-zone-of-interface="
                    + device.name()
                    + " || firewall-cmd --get-default-zone)")
        .orElse("");
  }

  private String ufw() {
    return leaving ? "ufw6-before-output" : "ufw6-before-input";
  }

  private List<Recipe> nft(FilterChain chain) {
    String place = chain.table() + " " + chain.name() + " ";
    return List.of(
        Recipe.now(
            rules.stream()
                .map(rule -> "nft 'insert rule " + place + rule.in(chain.table()) + "'")
                .toList()),
        new Recipe(
            "/etc/nftables.conf, at the top of chain " + chain.name() + " of " + chain.table(),
            rules.stream().map(rule -> rule.in(chain.table())).toList()));
  }

  private List<Recipe> ufw(FilterChain chain) {
    return List.of(
        Recipe.now(inserts(chain)),
        new Recipe(
            "/etc/ufw/before6.rules, before the other rules of " + ufw() + "; then \"ufw reload\"",
            lines().stream().map(line -> "-A " + ufw() + " " + line).toList()));
  }

  private List<Recipe> tables(FilterChain chain) {
    Recipe now = Recipe.now(inserts(chain));
    return chain.program().equals(OldTables.PROGRAM)
        ? List.of(now) // iptables-persistent fills those in nftables there
        : List.of(now, TablesLines.kept(chain.program(), chain.name(), Optional.empty(), lines()));
  }

  private List<String> inserts(FilterChain chain) {
    return TablesLines.inserting(chain.program(), chain.name(), lines());
  }

  private List<String> lines() {
    return rules.stream().flatMap(rule -> rule.tables().stream()).toList();
  }

  @Override
  public List<String> advice(Plan plan) {
    PacketFilter filter = plan.host().exposure().filter();
    if (isKeptBy(FilterTool.UFW_WITHOUT_SIX, filter)) {
      return List.of(
          "set IPV6=yes in /etc/default/ufw, and reload it: as it is, it drops all IPv6");
    }
    List<String> firewalld = isKeptBy(FilterTool.FIREWALLD, filter) ? firewalld(plan) : List.of();
    if (!firewalld.isEmpty()) {
      return List.of("tell firewalld: \"" + String.join("\" and \"", firewalld) + "\"");
    }
    List<String> tables =
        chains(filter).stream()
            .filter(chain -> chain.six() && filter.tool(chain) == FilterTool.TABLES)
            .flatMap(chain -> inserts(chain).stream())
            .toList();
    if (!tables.isEmpty()
        && lines().size() == 1 // more are shorter in nft's words
        && !isKeptBy(FilterTool.NFT, filter)) {
      return List.of("run \"" + String.join("\" and \"", tables) + "\"");
    }
    return List.of(
        rules.stream()
            .map(rule -> "\"" + rule.nft() + "\"")
            .collect(
                Collectors.joining(
                    ", ",
                    "put ",
                    " before the other rules of the "
                        + (leaving ? "output chain" : "input chain"))));
  }
}
