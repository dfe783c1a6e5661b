package smtpprobe.remedy;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import smtpprobe.host.DefaultRoute;

/**
 * Packets from one address take the route of its own interface, whatever the others take.
 *
 * @param address the address
 * @param route the route, in a table of its own
 */
record RouteChange(Ip6Address address, DefaultRoute route) implements Change {

  @Override
  public Plan applyTo(Plan plan) {
    return plan.with(plan.host().with(plan.host().facts().withRoute(address, route)));
  }

  @Override
  public List<Recipe> recipes(Plan plan) {
    return NetworkTool.recipes(
        plan,
        route.device(),
        List.of(route.command(), rule()),
        tool ->
            switch (tool) {
              case NETPLAN -> netplan(plan);
              case NETWORKD -> networkd();
              case IFUPDOWN ->
                  List.of(
                      NetworkTool.ifupdown(plan, route.device(), "static"),
                      "    up " + route.command(),
                      "    up " + rule());
              case NETWORK_MANAGER ->
                  NetworkTool.networkManager(
                      route.device(),
                      "+ipv6.routes \"::/0 "
                          + (route.gateway().isEmpty() ? "" : route.gateway() + " ")
                          + "table="
                          + route.table()
                          + "\" +ipv6.routing-rules \"priority 1000 from "
                          + address
                          + " table "
                          + route.table()
                          + "\"");
            });
  }

  private List<String> netplan(Plan plan) {
    String target = "  - {to: \"::/0\", ";
    String way =
        route.gateway().isEmpty()
            ? "scope: link, "
            : "via: \"" + route.gateway() + "\", on-link: true, ";
    return NetworkTool.netplan(
        plan,
        route.device(),
        "routes:",
        target + way + "table: " + route.table() + "}",
        "routing-policy:",
        "  - {from: \"" + address + "\", table: " + route.table() + "}");
  }

  private List<String> networkd() {
    List<String> lines = new ArrayList<>(List.of("[Route]"));
    lines.add(route.gateway().isEmpty() ? "Destination=::/0" : "Gateway=" + route.gateway());
    lines.add("Table=" + route.table());
    lines.addAll(List.of("[RoutingPolicyRule]", "From=" + address, "Table=" + route.table()));
    return lines;
  }

  @Override
  public List<String> advice(Plan plan) {
    String commands = "\"" + route.command() + "\" and \"" + rule() + "\"";
    return List.of("lead its packets through " + route.device() + ": " + commands);
  }

  private String rule() {
    return "ip -6 rule add from " + address + " lookup " + route.table();
  }
}
