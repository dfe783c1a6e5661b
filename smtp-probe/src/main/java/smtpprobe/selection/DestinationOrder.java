package smtpprobe.selection;

import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.IpAddress;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The order in which RFC 6724 section 6 tries the addresses of a server. Immutable.
 *
 * @param selection how the source for each is chosen
 */
public record DestinationOrder(SourceSelection selection) {

  /**
   * One address of the server.
   *
   * @param destination the address
   * @param source where a connection to it would leave from; empty when it cannot be reached
   */
  public record Way(IpAddress destination, Optional<Candidate> source) {

    int sourceOr(int absent, java.util.function.ToIntFunction<Candidate> what) {
      return source.isPresent() ? what.applyAsInt(source.get()) : absent;
    }

    private boolean holds(java.util.function.Predicate<Candidate> what) {
      return source.filter(what).isPresent();
    }
  }

  /** The destinations, the one to try first in front; equals stay in the order given. */
  public List<Way> order(List<IpAddress> destinations, List<Candidate> sources) {
    return destinations.stream().map(d -> way(d, sources)).sorted(ORDER).toList();
  }

  private Way way(IpAddress destination, List<Candidate> sources) {
    List<Candidate> sameFamily =
        sources.stream()
            .filter(s -> s.address() instanceof Ip4Address == destination instanceof Ip4Address)
            .toList();
    return new Way(
        destination, selection.choose(destination, sameFamily).map(SourceSelection.Choice::source));
  }

  private static final Comparator<Way> ORDER =
      first(way -> way.source().isPresent()) // rule 1, avoid unusable destinations
          .thenComparing(
              first(
                  way -> way.holds(s -> Scope.of(s.address()) == Scope.of(way.destination())))) // 2
          .thenComparing(first(way -> !way.holds(Candidate::deprecated))) // rule 3
          .thenComparing(first(way -> !way.holds(Candidate::careOf))) // rule 4
          .thenComparing(
              first(
                  way ->
                      way.holds(
                          s ->
                              Policy.of(s.address()).label()
                                  == Policy.of(way.destination()).label()))) // rule 5
          .thenComparing(way -> -Policy.of(way.destination()).precedence()) // rule 6
          .thenComparing(way -> Scope.of(way.destination())) // rule 8; 7 needs to know tunnels
          .thenComparing(way -> -way.sourceOr(0, s -> s.commonBits(way.destination()))); // rule 9

  private static Comparator<Way> first(java.util.function.Predicate<Way> what) {
    return Comparator.comparing(way -> !what.test(way));
  }
}
