package fakereceiver.web;

import fakereceiver.journal.Journal;
import fakereceiver.report.Data;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.util.List;

/** Whether the server lives, and whether it can do its work. */
final class Health {

  private final Journal journal;

  Health(Journal journal) {
    this.journal = journal;
  }

  List<Route> routes() {
    return List.of(
        new Route(
            "GET", "/health", request -> Response.json(Data.tree().with("status", "up").done())),
        new Route("GET", "/ready", this::ready));
  }

  /** Receivers listen before this server does, and until it is closed. */
  private Response ready(Request request) {
    boolean isTroubled = journal.state().trouble().isPresent();
    return Response.json(
        isTroubled ? 503 : 200,
        Data.tree().with("status", isTroubled ? "the journal is in trouble" : "ready").done());
  }
}
