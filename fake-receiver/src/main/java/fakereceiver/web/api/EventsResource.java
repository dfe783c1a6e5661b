package fakereceiver.web.api;

import fakereceiver.given.Ascii;
import fakereceiver.journal.Change;
import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** Every change as it happens: server-sent events (HTML Living Standard, section 9.2). */
final class EventsResource {

  private static final Duration COMMENT = Duration.ofSeconds(15);
  private static final int AT_ONCE = 100;
  private static final int MAX_DIGITS = 18;

  private final Events events;

  EventsResource(Events events) {
    this.events = events;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/api/v1/events", Route.Kind.STREAM, this::follow));
  }

  private Response follow(Request request) {
    request.parameters(Set.of());
    long begin = request.header("Last-Event-ID").map(EventsResource::number).orElse(events.now());
    return Response.events(outlet -> follow(begin, outlet));
  }

  /** Of an event that was told; -1, which none has, for anything else. */
  private static long number(String id) {
    return Ascii.number(id, MAX_DIGITS).orElse(-1L);
  }

  private void follow(long begin, Response.Outlet outlet) throws IOException, InterruptedException {
    outlet.send("retry: 2000\n\n");
    long told = begin;
    while (true) {
      Events.Since since = events.await(told, AT_ONCE, COMMENT);
      StringBuilder text = new StringBuilder();
      if (!since.isWhole()) {
        text.append("event: resync\nid: ").append(since.next()).append("\ndata: {}\n\n");
      }
      since.changes().forEach(one -> append(one, text));
      outlet.send(text.length() == 0 ? ": still here\n\n" : text.toString());
      told = since.next();
    }
  }

  private static void append(Events.Numbered one, StringBuilder text) {
    text.append("event: ").append(word(one.change())).append("\nid: ").append(one.number());
    text.append("\ndata: ").append(JsonLine.of(data(one.change()))).append("\n\n");
  }

  private static String word(Change change) {
    if (change instanceof Change.Added) {
      return "added";
    } else if (change instanceof Change.Judged) {
      return "judged";
    }
    return change instanceof Change.Deleted ? "deleted" : "cleared";
  }

  private static Data.Members data(Change change) {
    if (change instanceof Change.Added added) {
      return SummaryData.of(added.entry());
    } else if (change instanceof Change.Judged judged) {
      return SummaryData.of(judged.entry());
    } else if (change instanceof Change.Deleted deleted) {
      return Data.tree().with("id", deleted.id()).done();
    }
    return Data.tree().done();
  }
}
