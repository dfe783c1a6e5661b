package fakereceiver.web;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Journal;
import fakereceiver.web.http.HttpCounts;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Route;
import fakereceiver.web.metrics.Metrics;
import java.util.List;

/** Numbers for Prometheus, if its library is there: whoever embeds receivers may do without. */
final class OptionalMetrics implements AutoCloseable {

  private final AutoCloseable counting;
  private final List<Route> routes;

  private OptionalMetrics(AutoCloseable counting, List<Route> routes) {
    this.counting = counting;
    this.routes = routes;
  }

  static OptionalMetrics open(
      Journal journal, List<FakeReceiver> receivers, Backstage behind, HttpCounts counts) {
    try {
      Metrics metrics = new Metrics(journal, receivers);
      metrics.http(counts);
      behind.dns().ifPresent(metrics::dns);
      behind.jury().ifPresent(metrics::jury);
      return new OptionalMetrics(metrics, metrics.routes());
    } catch (NoClassDefFoundError e) {
      return new OptionalMetrics(
          () -> {},
          List.of(
              new Route(
                  "GET",
                  "/metrics",
                  request -> {
                    throw Refused.missing(
                        "there are no numbers, expected prometheus-metrics-core and"
                            + " -exposition-textformats on the class path");
                  })));
    }
  }

  List<Route> routes() {
    return routes;
  }

  @Override
  public void close() {
    try {
      counting.close();
    } catch (Exception e) {
      throw new IllegalStateException("counting does not end", e);
    }
  }
}
