package fakereceiver.session;

import fakereceiver.dns.ClientNetwork;
import fakereceiver.dns.IpRange;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Whose session is to end when there is too little for all. */
final class Greed {

  /** So many times as much somebody has to hold; else those who hold the same cut each other. */
  private static final int TIMES = 2;

  private Greed() {}

  /**
   * The session that holds most, in the network that holds most, in the site that holds most:
   * another's, if that one holds far more than {@code asking} would with {@code wanted} more; if
   * not, one nearer to it by the same measure. Empty when nobody is greedier than it.
   */
  static Optional<Budget.Account> greediest(
      Collection<Budget.Account> open, Budget.Account asking, long wanted) {
    List<Budget.Account> all = open.stream().filter(one -> one == asking || !one.isCut()).toList();
    ClientNetwork mine = asking.client();
    List<Budget.Account> there = all;
    boolean near = true;
    for (Function<ClientNetwork, IpRange> level :
        List.<Function<ClientNetwork, IpRange>>of(ClientNetwork::site, ClientNetwork::link)) {
      IpRange greediest = greediest(there, level, level.apply(mine), near ? wanted : 0);
      near &= greediest.equals(level.apply(mine));
      there = there.stream().filter(one -> level.apply(one.client()).equals(greediest)).toList();
    }
    Optional<Budget.Account> most =
        there.stream().max(Comparator.comparingLong(Budget.Account::taken));
    return near
        ? most.filter(one -> one != asking && one.taken() > TIMES * (asking.taken() + wanted))
        : most;
  }

  /** Mine, unless another holds far more than mine would. */
  private static IpRange greediest(
      List<Budget.Account> among,
      Function<ClientNetwork, IpRange> level,
      IpRange mine,
      long wanted) {
    Map<IpRange, Long> held =
        among.stream()
            .collect(
                Collectors.groupingBy(
                    one -> level.apply(one.client()),
                    Collectors.summingLong(Budget.Account::taken)));
    long ofMine = held.getOrDefault(mine, 0L) + wanted;
    return held.entrySet().stream()
        .max(Map.Entry.comparingByValue())
        .filter(most -> most.getValue() > TIMES * ofMine || !held.containsKey(mine))
        .map(Map.Entry::getKey)
        .orElse(mine);
  }
}
