package fakereceiver.web.http;

import com.sun.net.httpserver.HttpExchange;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Ascii;
import fakereceiver.report.JsonReading;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** What a client wants. For one thread. */
public final class Request {

  /** The largest body, in octets. */
  public static final int MAX_BODY = 1 << 20;

  private final HttpExchange exchange;
  private final List<String> path;
  private Map<String, String> variables = Map.of();

  Request(HttpExchange exchange) {
    this.exchange = exchange;
    this.path = Percent.path(String.valueOf(exchange.getRequestURI().getRawPath()));
  }

  String method() {
    return exchange.getRequestMethod();
  }

  List<String> path() {
    return path;
  }

  void at(Map<String, String> found) {
    variables = Map.copyOf(found);
  }

  /** A variable of the route. */
  public String variable(String name) {
    return Optional.ofNullable(variables.get(name))
        .orElseThrow(() -> new IllegalArgumentException("the route has no variable " + name));
  }

  /** What follows, of a route that takes whatever follows. */
  public String rest() {
    return variable(Route.REST);
  }

  /** A number in the path; there is nothing where it is none. */
  public long number(String name) {
    return positive(variable(name))
        .orElseThrow(() -> Refused.missing("there is nothing of that number"));
  }

  /** A header; empty when it is not there. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().getFirst(name));
  }

  /** The host that a request line names which has a whole URL. */
  Optional<String> authority() {
    return Optional.of(exchange.getRequestURI())
        .filter(URI::isAbsolute)
        .map(uri -> String.valueOf(uri.getRawAuthority()));
  }

  int headers(String name) {
    return Optional.ofNullable(exchange.getRequestHeaders().get(name)).map(List::size).orElse(0);
  }

  /** Who asks. */
  IpAddress peer() {
    return IpAddress.of(exchange.getRemoteAddress().getAddress());
  }

  /**
   * The parameters of the query, of which only these may be there.
   *
   * @throws Refused when another is
   */
  public Parameters parameters(Set<String> known) {
    Map<String, String> all =
        Percent.query(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    for (String name : all.keySet()) {
      if (!known.contains(name)) {
        throw Refused.wrong(
            name,
            "there is a parameter that is not known here, expected "
                + (known.isEmpty() ? "none" : String.join(", ", new TreeSet<>(known))));
      }
    }
    return new Parameters(all);
  }

  /**
   * The members of the JSON object that is the body.
   *
   * @throws Refused when it is none
   */
  public JsonReading json() {
    return json(JsonReading::of);
  }

  /**
   * The same, when only these may be there.
   *
   * @throws Refused when it is none, or another is
   */
  public JsonReading json(Set<String> known) {
    return json(text -> JsonReading.of(text).only(known));
  }

  private JsonReading json(Function<String, JsonReading> read) {
    if (!type().equals("application/json")) {
      throw new Refused(415, "the body is not JSON, expected Content-Type: application/json");
    }
    try {
      return read.apply(body());
    } catch (JsonReading.WrongMember e) {
      throw Refused.wrong(e.member(), "the body is not read: " + e.getMessage());
    } catch (IllegalArgumentException e) {
      throw Refused.wrong("the body is not read: " + e.getMessage());
    }
  }

  /** The type of the body, without parameters; empty when none is said. */
  public String type() {
    String type = header("Content-Type").orElse("");
    int end = type.indexOf(';');
    return (end < 0 ? type : type.substring(0, end)).strip().toLowerCase(Locale.ROOT);
  }

  /**
   * The body as text.
   *
   * @throws Refused when it is too large, or no UTF-8
   */
  public String body() {
    try {
      byte[] octets = exchange.getRequestBody().readNBytes(MAX_BODY + 1);
      if (octets.length > MAX_BODY) {
        throw new Refused(413, "the body is larger than 1 MiB, expected at most that");
      }
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
    } catch (CharacterCodingException e) {
      throw Refused.wrong("the body is no UTF-8, expected UTF-8");
    } catch (IOException | IndexOutOfBoundsException e) { // the JDK counts chunks in an int
      throw Refused.wrong("the body does not come, expected as much as its length says");
    }
  }

  /** A number that is not 0, if it is one. */
  static Optional<Long> positive(String text) {
    return Ascii.number(text, 18).filter(number -> number > 0);
  }
}
