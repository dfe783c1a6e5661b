package fakereceiver.web.http;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Finds the route of a request: the first that fits. Immutable. */
public final class Router {

  private final List<Route> routes;

  /** Of these, in order. */
  public Router(List<Route> routes) {
    this.routes = List.copyOf(routes);
  }

  /** A route with the variables of the path. */
  record Hit(Route route, Map<String, String> variables) {}

  /** All of them. */
  public List<Route> routes() {
    return routes;
  }

  /**
   * Where a request goes.
   *
   * @throws Refused when there is nothing at that path, or it knows other methods only
   */
  Hit find(String method, List<String> path) {
    String wanted = method.equals("HEAD") ? "GET" : method;
    List<Route> others = new ArrayList<>();
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(path);
      if (variables.isPresent() && route.method().equals(wanted)) {
        return new Hit(route, variables.get());
      }
      variables.ifPresent(found -> others.add(route));
    }
    if (others.isEmpty()) {
      throw Refused.missing("there is nothing at this path; docs/api.md has those that there are");
    }
    TreeSet<String> allowed = new TreeSet<>();
    others.forEach(route -> allowed.add(route.method()));
    if (allowed.contains("GET")) {
      allowed.add("HEAD");
    }
    String all = String.join(", ", allowed);
    throw new Refused(
        405, "this method is not for this path, expected " + all, Map.of("Allow", all));
  }
}
