package smtpprobe.remedy;

import java.util.List;
import smtpprobe.host.HostFacts;

/**
 * Another MTU of an interface.
 *
 * @param device the interface
 * @param octets the MTU
 */
record MtuChange(String device, int octets) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    HostFacts facts = plan.host().facts();
    return facts
        .device(device)
        .map(d -> plan.with(plan.host().with(facts.with(d.withMtu(octets)))))
        .orElse(plan);
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return NetworkTool.recipes(
        plan,
        List.of("ip link set dev " + device + " mtu " + octets),
        tool ->
            switch (tool) {
              case NETPLAN ->
                  List.of(
                      "network:", "  ethernets:", "    " + device + ":", "      mtu: " + octets);
              case NETWORKD -> List.of("[Link]", "MTUBytes=" + octets);
              case IFUPDOWN -> List.of("iface " + device + " inet6 static", "    mtu " + octets);
              case NETWORK_MANAGER ->
                  List.of("nmcli connection modify " + device + " 802-3-ethernet.mtu " + octets);
            });
  }
}
