package smtpprobe.remedy;

import fakereceiver.dns.Ip6Address;
import java.util.List;

/**
 * A rule that masquerades what the host sends leaves that address alone: a masqueraded connection
 * gets the kernel's choice, whatever the mail server is bound to.
 *
 * @param address the address
 * @param rule the rule, in the words of whoever keeps it
 */
record UnmaskedChange(Ip6Address address, String rule) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    return plan; // mail is judged as if no rule were there, as it then is
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return isOfTables()
        ? List.of(Recipe.now(List.of(command())))
        : List.of(Recipe.of("nftables, before the rule \"" + rule + "\"", expression()));
  }

  @Override
  public List<String> advice(Plan plan) {
    return List.of(
        "keep what leaves from "
            + address
            + " out of the rule \""
            + rule
            + "\": \""
            + (isOfTables() ? command() : expression())
            + "\" before it");
  }

  private boolean isOfTables() {
    return rule.contains("-j ");
  }

  private String command() {
    return "ip6tables -t nat -I POSTROUTING -s " + address + " -j RETURN";
  }

  private String expression() {
    return "ip6 saddr " + address + " return";
  }
}
