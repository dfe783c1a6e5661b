package smtpprobe.host;

import fakereceiver.dns.Ip6Address;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The ways of a host to the IPv6 Internet: routes in all tables, and the rules that choose the
 * table. Immutable.
 *
 * @param routes the routes to all or a large part of the Internet
 * @param rules which packets look into which table, in their order; empty when that is not known:
 *     then all look into the main one
 * @param barriers routes to all or a large part of the Internet that let nothing through
 * @param known whether routes could be read at all
 */
public record Routing(
    List<DefaultRoute> routes, List<PolicyRule> rules, List<Barrier> barriers, boolean known) {

  /** Nothing could be read. */
  public static final Routing UNKNOWN = new Routing(List.of(), List.of(), List.of(), false);

  /** Copies the lists. */
  public Routing {
    routes = List.copyOf(routes);
    rules = List.copyOf(rules);
    barriers = List.copyOf(barriers);
  }

  /**
   * The route that the kernel takes.
   *
   * @param source where the packet is from; empty when that is still to be chosen
   */
  public Optional<DefaultRoute> lookup(Ip6Address target, Optional<Ip6Address> source) {
    long from = 0;
    for (PolicyRule rule : rules.isEmpty() ? List.of(PolicyRule.main()) : rules) {
      if (rule.priority() < from || !rule.fits(target, source)) {
        continue;
      }
      if (rule.goOnAt().isPresent()) {
        from = rule.goOnAt().getAsLong();
        continue;
      }
      if (rule.table().isEmpty()) {
        return Optional.empty();
      }
      Optional<DefaultRoute> route = in(rule.table().get(), target);
      Optional<Barrier> barrier = barrier(rule.table().get(), target, route);
      if (barrier.isPresent()) {
        if (!barrier.get().goesOn()) {
          return Optional.empty();
        }
      } else if (route.filter(r -> r.to().length() > rule.suppress()).isPresent()) {
        return route;
      }
    }
    return Optional.empty();
  }

  /** What stands before {@code route} in its table: a longer prefix, or a lower metric. */
  private Optional<Barrier> barrier(String table, Ip6Address target, Optional<DefaultRoute> route) {
    return barriers.stream()
        .filter(barrier -> barrier.table().equals(table) && barrier.to().contains(target))
        .filter(barrier -> route.filter(r -> !barrier.isBefore(r)).isEmpty())
        .findFirst();
  }

  /** The first route that lets nothing through and that packets of mail get to. */
  public Optional<Barrier> barring() {
    List<PolicyRule> asked = rules.isEmpty() ? List.of(PolicyRule.main()) : rules;
    return barriers.stream()
        .filter(barrier -> asked.stream().anyMatch(rule -> rule.leadsTo(barrier)))
        .findFirst();
  }

  /** The longest prefix, then the lowest metric, and then the highest preference. */
  private Optional<DefaultRoute> in(String table, Ip6Address target) {
    return routes.stream()
        .filter(route -> route.table().equals(table) && route.to().contains(target))
        .min(
            Comparator.comparing((DefaultRoute route) -> -route.to().length())
                .thenComparing(DefaultRoute::metric)
                .thenComparing(route -> -route.preference()));
  }

  /** The same, with a table of its own for packets from one address. */
  public Routing with(Ip6Address source, DefaultRoute route) {
    List<DefaultRoute> all = new ArrayList<>(routes);
    all.add(route);
    List<PolicyRule> asked = new ArrayList<>(rules.isEmpty() ? List.of(PolicyRule.main()) : rules);
    asked.add(0, PolicyRule.from(source, route.table()));
    return new Routing(all, asked, barriers, known);
  }

  /** The same, with a route before all others that is not written where it was looked for. */
  Routing withUnseen(String device) {
    List<DefaultRoute> all = new ArrayList<>(routes);
    all.add(DefaultRoute.unseen(device));
    List<PolicyRule> asked = new ArrayList<>(rules.isEmpty() ? List.of(PolicyRule.main()) : rules);
    asked.add(0, PolicyRule.always(0, DefaultRoute.UNSEEN, "unknown"));
    return new Routing(all, asked, barriers, known);
  }
}
