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
        device,
        List.of("ip link set dev " + device + " mtu " + octets),
        tool ->
            switch (tool) {
              case NETPLAN -> NetworkTool.netplan(plan, device, "mtu: " + octets);
              case NETWORKD -> List.of("[Link]", "MTUBytes=" + octets);
              case IFUPDOWN ->
                  List.of(
                      NetworkTool.ifupdown(plan, device, "manual"),
                      "    up ip link set dev " + device + " mtu " + octets);
              case NETWORK_MANAGER ->
                  NetworkTool.mtuProperty(NetworkTool.kind(plan, device))
                      .map(name -> NetworkTool.networkManager(device, name + " " + octets))
                      .orElse(
                          List.of(
                              "# there is no setting for the MTU of such an interface: let a"
                                  + " script",
                              "# in /etc/NetworkManager/dispatcher.d run the command for the"
                                  + " shell"));
            });
  }

  @Override
  public List<String> advice(Plan plan) {
    return List.of("set the MTU of " + device + " to " + octets);
  }
}
