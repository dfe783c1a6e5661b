package fakereceiver.web;

import fakereceiver.journal.Journal;
import fakereceiver.jury.Jury;
import fakereceiver.report.Data;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.util.List;
import java.util.Optional;

/** Whether the server lives, and whether it can do its work. */
final class Health {

  private final Journal journal;
  private final Optional<Jury> jury;

  Health(Journal journal, Optional<Jury> jury) {
    this.journal = journal;
    this.jury = jury;
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
        Data.tree()
            .with("status", isTroubled ? "the journal is in trouble" : "ready")
            .with("unjudged", jury.map(Jury::left).orElse(0L))
            .done());
  }
}
