package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import smtpprobe.exposure.Exposure;
import smtpprobe.filter.AddedFilterRule;
import smtpprobe.filter.InputChain;
import smtpprobe.filter.PacketFilter;

/**
 * New rules before all others that packets for the host meet.
 *
 * @param rules the rules
 * @param alsoFour whether chains that only IPv4 packets meet get them, too
 */
record FilterChange(List<AddedFilterRule> rules, boolean alsoFour) implements Change {

  private static final String UFW = "ufw6-before-input";

  FilterChange {
    rules = List.copyOf(rules);
  }

  @Override
  public Plan applyTo(Plan plan) {
    Exposure exposure = plan.host().exposure();
    return plan.with(
        plan.host().with(exposure.behind(exposure.filter().beginningWith(rules, alsoFour))));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    PacketFilter filter = plan.host().exposure().filter();
    List<Recipe> recipes = new ArrayList<>();
    for (InputChain chain : filter.inputs()) {
      if (chain.six() || alsoFour) {
        recipes.addAll(
            !chain.isOfTables()
                ? nft(chain)
                : filter.six().filter(six -> six.has(chain.table(), UFW)).isPresent()
                    ? ufw(chain)
                    : tables(chain));
      }
    }
    return recipes;
  }

  private List<Recipe> nft(InputChain chain) {
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

  private List<Recipe> ufw(InputChain chain) {
    return List.of(
        Recipe.now(inserts(chain)),
        new Recipe(
            "/etc/ufw/before6.rules, before the other rules of " + UFW + "; then \"ufw reload\"",
            lines().stream().map(line -> "-A " + UFW + " " + line).toList()));
  }

  private List<Recipe> tables(InputChain chain) {
    return List.of(
        Recipe.now(inserts(chain)),
        TablesLines.kept(chain.program(), chain.name(), Optional.empty(), lines()));
  }

  private List<String> inserts(InputChain chain) {
    return TablesLines.inserting(chain.program(), chain.name(), lines());
  }

  private List<String> lines() {
    return rules.stream().flatMap(rule -> rule.tables().stream()).toList();
  }

  @Override
  public List<String> advice(Plan plan) {
    return rules.stream()
        .map(rule -> "put \"" + rule.nft() + "\" before the other rules of the input chain")
        .toList();
  }
}
