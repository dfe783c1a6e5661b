package fakereceiver.web.api;

import fakereceiver.journal.Change;
import fakereceiver.journal.Found;
import fakereceiver.journal.Journal;
import fakereceiver.journal.Query;
import fakereceiver.journal.Summary;
import fakereceiver.report.Data;
import fakereceiver.web.http.Parameters;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Waits until mails have come that fit: a long poll. */
final class WaitResource {

  private static final long MAX_SECONDS = 300;
  private static final long SECONDS = 30;
  private static final long MAX_COUNT = 500;
  private static final int AT_ONCE = 1000;

  private final Journal journal;
  private final Events events;

  WaitResource(Journal journal, Events events) {
    this.journal = journal;
    this.events = events;
  }

  List<Route> routes() {
    return List.of(new Route("GET", "/api/v1/wait", Route.Kind.WAITING, this::await));
  }

  private Response await(Request request) throws InterruptedException {
    Parameters given = request.parameters(Filters.and("count", "timeout", "after"));
    Query query = Filters.coming(given);
    int count = given.number("count", MAX_COUNT).orElse(1L).intValue();
    long after =
        given.text("after").filter(text -> text.equals("0")).isPresent()
            ? 0
            : given.number("after", Long.MAX_VALUE).orElse(0L);
    long end =
        System.nanoTime()
            + Duration.ofSeconds(given.number("timeout", MAX_SECONDS).orElse(SECONDS)).toNanos();
    long told = events.now();
    Found found = journal.find(query, OptionalLong.empty(), count);
    while (later(found, after).size() < count && end - System.nanoTime() > 0) {
      Events.Since since =
          events.await(told, AT_ONCE, Duration.ofNanos(Math.max(1, end - System.nanoTime())));
      told = since.next();
      if (!since.isWhole() || since.changes().stream().anyMatch(one -> mayFit(one, query))) {
        found = journal.find(query, OptionalLong.empty(), count);
      }
    }
    List<Summary> mails = later(found, after);
    return Response.json(
        Data.tree()
            .with("complete", mails.size() >= count)
            .with("total", found.total())
            .with("mails", Data.items(mails, SummaryData::of))
            .done());
  }

  private static List<Summary> later(Found found, long after) {
    return found.entries().stream().filter(one -> one.id() > after).toList();
  }

  /** All but its text, which the journal knows. */
  private static boolean mayFit(Events.Numbered one, Query query) {
    return one.change() instanceof Change.Added added && query.fits(added.entry());
  }
}
