package fakereceiver.web.api;

import fakereceiver.journal.Journal;
import fakereceiver.journal.Statistics;
import fakereceiver.report.Data;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.util.List;
import java.util.Map;

/** Mails counted: by outcome, over time, by fault, by network. */
final class StatisticsResource {

  private final Journal journal;

  StatisticsResource(Journal journal) {
    this.journal = journal;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/api/v1/statistics", this::count));
  }

  private Response count(Request request) {
    Statistics counted =
        journal.statistics(Filters.query(request.parameters(Filters.NAMES), journal));
    return Response.json(
        Data.tree()
            .with("total", counted.total())
            .with("outcomes", counts(counted.outcomes()))
            .with(
                "times",
                Data.items(
                    counted.times(),
                    span ->
                        Data.tree()
                            .with("begin", span.begin().toString())
                            .with("outcomes", counts(span.outcomes()))
                            .done()))
            .with(
                "faults",
                Data.items(
                    counted.faults().entrySet(),
                    one ->
                        Data.tree()
                            .with("rule", one.getKey())
                            .with("count", one.getValue())
                            .done()))
            .with("networks", Data.items(counted.networks().entrySet(), this::network))
            .done());
  }

  private Data.Members network(Map.Entry<String, Map<String, Long>> one) {
    return Data.tree()
        .with("network", one.getKey())
        .with("total", one.getValue().values().stream().mapToLong(Long::longValue).sum())
        .with("outcomes", counts(one.getValue()))
        .done();
  }

  private static Data.Members counts(Map<String, Long> counts) {
    Data.Tree tree = Data.tree();
    counts.forEach(tree::with);
    return tree.done();
  }
}
