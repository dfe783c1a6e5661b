package smtpprobe.reverse;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.DomainName;
import fakereceiver.dns.Endpoint;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.LabDns;
import fakereceiver.dns.LiveDns;
import fakereceiver.dns.Zones;
import fakereceiver.finding.Finding;
import fakereceiver.finding.Inspection;
import fakereceiver.finding.Outcome;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A small world of name servers on {@code [::1]}: the root, {@code ip6.arpa}, {@code org}, two
 * servers of a hoster, and a resolver. Each has a zone that a test may change before it starts.
 */
public final class LabWorld implements AutoCloseable {

  private static final String SOA = " SOA ns.test. hostmaster.hoster.test. 1 3600 600 86400 300\n";
  private static final String REVERSE = "8.b.d.0.1.0.0.2.ip6.arpa.";
  private static final String HOSTERS =
      """
      ns1.hoster.test. AAAA 2001:db8:53::1
      ns1.hoster.test. A 192.0.2.1
      ns2.hoster.test. AAAA 2001:db8:53::2
      ns2.hoster.test. A 192.0.2.2
      """;

  public static final String PTR = "2001:db8::25 PTR mail.example.org.\n";

  private final Map<String, StringBuilder> zones = new LinkedHashMap<>();
  private final List<LabDns> servers = new ArrayList<>();
  private final Map<IpAddress, InetSocketAddress> places = new LinkedHashMap<>();

  public LabWorld() {
    zone("root")
        .append("." + SOA)
        .append("ip6.arpa. NS ns.arpa.test.\nns.arpa.test. AAAA 2001:db8:53::a\n")
        .append("org. NS ns.org.test.\nns.org.test. AAAA 2001:db8:53::c\n");
    zone("arpa")
        .append("ip6.arpa." + SOA)
        .append(REVERSE + " NS ns1.hoster.test.\n" + REVERSE + " NS ns2.hoster.test.\n")
        .append(HOSTERS);
    zone("org")
        .append("org." + SOA)
        .append("example.org. NS ns1.example.org.\nexample.org. NS ns2.hoster.test.\n")
        .append("ns1.example.org. AAAA 2001:db8:53::1\nns1.example.org. A 192.0.2.1\n");
    for (String hoster : List.of("hoster1", "hoster2")) {
      zone(hoster)
          .append(REVERSE + SOA)
          .append(REVERSE + " NS ns1.hoster.test.\n" + REVERSE + " NS ns2.hoster.test.\n" + PTR)
          .append("example.org." + SOA)
          .append("example.org. NS ns1.example.org.\nexample.org. NS ns2.hoster.test.\n");
    }
    zone("resolver")
        .append(HOSTERS)
        .append("ns.arpa.test. AAAA 2001:db8:53::a\nns.org.test. AAAA 2001:db8:53::c\n")
        .append("ns1.example.org. AAAA 2001:db8:53::1\nns1.example.org. A 192.0.2.1\n")
        .append(PTR)
        .append("mail.example.org. AAAA 2001:db8::25\n");
  }

  private StringBuilder zone(String server) {
    return zones.computeIfAbsent(server, s -> new StringBuilder());
  }

  /** Adds to the zone of a server. */
  public LabWorld with(String server, String records) {
    zone(server).append(records).append('\n');
    return this;
  }

  /** Takes something out of the zone of a server, everywhere in it. */
  public LabWorld without(String server, String text) {
    String before = zone(server).toString();
    if (!before.contains(text)) {
      throw new IllegalArgumentException("the zone of " + server + " has no \"" + text + "\"");
    }
    zones.put(server, new StringBuilder(before.replace(text, "")));
    return this;
  }

  /** Starts everything. */
  public LabWorld start() {
    start("root", "2001:db8:53::f");
    start("arpa", "2001:db8:53::a");
    start("org", "2001:db8:53::c");
    start("hoster1", "2001:db8:53::1", "192.0.2.1");
    start("hoster2", "2001:db8:53::2", "192.0.2.2");
    servers.add(LabDns.start(Zones.of(zone("resolver").toString())));
    return this;
  }

  private void start(String server, String... addresses) {
    LabDns lab = LabDns.start(Zones.of(zone(server).toString()));
    servers.add(lab);
    for (String address : addresses) {
      places.put(IpAddress.of(address), lab.address());
    }
  }

  /** Where the resolver listens. */
  public InetSocketAddress resolver() {
    return servers.get(servers.size() - 1).address();
  }

  public IpAddress root() {
    return IpAddress.of("2001:db8:53::f");
  }

  /** The words of {@code --stand-in}. */
  public String standIns() {
    return String.join(
        ",",
        places.entrySet().stream().map(e -> e.getKey() + "=" + Endpoint.of(e.getValue())).toList());
  }

  public Network network() {
    return new Network(
        LiveDns.of(List.of(resolver())),
        List.of(resolver()),
        new Places(places),
        List.of(root()),
        Duration.ofSeconds(20));
  }

  /** What one rule finds. */
  public static <T> List<Finding> examine(List<? extends Inspection<T>> rules, String id, T facts) {
    return rules.stream()
        .filter(rule -> rule.card().id().equals(id))
        .findFirst()
        .orElseThrow()
        .examine(facts);
  }

  /** Fails unless that came of it, and such texts were seen. */
  public static void assertIs(Outcome.Result result, Outcome outcome, String... seen) {
    assertThat(outcome.result()).as(outcome.toString()).isEqualTo(result);
    String evidence = String.join("\n", outcome.evidence().lines());
    assertThat(List.of(seen)).allSatisfy(text -> assertThat(evidence).contains(text));
  }

  /** The way to a name in this world. */
  public Walk walk(String name, String type) {
    try (Network network = network()) {
      return new Walker(network).walk(DomainName.of(name), type);
    }
  }

  @Override
  public void close() {
    servers.forEach(LabDns::close);
  }
}
