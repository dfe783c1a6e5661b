package fakereceiver.web;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Journal;
import fakereceiver.web.api.Api;
import fakereceiver.web.http.HttpFront;
import fakereceiver.web.http.Route;
import fakereceiver.web.http.Router;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;

/** The page and the API of receivers, over HTTP, until it is closed. */
public final class WebServer implements AutoCloseable {

  private final Api api;
  private final HttpFront front;

  private WebServer(Api api, HttpFront front) {
    this.api = api;
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
    Api api = new Api(journal, receivers);
    List<Route> routes = new ArrayList<>(api.routes());
    routes.addAll(new Health(journal).routes());
    routes.addAll(StaticFiles.routes());
    try {
      return new WebServer(api, HttpFront.open(settings, new Router(routes)));
    } catch (RuntimeException e) {
      api.close();
      throw e;
    }
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
    front.close();
  }
}
