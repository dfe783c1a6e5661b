package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import smtpprobe.host.AddressFlag;
import smtpprobe.host.Configurator;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;
import smtpprobe.host.Interface;

/**
 * The host has that address for good, set by hand.
 *
 * @param address the address, its prefix length and its interface
 * @param preferred whether the kernel may choose it; if not, only programs that bind to it use it
 */
record AddressChange(HostAddress address, boolean preferred) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    HostFacts facts = plan.host().facts();
    Set<AddressFlag> flags = EnumSet.of(AddressFlag.PERMANENT);
    if (!preferred) {
      flags.add(AddressFlag.DEPRECATED);
    }
    List<HostAddress> all = new ArrayList<>(facts.addresses());
    all.removeIf(other -> other.address().equals(address.address()));
    all.add(
        new HostAddress(
            address.address(), address.prefixLength(), address.device(), flags, Optional.empty()));
    return plan.with(plan.host().with(facts.withAddresses(all)));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    String cidr = address.address() + "/" + address.prefixLength();
    String device = address.device();
    boolean there = plan.host().facts().address(address.address()).isPresent();
    return NetworkTool.recipes(
        plan,
        device,
        List.of(
            "ip -6 addr "
                + (there ? "change " : "add ")
                + cidr
                + " dev "
                + device
                + " valid_lft forever preferred_lft "
                + (preferred ? "forever" : "0")),
        tool ->
            switch (tool) {
              case NETPLAN ->
                  NetworkTool.netplan(
                      plan,
                      device,
                      "addresses:",
                      "  - \"" + cidr + "\"" + (preferred ? "" : ": {lifetime: 0}"));
              case NETWORKD ->
                  preferred
                      ? List.of("[Address]", "Address=" + cidr)
                      : List.of("[Address]", "Address=" + cidr, "PreferredLifetime=0");
              case IFUPDOWN -> ifupdown(plan, cidr);
              case NETWORK_MANAGER ->
                  preferred
                      ? NetworkTool.networkManager(device, "+ipv6.addresses " + cidr)
                      : List.of(
                          "# there is no setting for an address that is not preferred: let a"
                              + " script",
                          "# in /etc/NetworkManager/dispatcher.d run the command for the shell");
            });
  }

  @Override
  public List<String> advice(Plan plan) {
    String cidr = address.address() + "/" + address.prefixLength();
    return List.of(
        isGiven(plan)
            ? "set "
                + cidr
                + " on "
                + address.device()
                + " by hand, so that it stays when the hardware changes"
            : "give " + address.device() + " the address " + cidr + " for good");
  }

  /** Whether the host has it already, from routers. */
  private boolean isGiven(Plan plan) {
    return plan.host()
        .facts()
        .address(address.address())
        .filter(there -> there.origin() != HostAddress.Origin.STATIC)
        .isPresent();
  }

  /** A stanza with an address of its own stays. */
  private static String besideOf(String header) {
    return header.endsWith(" static")
        ? "# beside \"" + header + "\""
        : "# in place of \"" + header + "\"; keep its other lines but accept_ra";
  }

  /** ifup adds an address, and fails where SLAAC was faster: one stanza for both. */
  private List<String> ifupdown(Plan plan, String cidr) {
    String device = address.device();
    boolean given = isGiven(plan);
    List<String> lines = new ArrayList<>();
    if (given) {
      lines.add(
          plan.host().facts().network().header(Configurator.IFUPDOWN, device).stream()
              .findFirst()
              .map(AddressChange::besideOf)
              .orElse("# in place of the inet6 stanza of " + device + ", if there is one"));
    }
    lines.addAll(List.of("iface " + device + " inet6 static", "    address " + cidr));
    if (given) {
      boolean always = plan.host().facts().device(device).filter(Interface::isRouter).isPresent();
      lines.add("    accept_ra " + (always ? 2 : 1));
    }
    if (!preferred) {
      lines.add("    preferred-lifetime 0");
    }
    return lines;
  }
}
