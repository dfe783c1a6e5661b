package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ways of a host to the IPv6 Internet: routes in all tables, and the rules that choose the
 * table. Immutable.
 *
 * @param routes the routes to all or a large part of the Internet, or to a receiver that was named
 * @param rules which packets look into which table, in their order; empty when that is not known:
 *     then all look into the main one
 * @param barriers routes of the same kind that let nothing through
 * @param narrow routes of the main table to smaller parts of it, by a gateway: one of each
 *     interface
 * @param known whether routes could be read at all
 * @param foreign where sockets may be bound to addresses that the host does not have
 *     (net.ipv6.ip_nonlocal_bind): those of them that it takes in all the same (local routes)
 */
public record Routing(
    List<DefaultRoute> routes,
    List<PolicyRule> rules,
    List<Barrier> barriers,
    List<DefaultRoute> narrow,
    boolean known,
    Optional<List<IpRange>> foreign) {

  /** Nothing could be read. */
  public static final Routing UNKNOWN =
      new Routing(List.of(), List.of(), List.of(), List.of(), false);

  public Routing {
    routes = List.copyOf(routes);
    rules = List.copyOf(rules);
    barriers = List.copyOf(barriers);
    narrow = List.copyOf(narrow);
    foreign = foreign.map(List::copyOf);
  }

  /** Sockets are bound to addresses of the host alone. */
  public Routing(
      List<DefaultRoute> routes,
      List<PolicyRule> rules,
      List<Barrier> barriers,
      List<DefaultRoute> narrow,
      boolean known) {
    this(routes, rules, barriers, narrow, known, Optional.empty());
  }

  /** Whether mail can be sent from an address that the host does not have, and answers come in. */
  public boolean takesIn(Ip6Address address) {
    return foreign.stream().flatMap(List::stream).anyMatch(range -> range.contains(address));
  }

  /**
   * The route that the kernel takes, or the first of those that it may take.
   *
   * @param source where the packet is from; empty when that is still to be chosen
   */
  public Optional<DefaultRoute> lookup(Ip6Address target, Optional<Ip6Address> source) {
    return ways(target, source).stream().findFirst();
  }

  /** The same, all of them where connections are spread over several next hops (multipath). */
  List<DefaultRoute> ways(Ip6Address target, Optional<Ip6Address> source) {
    long from = 0;
    for (PolicyRule rule : asked()) {
      if (rule.priority() < from || !rule.fits(target, source)) {
        continue;
      }
      if (rule.goOnAt().isPresent()) {
        from = rule.goOnAt().getAsLong();
        continue;
      }
      if (rule.table().isEmpty()) {
        return List.of();
      }
      List<DefaultRoute> ways = in(rule.table().get(), target, source);
      Optional<Barrier> barrier = barrier(rule.table().get(), target, ways.stream().findFirst());
      if (barrier.isPresent()) {
        if (!barrier.get().goesOn()) {
          return List.of();
        }
      } else if (ways.stream().anyMatch(r -> r.to().length() > rule.suppress())) {
        return ways;
      }
    }
    return List.of();
  }

  private List<PolicyRule> asked() {
    return rules.isEmpty() ? List.of(PolicyRule.main()) : rules;
  }

  /** Whether a rule that asks for the protocol or the port is for mail to that target. */
  boolean asksForPort(Ip6Address target) {
    return rules.stream().anyMatch(rule -> rule.byPort() && rule.fits(target, Optional.empty()));
  }

  /** Whether marked packets may take another way than those without a mark. */
  public boolean heedsMarks() {
    return rules.stream().anyMatch(PolicyRule::byMark);
  }

  /** Whether a packet without a source yet gets to a table that has routes for some sources. */
  boolean isBySource(Ip6Address target) {
    return routes.stream()
        .filter(route -> route.from().isPresent() && route.to().contains(target))
        .anyMatch(
            route ->
                asked().stream()
                    .filter(rule -> rule.fits(target, Optional.empty()))
                    .anyMatch(rule -> rule.table().filter(route.table()::equals).isPresent()));
  }

  /** What stands before {@code route} in its table: a longer prefix, or a lower metric. */
  private Optional<Barrier> barrier(String table, Ip6Address target, Optional<DefaultRoute> route) {
    return barriers.stream()
        .filter(barrier -> barrier.table().equals(table) && barrier.to().contains(target))
        .filter(barrier -> route.filter(r -> !barrier.isBefore(r)).isEmpty())
        .findFirst();
  }

  /**
   * The first route that lets nothing through, that packets of mail get to, and without which they
   * would get on.
   */
  public Optional<Barrier> barring() {
    return barriers.stream()
        .filter(barrier -> asked().stream().anyMatch(rule -> rule.leadsTo(barrier)))
        .filter(barrier -> with(rules, without(barriers, barrier)).leadsSomewhere())
        .findFirst();
  }

  /** The first route that lets nothing through to one of those targets. */
  public Optional<Barrier> barrierTo(Collection<Ip6Address> targets) {
    return barriers.stream()
        .filter(barrier -> !barrier.goesOn() && targets.stream().anyMatch(barrier.to()::contains))
        .filter(barrier -> asked().stream().anyMatch(rule -> rule.leadsTo(barrier)))
        .findFirst();
  }

  /** The same of rules that let nothing through. */
  public Optional<PolicyRule> barringRule() {
    return rules.stream()
        .filter(PolicyRule::isBarrier)
        .filter(rule -> rule.fits(HostSurvey.WORLD.get(0), Optional.empty()))
        .filter(rule -> with(without(rules, rule), barriers).leadsSomewhere())
        .findFirst();
  }

  private Routing with(List<PolicyRule> otherRules, List<Barrier> otherBarriers) {
    return new Routing(routes, otherRules, otherBarriers, narrow, known, foreign);
  }

  private static <T> List<T> without(List<T> all, T one) {
    return all.stream().filter(other -> !other.equals(one)).toList();
  }

  private boolean leadsSomewhere() {
    return HostSurvey.WORLD.stream().anyMatch(t -> lookup(t, Optional.empty()).isPresent());
  }

  /**
   * The longest prefix, then that for the fewest sources, the lowest metric, and then the highest
   * preference; all that tie.
   */
  private List<DefaultRoute> in(String table, Ip6Address target, Optional<Ip6Address> source) {
    List<DefaultRoute> fitting =
        routes.stream()
            .filter(route -> route.table().equals(table) && route.isFor(target, source))
            .sorted(
                Comparator.comparing((DefaultRoute route) -> -route.to().length())
                    .thenComparing(route -> -route.from().map(IpRange::length).orElse(0))
                    .thenComparing(DefaultRoute::metric)
                    .thenComparing(route -> -route.preference()))
            .toList();
    return fitting.stream().filter(route -> route.ties(fitting.get(0))).toList();
  }

  /** The same, with a table of its own for packets from one address. */
  public Routing with(Ip6Address source, DefaultRoute route) {
    List<DefaultRoute> all = new ArrayList<>(routes);
    all.add(route);
    List<PolicyRule> asked = new ArrayList<>(asked());
    asked.add(0, PolicyRule.from(source, route.table()));
    return new Routing(all, asked, barriers, narrow, known, foreign);
  }

  /** The same, with a route before all others that is not written where it was looked for. */
  Routing withUnseen(String device) {
    List<DefaultRoute> all = new ArrayList<>(routes);
    all.add(DefaultRoute.unseen(device));
    List<PolicyRule> asked = new ArrayList<>(asked());
    asked.add(0, PolicyRule.always(0, DefaultRoute.UNSEEN, "unknown"));
    return new Routing(all, asked, barriers, narrow, known, foreign);
  }
}
