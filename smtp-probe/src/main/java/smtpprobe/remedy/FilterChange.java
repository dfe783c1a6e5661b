package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.AddedFilterRule;
import smtpprobe.filter.FilterChain;
import smtpprobe.filter.PacketFilter;

/**
 * New rules before all others that packets for the host meet, or packets of it.
 *
 * @param leaving whether they are for what the host itself sends, over IPv6
 * @param rules the rules
 * @param alsoFour whether chains that only IPv4 packets meet get them, too
 */
record FilterChange(boolean leaving, List<AddedFilterRule> rules, boolean alsoFour)
    implements Change {

  /** For what comes in. */
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
    List<Recipe> recipes = new ArrayList<>();
    for (FilterChain chain : leaving ? filter.outputs() : filter.inputs()) {
      if (chain.six() || alsoFour) {
        recipes.addAll(
            !chain.isOfTables()
                ? nft(chain)
                : filter.six().filter(six -> six.has(chain.table(), ufw())).isPresent()
                    ? ufw(chain)
                    : tables(chain));
      }
    }
    return recipes;
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
    return List.of(
        Recipe.now(inserts(chain)),
        TablesLines.kept(chain.program(), chain.name(), Optional.empty(), lines()));
  }

  private List<String> inserts(FilterChain chain) {
    return TablesLines.inserting(chain.program(), chain.name(), lines());
  }

  private List<String> lines() {
    return rules.stream().flatMap(rule -> rule.tables().stream()).toList();
  }

  @Override
  public List<String> advice(Plan plan) {
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
