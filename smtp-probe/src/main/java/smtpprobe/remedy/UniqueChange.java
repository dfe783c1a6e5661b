package smtpprobe.remedy;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;

/**
 * No other host on the link has an address of this one any more.
 *
 * @param address the address
 */
record UniqueChange(HostAddress address) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    HostFacts facts = plan.host().facts();
    return plan.with(
        plan.host()
            .with(
                facts.withAddresses(
                    facts.addresses().stream()
                        .map(one -> one.equals(address) ? usable(one) : one)
                        .toList())));
  }

  private static HostAddress usable(HostAddress address) {
    Set<AddressFlag> flags = EnumSet.noneOf(AddressFlag.class);
    flags.addAll(address.flags());
    flags.removeAll(EnumSet.of(AddressFlag.DADFAILED, AddressFlag.TENTATIVE));
    return new HostAddress(
        address.address(), address.prefixLength(), address.device(), flags, address.preferredFor());
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    String place = address.address() + "/" + address.prefixLength() + " dev " + address.device();
    return List.of(
        Recipe.of(
            "on the other host (\"ip -6 neigh\" or the provider's panel tells which)",
            "# take " + address.address() + " away: often it is a clone of this host"),
        Recipe.of(
            "then here: " + Recipe.SHELL_KEPT,
            "ip -6 addr del " + place,
            "ip -6 addr add " + place));
  }

  @Override
  public List<String> advice(Plan plan) {
    return List.of(
        "find the other host that has "
            + address.address()
            + " (\"ip -6 neigh\", the provider's panel; often a clone of this one), and take it away"
            + " there; then set it here again");
  }
}
