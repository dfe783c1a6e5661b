package fakereceiver.web;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Journal;
import fakereceiver.web.api.Api;
import fakereceiver.web.http.HttpCounts;
import fakereceiver.web.http.HttpFront;
import fakereceiver.web.http.Route;
import fakereceiver.web.http.Router;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The page and the API of receivers, over HTTP, until it is closed. */
public final class WebServer implements AutoCloseable {

  private final Api api;
  private final OptionalMetrics metrics;
  private final HttpFront front;

  private WebServer(Api api, OptionalMetrics metrics, HttpFront front) {
    this.api = api;
    this.metrics = metrics;
    this.front = front;
  }

  /**
   * Starts to listen.
   *
   * @param journal where the mails of the receivers are kept
   * @throws java.io.UncheckedIOException when it cannot listen there
   */
  public static WebServer open(
      HttpFront.Settings settings, Journal journal, List<FakeReceiver> receivers) {
    return open(settings, journal, receivers, Backstage.EMPTY);
  }

  /**
   * The same, where more is known of what works behind the receivers.
   *
   * @throws java.io.UncheckedIOException when it cannot listen there
   */
  public static WebServer open(
      HttpFront.Settings settings,
      Journal journal,
      List<FakeReceiver> receivers,
      Backstage behind) {
    Api api = new Api(journal, receivers);
    HttpCounts counts = new HttpCounts();
    OptionalMetrics metrics = OptionalMetrics.open(journal, receivers, behind, counts);
    try {
      List<Route> routes = routes(api, metrics, new Health(journal, behind.jury()));
      return new WebServer(api, metrics, HttpFront.open(settings, new Router(routes), counts));
    } catch (RuntimeException e) {
      metrics.close();
      api.close();
      throw e;
    }
  }

  private static List<Route> routes(Api api, OptionalMetrics metrics, Health health) {
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(health.routes());
    routes.addAll(metrics.routes());
    routes.addAll(StaticFiles.routes());
    return routes;
  }

  /** What it answers: methods and paths. */
  List<Route> routes() {
    return front.routes();
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return front.address();
  }

  /** The URL of the page, without a slash at the end. */
  public String url() {
    return front.url();
  }

  @Override
  public void close() {
    api.close();
    metrics.close();
    front.close();
  }
}
