package fakereceiver.web.http;

import fakereceiver.given.Ascii;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What stands before every handler: who may ask for what, from where, how often. */
final class Guards {

  /** Whoever looks whether the server lives has no secret. */
  private static final Set<String> PUBLIC = Set.of("health", "ready");

  private final Rates rates;
  private final Hosts hosts;
  private final Access access;

  Guards(Rates rates, Hosts hosts, Access access) {
    this.rates = rates;
    this.hosts = hosts;
    this.access = access;
  }

  /**
   * Lets a request pass.
   *
   * @throws Refused when there is a reason not to
   */
  void check(Request request) {
    rates.check(request.peer());
    hosts.check(request);
    checkOrigin(request);
    if (!PUBLIC.contains(request.path().get(0)) || request.path().size() > 1) {
      access.check(request);
    }
  }

  private static boolean isChanging(Request request) {
    return !Set.of("GET", "HEAD").contains(request.method());
  }

  /** A page of another site, or port, may lead here, but not read or change anything from there. */
  private static void checkOrigin(Request request) {
    Optional<String> origin = request.header("Origin");
    String host = request.header("Host").orElse("").toLowerCase(Locale.ROOT);
    boolean isForeign =
        origin.isPresent()
            && !origin.get().equalsIgnoreCase("http://" + host)
            && !origin.get().equalsIgnoreCase("https://" + host);
    boolean isElsewhere =
        request
            .header("Sec-Fetch-Site")
            .filter(site -> site.equals("cross-site") || site.equals("same-site"))
            .isPresent();
    boolean isLed =
        request.header("Sec-Fetch-Mode").filter("navigate"::equals).isPresent()
            && !isChanging(request);
    if (isForeign || (isElsewhere && !isLed)) {
      throw new Refused(
          403, "the request comes from a page of another site, expected the page of this server");
    }
  }

  /**
   * Lets the body of a request pass. A form of another site can send neither this type nor these
   * methods without being asked.
   *
   * @throws Refused when there is a reason not to
   */
  void checkBody(Request request) {
    // without a sign, as HTTP has it: others in between may read one in another way
    if (request.header("Content-Length").filter(length -> !Ascii.isDigits(length)).isPresent()) {
      throw Refused.wrong("the Content-Length is no number, expected how many octets there are");
    }
    if (!isChanging(request)) {
      return;
    }
    boolean hasBody =
        request.header("Transfer-Encoding").isPresent()
            || request.header("Content-Length").filter(length -> !length.equals("0")).isPresent();
    boolean isFree = !hasBody && request.method().equals("DELETE");
    boolean isText = request.method().equals("PUT") && request.type().equals("text/plain");
    if (!isFree && !isText && !request.type().equals("application/json")) {
      throw new Refused(
          415, "the type of the body is another, expected Content-Type: application/json");
    }
    request
        .header("Content-Length")
        .flatMap(Request::positive)
        .filter(length -> length > Request.MAX_BODY)
        .ifPresent(
            length -> {
              throw new Refused(413, "the body is larger than 1 MiB, expected at most that");
            });
  }
}
