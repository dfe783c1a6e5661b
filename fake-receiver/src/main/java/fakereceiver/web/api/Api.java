package fakereceiver.web.api;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Journal;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Everything below {@code /api/v1}, and what follows the journal for it. */
public final class Api implements AutoCloseable {

  /** How many changes a viewer may miss and still catch up. */
  private static final int CHANGES = 10_000;

  private static final long CHANGES_OCTETS = 16L << 20;

  private final Events events;
  private final List<Route> routes = new ArrayList<>();

  /** For these receivers, whose mails are in that journal. */
  public Api(Journal journal, List<FakeReceiver> receivers) {
    this(journal, receivers, CHANGES);
  }

  Api(Journal journal, List<FakeReceiver> receivers, int changes) {
    events = new Events(journal, changes, CHANGES_OCTETS);
    PersonasResource personas = new PersonasResource();
    routes.addAll(new MailsResource(journal).routes());
    routes.addAll(new MailResource(journal, new MailData(personas::named)).routes());
    routes.addAll(new WaitResource(journal, events).routes());
    routes.addAll(new EventsResource(events).routes());
    routes.addAll(new StatisticsResource(journal).routes());
    routes.addAll(new ReceiversResource(receivers, personas).routes());
    routes.addAll(personas.routes());
    routes.addAll(new InboxResource(journal, receivers).routes());
    byte[] description = resource("openapi.json");
    routes.add(
        new Route(
            "GET",
            "/api/v1/openapi.json",
            request -> Response.octets(200, Response.JSON, description)));
  }

  private static byte[] resource(String name) {
    try (InputStream in = Api.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its " + name);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }

  public List<Route> routes() {
    return List.copyOf(routes);
  }

  @Override
  public void close() {
    events.close();
  }
}
