package smtpprobe.routing;

import fakereceiver.finding.Evidence;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where mail can go, and how that was found out. Immutable.
 *
 * @param given what the user gave: a server, or the domain of a recipient
 * @param targets every address, in the order in which a mail server would try them
 * @param lookups the DNS lookups made
 * @param problem why there is no target, in one sentence without a full stop
 * @param undecided whether that is because DNS could not say
 * @param relay what mail is handed to, when that is not the receiver itself
 */
public record Route(
    String given,
    List<Target> targets,
    Evidence lookups,
    Optional<String> problem,
    boolean undecided,
    Optional<String> relay) {

  /** To the receiver itself. */
  public Route(
      String given,
      List<Target> targets,
      Evidence lookups,
      Optional<String> problem,
      boolean undecided) {
    this(given, targets, lookups, problem, undecided, Optional.empty());
  }

  public Route {
    targets = List.copyOf(targets);
  }

  /** The same by a relay. */
  public Route by(String hop) {
    return new Route(given, targets, lookups, problem, undecided, Optional.of(hop));
  }

  /** The same, and where none of that can be reached, the other. */
  public Route orElse(Route other) {
    List<Target> all = Stream.concat(targets.stream(), other.targets.stream()).toList();
    return new Route(
        given,
        all,
        lookups.and(other.lookups),
        problem.or(() -> other.problem).filter(why -> all.isEmpty()),
        all.isEmpty() && (undecided || other.undecided),
        relay);
  }

  /** No way to go, for a reason that has nothing to do with DNS. */
  public static Route none(String given, String problem) {
    return new Route(given, List.of(), Evidence.NONE, Optional.of(problem), false);
  }

  @Override
  public boolean equals(@Nullable Object other) { // see DomainName
    return other instanceof Route route
        && given.equals(route.given)
        && targets.equals(route.targets)
        && lookups.equals(route.lookups)
        && problem.equals(route.problem)
        && undecided == route.undecided
        && relay.equals(route.relay);
  }

  @Override
  public int hashCode() {
    return Objects.hash(given, targets, lookups, problem, undecided, relay);
  }
}
