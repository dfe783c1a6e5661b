package fakereceiver.web.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import fakereceiver.dns.Endpoint;
import fakereceiver.given.Daemons;
import fakereceiver.mail.Shortened;
import fakereceiver.report.Data;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import javax.net.ssl.SSLContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server as it stands on the network, until it is closed. */
public final class HttpFront implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  private static final int BACKLOG = 256;

  private static final int BLOCK = 1 << 16;

  /** What was found is quoted, however long it is. */
  private static final int MAX_SENTENCE = 1000;

  private static final int MAX_MEMBER = 100;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Duration LONG_PATIENCE = Duration.ofSeconds(330);

  /** Read once by the JDK, before its first server. */
  private static final Map<String, String> PROPERTIES =
      Map.of(
          "sun.net.httpserver.nodelay", "true", // 44 ms a reply otherwise
          "sun.net.httpserver.maxReqTime", "30",
          "sun.net.httpserver.maxReqHeaders", "100",
          "sun.net.httpserver.maxReqHeaderSize", "65536",
          "jdk.httpserver.maxConnections", "2000");

  private final HttpServer server;
  private final Router router;
  private final Guards guards;
  private final Seats seats;
  private final HttpCounts counts;
  private final boolean isSecure;
  private final Watch watch = new Watch();

  /** Of requests; the connections that need them are bounded, so they are. */
  private final ExecutorService threads = Daemons.many("fake-receiver-web");

  /**
   * Where and for whom.
   *
   * @param listen the address; port 0 is any free one
   * @param tls the certificate; empty for plain HTTP
   * @param access who may ask
   * @param hosts names that it answers to beside its address and localhost
   * @param limits how many may ask at once, and how often
   */
  public record Settings(
      InetSocketAddress listen,
      Optional<SSLContext> tls,
      Access access,
      Set<String> hosts,
      Limits limits) {

    public Settings {
      hosts = Set.copyOf(hosts);
    }
  }

  private HttpFront(Settings settings, Router router, HttpCounts counts) throws IOException {
    PROPERTIES.forEach((name, value) -> System.setProperty(name, System.getProperty(name, value)));
    this.router = router;
    this.counts = counts;
    this.guards =
        new Guards(
            new Rates(settings.limits().rate(), System::nanoTime),
            new Hosts(settings.listen().getAddress(), settings.hosts()),
            settings.access());
    this.seats = new Seats(settings.limits(), Runtime.getRuntime().maxMemory());
    this.isSecure = settings.tls().isPresent();
    if (settings.tls().isPresent()) {
      HttpsServer secure = HttpsServer.create(settings.listen(), BACKLOG);
      secure.setHttpsConfigurator(new HttpsConfigurator(settings.tls().get()));
      server = secure;
    } else {
      server = HttpServer.create(settings.listen(), BACKLOG);
    }
  }

  /**
   * Starts to listen.
   *
   * @param counts what it answers is counted there
   * @throws UncheckedIOException when that is not possible; the message names the address
   */
  public static HttpFront open(Settings settings, Router router, HttpCounts counts) {
    try {
      HttpFront front = new HttpFront(settings, router, counts);
      front.server.setExecutor(front.threads);
      front.server.createContext("/", front::handle);
      front.server.start();
      return front;
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot listen on " + Endpoint.of(settings.listen()) + ": " + e.getMessage(), e);
    }
  }

  /** What it answers. */
  public List<Route> routes() {
    return router.routes();
  }

  /** Where it listens, with the port that it was given. */
  public InetSocketAddress address() {
    return server.getAddress();
  }

  /** Its URL, without a slash at the end. */
  public String url() {
    return (isSecure ? "https://" : "http://") + Endpoint.of(address());
  }

  private void handle(HttpExchange exchange) {
    try (Watch.Leash leash = watch.begin(PATIENCE);
        Seats.Taken taken = seats.none()) {
      Response response = answer(exchange, leash, taken);
      counts.replied(response.status());
      taken.reply(response.body().length);
      leash.extend(PATIENCE);
      send(exchange, response, leash);
    } catch (InterruptedException e) {
      return; // too long, or closed: the connection goes
    } catch (IOException e) {
      LOG.debug("A client has gone", e);
    } finally {
      exchange.close();
    }
  }

  private Response answer(HttpExchange exchange, Watch.Leash leash, Seats.Taken taken)
      throws InterruptedException {
    try {
      Request request = new Request(exchange);
      guards.check(request);
      Router.Hit hit = router.find(request.method(), request.path());
      guards.checkBody(request);
      request.at(hit.variables());
      taken.take(hit.route().kind());
      if (hit.route().kind() == Route.Kind.WAITING) {
        leash.extend(LONG_PATIENCE);
      }
      return hit.route().handler().handle(request);
    } catch (Refused e) {
      return error(e);
    } catch (RuntimeException e) {
      LOG.error("A request has failed", e);
      return error(new Refused(500, "this is a fault of the server; its log says which"));
    }
  }

  private static Response error(Refused refused) {
    String sentence = refused.sentence();
    Data.Tree tree = Data.tree().with("error", Shortened.of(sentence, MAX_SENTENCE));
    if (!refused.member().isEmpty()) {
      tree.with("member", Shortened.of(refused.member(), MAX_MEMBER));
    }
    Response response = Response.json(refused.status(), tree.done());
    for (Map.Entry<String, String> header : refused.headers().entrySet()) {
      response = response.with(header.getKey(), header.getValue());
    }
    return response;
  }

  private static void send(HttpExchange exchange, Response response, Watch.Leash leash)
      throws IOException, InterruptedException {
    SafeHeaders.set(exchange.getResponseHeaders(), response);
    boolean isHead = exchange.getRequestMethod().equals("HEAD");
    if (response.stream().isPresent() && !isHead) {
      exchange.sendResponseHeaders(response.status(), 0); // chunked
      try (OutputStream out = exchange.getResponseBody()) {
        response.stream()
            .get()
            .write(
                text -> {
                  leash.extend(PATIENCE);
                  out.write(text.getBytes(StandardCharsets.UTF_8));
                  out.flush();
                  leash.extend(PATIENCE);
                });
      }
    } else if (isHead || response.body().length == 0) {
      exchange.sendResponseHeaders(response.status(), -1);
    } else {
      exchange.sendResponseHeaders(response.status(), response.body().length);
      try (OutputStream out = exchange.getResponseBody()) {
        inBlocks(response.body(), out);
      }
    }
  }

  /** The server of the JDK takes copies of whatever it is handed at once, and keeps them. */
  private static void inBlocks(byte[] body, OutputStream out) throws IOException {
    for (int at = 0; at < body.length; at += BLOCK) {
      out.write(body, at, Math.min(BLOCK, body.length - at));
    }
  }

  /** Stops to listen and closes the connections that are open. */
  @Override
  public void close() {
    watch.endAll();
    server.stop(0);
    threads.shutdownNow();
    watch.close();
  }
}
