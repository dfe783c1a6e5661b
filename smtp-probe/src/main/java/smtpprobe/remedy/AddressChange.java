package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import smtpprobe.host.HostAddress;
import smtpprobe.host.HostFacts;

/**
 * The host has that address for good, set by hand and preferred.
 *
 * @param address the address, its prefix length and its interface
 */
record AddressChange(HostAddress address) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    HostFacts facts = plan.host().facts();
    List<HostAddress> all = new ArrayList<>(facts.addresses());
    all.removeIf(other -> other.address().equals(address.address()));
    all.add(HostAddress.fixed(address.address(), address.prefixLength(), address.device()));
    return plan.with(plan.host().with(facts.withAddresses(all)));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    String cidr = address.address() + "/" + address.prefixLength();
    String device = address.device();
    boolean there = plan.host().facts().address(address.address()).isPresent();
    return NetworkTool.recipes(
        plan,
        List.of(
            "ip -6 addr "
                + (there ? "change " : "add ")
                + cidr
                + " dev "
                + device
                + " valid_lft forever preferred_lft forever"),
        tool ->
            switch (tool) {
              case NETPLAN ->
                  List.of(
                      "network:",
                      "  ethernets:",
                      "    " + device + ":",
                      "      addresses: [\"" + cidr + "\"]");
              case NETWORKD -> List.of("[Network]", "Address=" + cidr);
              case IFUPDOWN -> List.of("iface " + device + " inet6 static", "    address " + cidr);
              case NETWORK_MANAGER ->
                  List.of("nmcli connection modify " + device + " +ipv6.addresses " + cidr);
            });
  }
}
