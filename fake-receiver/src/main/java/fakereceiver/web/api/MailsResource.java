package fakereceiver.web.api;

import fakereceiver.journal.Found;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Neighbours;
import fakereceiver.report.Data;
import fakereceiver.web.http.Parameters;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/** The mails of a journal: a list, and their removal. */
final class MailsResource {

  private static final long MAX_LIMIT = 500;
  private static final long LIMIT = 50;

  private final Journal journal;

  MailsResource(Journal journal) {
    this.journal = journal;
  }

  List<Route> routes() {
    return List.of(
        new Route("GET", "/api/v1/mails", this::list),
        new Route("DELETE", "/api/v1/mails", this::clear),
        new Route("DELETE", "/api/v1/mails/{id}", this::delete),
        new Route("GET", "/api/v1/mails/{id}/neighbours", this::neighbours));
  }

  private Response list(Request request) {
    Parameters given = request.parameters(Filters.and("before", "limit"));
    Found found =
        journal.find(
            Filters.query(given, journal),
            given
                .number("before", Long.MAX_VALUE)
                .map(OptionalLong::of)
                .orElseGet(OptionalLong::empty),
            given.number("limit", MAX_LIMIT).orElse(LIMIT).intValue());
    Data.Tree tree = Data.tree().with("total", found.total());
    found.next().ifPresent(next -> tree.with("next", next));
    return Response.json(tree.with("mails", Data.items(found.entries(), SummaryData::of)).done());
  }

  private Response neighbours(Request request) {
    Neighbours beside =
        journal.neighbours(
            Filters.query(request.parameters(Filters.NAMES), journal), request.number("id"));
    Data.Tree tree = Data.tree();
    beside.newer().ifPresent(newer -> tree.with("newer", newer));
    beside.older().ifPresent(older -> tree.with("older", older));
    return Response.json(tree.done());
  }

  private Response clear(Request request) {
    request.parameters(Set.of());
    journal.clear();
    return Response.nothing();
  }

  private Response delete(Request request) {
    if (!journal.delete(request.number("id"))) {
      throw Refused.missing("there is no mail of that number; it may have been deleted");
    }
    return Response.nothing();
  }
}
