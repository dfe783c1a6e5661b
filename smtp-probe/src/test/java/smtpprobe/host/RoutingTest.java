package smtpprobe.host;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import smtpprobe.reading.HostCommand;
import smtpprobe.reading.TextHost;

/** Ways out as the kernel finds them, from what {@code ip} prints. */
class RoutingTest {

  private static final Ip6Address WORLD = Ip6Address.of("2a00::1");
  private static final Optional<Ip6Address> NONE = Optional.empty();
  private static final Optional<Ip6Address> MAIL = Ip6Address.parse("2001:db8:1:2::25");

  private static final String MAIN =
      "{\"dst\": \"default\", \"gateway\": \"fe80::1\", \"dev\": \"eth0\", \"metric\": 1024}";

  private static Routing routing(String rules, String routes) {
    TextHost host =
        new TextHost()
            .command(HostCommand.IP_RULE, "[" + rules + "]")
            .command(HostCommand.IP_ROUTE_TABLES, "[" + routes + "]");
    return new Routing(
        RouteReader.read(host, List.of(), new ArrayList<>()).orElseThrow(),
        RuleReader.read(host),
        RouteReader.barriers(host, List.of()),
        RouteReader.narrow(host),
        true);
  }

  private static String device(Routing routing, Optional<Ip6Address> source) {
    return routing.lookup(WORLD, source).map(DefaultRoute::device).orElse("none");
  }

  private static String to(String dst, String device, String table, int metric) {
    return "{\"dst\": \""
        + dst
        + "\", \"dev\": \""
        + device
        + "\", \"table\": \""
        + table
        + "\", \"metric\": "
        + metric
        + "}";
  }

  private static String barrier(String type, String table, long metric) {
    return "{\"type\": \""
        + type
        + "\", \"dst\": \"default\", \"dev\": \"lo\", \"table\": \""
        + table
        + "\", \"metric\": "
        + metric
        + "}";
  }

  @Test
  void looksIntoTheMainTableWithoutRules() {
    assertThat(device(routing("", MAIN), NONE)).isEqualTo("eth0");
  }

  @Test
  void takesTheLongestPrefixAndThenTheLowestMetric() {
    String halves = MAIN + ", " + to("::/1", "tun0", "main", 50) + ", ";

    assertThat(device(routing("", halves + to("8000::/1", "tun0", "main", 50)), NONE))
        .isEqualTo("tun0");
    assertThat(device(routing("", MAIN + ", " + to("default", "wan1", "main", 10)), NONE))
        .isEqualTo("wan1");
  }

  @Test
  void prefersTheRouterThatSaysSoWhereMetricsAreEqual() {
    String two =
        "{\"dst\": \"default\", \"dev\": \"eth0\", \"metric\": 1024, \"pref\": \"%s\"}, {\"dst\":"
            + " \"default\", \"dev\": \"eth1\", \"metric\": %d, \"pref\": \"%s\"}";

    assertThat(device(routing("", two.formatted("medium", 1024, "high")), NONE)).isEqualTo("eth1");
    assertThat(device(routing("", two.formatted("low", 1024, "medium")), NONE)).isEqualTo("eth1");
    assertThat(device(routing("", two.formatted("low", 2048, "high")), NONE)).isEqualTo("eth0");
  }

  @Test
  void leavesDeadRoutesOut() {
    String dead =
        "{\"dst\": \"default\", \"dev\": \"eth0\", \"metric\": 512, \"flags\": [\"dead\","
            + " \"linkdown\"]}, ";
    String hops =
        "{\"dst\": \"default\", \"metric\": 512, \"nexthops\": [{\"dev\": \"eth0\", \"flags\":"
            + " [\"dead\"]}, {\"dev\": \"eth2\", \"flags\": []}]}";

    assertThat(device(routing("", dead + to("default", "tun0", "main", 1024)), NONE))
        .isEqualTo("tun0");
    assertThat(device(routing("", hops), NONE)).isEqualTo("eth2");
  }

  @Test
  void namesWhatBarsTheWayWithoutRulesAsWell() {
    Routing routing = routing("", MAIN + ", " + barrier("blackhole", "main", 10));

    assertThat(device(routing, NONE)).isEqualTo("none");
    assertThat(routing.barring()).map(Barrier::removal).contains("ip -6 route del blackhole ::/0");
  }

  @Test
  void asksRulesByPriorityAndBySource() {
    Routing routing =
        routing(
            "{\"priority\": 32766, \"src\": \"all\", \"table\": \"main\"}, {\"priority\": 100,"
                + " \"src\": \"2001:db8:1:2::\", \"srclen\": 64, \"table\": \"100\"}",
            MAIN + ", " + to("default", "wan1", "100", 1024));

    assertThat(device(routing, NONE)).isEqualTo("eth0");
    assertThat(device(routing, MAIL)).isEqualTo("wan1");
  }

  @Test
  void findsNoWayForAPacketWithoutSourceWhereEveryRuleAsksForOne() {
    Routing routing =
        routing(
            "{\"priority\": 100, \"src\": \"2001:db8:1:2::25\", \"table\": \"100\"}",
            to("default", "wan1", "100", 1024));

    assertThat(device(routing, NONE)).isEqualTo("none");
    assertThat(device(routing, MAIL)).isEqualTo("wan1");
  }

  @Test
  void followsWireguardWithItsSuppressedMainTable() {
    Routing routing =
        routing(
            "{\"priority\": 1, \"src\": \"all\", \"table\": \"main\", \"suppress_prefixlen\": 0},"
                + " {\"priority\": 2, \"not\": null, \"src\": \"all\", \"fwmark\": \"0xca6c\","
                + " \"table\": \"51820\"}, {\"priority\": 3, \"src\": \"all\", \"table\":"
                + " \"main\"}",
            MAIN + ", " + to("default", "wg0", "51820", 1024));

    assertThat(device(routing, NONE)).isEqualTo("wg0");
  }

  @Test
  void goesOnAtTheRuleThatAnotherNames() {
    String rules =
        "{\"priority\": 50, \"src\": \"all\", \"goto\": 500}, {\"priority\": 60, \"src\":"
            + " \"all\", \"table\": \"main\"}, {\"priority\": 500, \"src\": \"all\", \"nop\":"
            + " null}, {\"priority\": 600, \"src\": \"all\", \"table\": \"100\"}";

    assertThat(device(routing(rules, MAIN + ", " + to("default", "wan1", "100", 1)), NONE))
        .isEqualTo("wan1");
  }

  @Test
  void stopsAtARouteThatLetsNothingThrough() {
    String rules =
        "{\"priority\": 10, \"src\": \"all\", \"table\": \"100\"}, {\"priority\": 20, \"src\":"
            + " \"all\", \"table\": \"main\"}";

    for (String type : List.of("unreachable", "blackhole", "prohibit")) {
      assertThat(device(routing(rules, MAIN + ", " + barrier(type, "100", 1024)), NONE))
          .isEqualTo("none");
    }
    assertThat(device(routing(rules, MAIN + ", " + barrier("throw", "100", 1024)), NONE))
        .isEqualTo("eth0");
  }

  @Test
  void passesABarrierThatIsOnlyTheLastResort() {
    assertThat(device(routing("", MAIN + ", " + barrier("unreachable", "main", 4294967295L)), NONE))
        .isEqualTo("eth0");
  }

  @Test
  void leavesPacketsWithMarksInterfacesAndUsersToOthers() {
    for (String what :
        List.of(
            "\"fwmark\": \"0x1\"",
            "\"iif\": \"eth1\"",
            "\"oif\": \"eth1\"",
            "\"l3mdev\": null",
            "\"uid_start\": 1000, \"uid_end\": 1000",
            "\"ipproto\": \"udp\"",
            "\"dport\": 443")) {
      String rules =
          "{\"priority\": 10, \"src\": \"all\", "
              + what
              + ", \"table\": \"100\"}, {\"priority\":"
              + " 20, \"src\": \"all\", \"table\": \"main\"}";

      assertThat(device(routing(rules, MAIN + ", " + to("default", "wan1", "100", 1)), NONE))
          .as(what)
          .isEqualTo("eth0");
    }
  }

  @Test
  void followsARuleForMailAlone() {
    String rules =
        "{\"priority\": 10, \"src\": \"all\", \"ipproto\": \"tcp\", \"dport\": 25, \"table\":"
            + " \"100\"}, {\"priority\": 20, \"src\": \"all\", \"table\": \"main\"}";

    assertThat(device(routing(rules, MAIN + ", " + to("default", "wan1", "100", 1)), NONE))
        .isEqualTo("wan1");
  }

  @Test
  void endsWhereARuleSaysUnreachable() {
    String rules =
        "{\"priority\": 10, \"src\": \"all\", \"action\": \"unreachable\"}, {\"priority\": 20,"
            + " \"src\": \"all\", \"table\": \"main\"}";

    assertThat(device(routing(rules, MAIN), NONE)).isEqualTo("none");
  }

  @Test
  void readsNoRulesFromWhatIsNoJson() {
    TextHost host = new TextHost().command(HostCommand.IP_RULE, "0: from all lookup local");

    assertThat(RuleReader.read(host)).isEmpty();
    assertThat(RouteReader.barriers(host, List.of())).isEmpty();
  }

  @Test
  void leadsOneSourceByATableOfItsOwn() {
    Routing routing = routing("", MAIN);
    DefaultRoute route = routing.lookup(WORLD, NONE).orElseThrow();
    Routing led = routing.with(MAIL.orElseThrow(), route.inTable("125"));

    assertThat(led.lookup(WORLD, MAIL).map(DefaultRoute::table)).contains("125");
    assertThat(led.lookup(WORLD, NONE).map(DefaultRoute::table)).contains("main");
  }

  private static String rule(int priority, String what) {
    return "{\"priority\": " + priority + ", \"src\": \"all\", " + what + "}";
  }

  @Test
  void knowsAllNextHopsOfARoute() {
    String hops =
        "{\"dst\": \"default\", \"metric\": 1024, \"nexthops\": [{\"dev\": \"eth0\"}, {\"dev\":"
            + " \"eth1\"}]}, "
            + to("default", "eth2", "main", 2048);

    assertThat(routing("", hops).ways(WORLD, NONE))
        .extracting(DefaultRoute::device)
        .containsExactly("eth0", "eth1");
  }

  @Test
  void leadsPacketsByTheRouteThatIsForTheirSource() {
    String own =
        "{\"dst\": \"default\", \"from\": \"2001:db8:1:2::/64\", \"dev\": \"eth1\", \"metric\":"
            + " 2048}";
    Routing both = routing("", MAIN + ", " + own);
    Routing alone = routing("", own);

    assertThat(device(both, NONE)).isEqualTo("eth0");
    assertThat(device(both, MAIL)).isEqualTo("eth1");
    assertThat(device(alone, NONE)).isEqualTo("none");
    assertThat(alone.isBySource(WORLD)).isTrue();
    assertThat(both.routes().get(1)).hasToString("from 2001:db8:1:2::/64 dev eth1 (static)");
  }

  @Test
  void leavesOutARouteWhoseTimeIsOver() {
    String over =
        "{\"dst\": \"default\", \"dev\": \"eth0\", \"protocol\": \"ra\", \"expires\": -1}";

    assertThat(device(routing("", over), NONE)).isEqualTo("none");
  }

  @Test
  void namesTheRuleThatBarsTheWay() {
    String kill = rule(900, "\"not\": null, \"fwmark\": \"0x1\", \"action\": \"unreachable\"");
    String main = rule(32766, "\"table\": \"main\"");

    assertThat(routing(kill + ", " + main, MAIN).barringRule())
        .map(PolicyRule::words)
        .contains("not from all fwmark 0x1 unreachable");
    assertThat(routing(kill + ", " + main, "").barringRule()).isEmpty();
    assertThat(routing(main, MAIN).barringRule()).isEmpty();
  }

  @Test
  void doesNotCallItABarrierBehindWhichNothingIs() {
    assertThat(routing("", barrier("unreachable", "main", 4294967295L)).barring()).isEmpty();
  }

  @Test
  void saysWhetherARuleAsksForThePort() {
    String main = rule(32766, "\"table\": \"main\"");

    assertThat(routing(rule(9, "\"dport\": 25, \"table\": \"9\"") + ", " + main, MAIN))
        .matches(routing -> routing.asksForPort(WORLD));
    assertThat(routing(rule(9, "\"dport\": 443, \"table\": \"9\"") + ", " + main, MAIN))
        .matches(routing -> !routing.asksForPort(WORLD));
  }
}
