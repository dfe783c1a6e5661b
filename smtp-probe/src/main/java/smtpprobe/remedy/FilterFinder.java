package smtpprobe.remedy;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import smtpprobe.exposure.Listener;
import smtpprobe.filter.AddedFilterRule;
import smtpprobe.filter.FilterChain;
import smtpprobe.filter.PacketFilter;
import smtpprobe.rules.host.Dropped;
import smtpprobe.rules.host.Exposed;
import smtpprobe.sender.Host;

/** The packet filter lets in what IPv6 and mail need, and hides what is nobody's business. */
final class FilterFinder implements RemedyFinder {

  private static final String DISCOVERY = "neighbor-discovery-dropped";
  private static final int SMTP = 25;
  private static final int DNS = 53;
  private static final List<Integer> ERRORS = List.of(1, 2, 3, 4);
  private static final List<Integer> ECHO = List.of(128, 129);

  @Override
  public Set<String> rules() {
    return Set.of(
        "icmpv6-errors-dropped",
        "neighbor-discovery-dropped",
        "echo-dropped",
        "replies-dropped",
        "smtp-shut-out",
        "outgoing-smtp-dropped",
        "lab-machine-shut-out",
        "service-exposed",
        "open-over-ipv6-only",
        "ipv6-unfiltered");
  }

  @Override
  public String title(Situation situation) {
    return situation.faults().has("ipv6-unfiltered")
        ? "Filter IPv6 as IPv4 is filtered"
        : "Let the packet filter pass what IPv6 and mail need, and no more";
  }

  @Override
  public List<Change> changes(Situation situation) {
    Host host = situation.plan().host();
    PacketFilter filter = host.exposure().filter();
    if (filter.six().isEmpty()
        || !Stream.of(filter.inputs(), filter.outputs())
            .flatMap(List::stream)
            .allMatch(FilterChain::isPlain)) {
      return List.of();
    }
    if (situation.faults().has("ipv6-unfiltered")) {
      return host.exposure().listenersKnown()
          ? List.of(FilterTable.lettingIn(wanted(host), host.exposure().datagrams().isPresent()))
          : List.of(); // it would shut off what it cannot see
    }
    List<Change> changes = new ArrayList<>();
    List<AddedFilterRule> rules = comingIn(situation, host);
    if (!rules.isEmpty()) {
      boolean place = filter.inputs().stream().anyMatch(FilterChain::six);
      changes.add(place ? FilterChange.comingIn(rules, false) : FilterTable.keepingOut(rules));
    }
    if (isDropped("smtp-shut-out", situation)) {
      changes.add(
          FilterChange.comingIn(
              List.of(AddedFilterRule.port(SMTP)), Exposed.isHiddenOverFour(host, SMTP)));
    }
    List<AddedFilterRule> leaving = leaving(situation);
    if (!leaving.isEmpty()) {
      changes.add(FilterChange.leaving(leaving));
    }
    return changes;
  }

  private static boolean isDropped(String fault, Situation situation) {
    return situation.faults().has(fault) && Dropped.comingIn(fault, situation.plan().host());
  }

  private static boolean isKeptIn(String fault, Situation situation) {
    return situation.faults().has(fault) && Dropped.leaving(fault, situation.plan().host());
  }

  private static List<AddedFilterRule> comingIn(Situation situation, Host host) {
    List<AddedFilterRule> rules = new ArrayList<>();
    if (isDropped("replies-dropped", situation)) {
      rules.add(AddedFilterRule.following());
    }
    if (isDropped("icmpv6-errors-dropped", situation)) {
      rules.add(AddedFilterRule.icmp(ERRORS));
    }
    if (isDropped(DISCOVERY, situation)) {
      rules.add(AddedFilterRule.neighborDiscovery());
    }
    if (isDropped("echo-dropped", situation)) {
      rules.add(AddedFilterRule.icmp(ECHO));
    }
    if (situation.faults().has("lab-machine-shut-out")) {
      host.lab().ifPresent(lab -> rules.add(AddedFilterRule.port(SMTP, lab)));
    }
    hidden(situation).mapToObj(AddedFilterRule::hiding).forEach(rules::add);
    return rules;
  }

  /**
   * Answers, and what the link needs. Where not even that leaves, IPv6 was switched off as a whole,
   * and nobody meant to keep mail in: else a filter of outgoing connections may be meant so.
   */
  private static List<AddedFilterRule> leaving(Situation situation) {
    List<AddedFilterRule> rules = new ArrayList<>();
    boolean off = isKeptIn(DISCOVERY, situation);
    if (off || isKeptIn("smtp-shut-out", situation)) {
      rules.add(AddedFilterRule.following());
    }
    if (off) {
      rules.add(AddedFilterRule.icmp(ERRORS));
      rules.add(AddedFilterRule.neighborDiscovery());
    }
    if (isKeptIn("echo-dropped", situation)) {
      rules.add(AddedFilterRule.icmp(ECHO));
    }
    if (off && situation.faults().has("outgoing-smtp-dropped")) {
      rules.add(AddedFilterRule.port(SMTP));
    }
    return rules;
  }

  /** What IPv6 needs, what gets in over IPv4 or may do so, and in any case ssh. */
  private static List<AddedFilterRule> wanted(Host host) {
    List<AddedFilterRule> rules = new ArrayList<>();
    rules.add(AddedFilterRule.following());
    rules.add(
        AddedFilterRule.icmp(
            IntStream.concat(ERRORS.stream().mapToInt(i -> i), ECHO.stream().mapToInt(i -> i))
                .boxed()
                .toList()));
    rules.add(AddedFilterRule.neighborDiscovery());
    rules.add(AddedFilterRule.multicastListeners());
    List<Integer> open =
        Exposed.listeners(host).stream()
            .filter(l -> !Exposed.isHiddenOverFour(host, l) || Exposed.isPerhapsShell(host, l))
            .map(Listener::port)
            .distinct()
            .toList();
    open.stream().map(AddedFilterRule::port).forEach(rules::add);
    Set<Integer> datagrams = new TreeSet<>(Exposed.datagrams(host));
    if (host.exposure().datagrams().isEmpty() && open.contains(DNS)) {
      datagrams.add(DNS);
    }
    datagrams.stream().map(AddedFilterRule::datagrams).forEach(rules::add);
    return rules;
  }

  private static IntStream hidden(Situation situation) {
    Host host = situation.plan().host();
    boolean others = situation.faults().has("service-exposed");
    boolean four = situation.faults().has("open-over-ipv6-only");
    return Exposed.listeners(host).stream()
        .filter(l -> l.port() != SMTP && Exposed.isOpen(host, l))
        .filter(l -> !Exposed.isPerhapsShell(host, l))
        .filter(
            l ->
                (others && !Exposed.isPublic(host, l))
                    || (four && Exposed.isHiddenOverFour(host, l)))
        .mapToInt(Listener::port)
        .distinct();
  }
}
