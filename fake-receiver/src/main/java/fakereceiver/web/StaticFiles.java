package fakereceiver.web;

import fakereceiver.given.Ascii;
import fakereceiver.web.http.Refused;
import fakereceiver.web.http.Request;
import fakereceiver.web.http.Response;
import fakereceiver.web.http.Route;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The page: one document for all its paths, and the files that it loads. */
final class StaticFiles {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src"
          + " 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors"
          + " 'none'";

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "json", Response.JSON,
          "webmanifest", "application/manifest+json");

  private StaticFiles() {}

  static List<Route> routes() {
    Stream<Route> pages =
        Stream.of("/", "/mail/{id}", "/t/", "/t/{inbox}", "/statistics", "/receivers")
            .map(path -> new Route("GET", path, request -> file("index.html")));
    return Stream.concat(pages, Stream.of(new Route("GET", "/static/**", StaticFiles::asked)))
        .toList();
  }

  private static Response asked(Request request) {
    return file(request.rest());
  }

  /** Only letters, digits, and what joins them: no name leads out of the folder. */
  private static Response file(String name) {
    boolean isHarmless =
        name.chars().allMatch(c -> Ascii.isAlphanumeric(c) || "-_./".indexOf(c) >= 0)
            && !name.contains("..")
            && !name.startsWith("/")
            && !name.contains("//");
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    if (!isHarmless || type == null) {
      throw Refused.missing("there is no such file");
    }
    try (InputStream in = StaticFiles.class.getResourceAsStream("static/" + name)) {
      if (in == null) {
        throw Refused.missing("there is no such file");
      }
      return Response.octets(200, type, in.readAllBytes()).with("Content-Security-Policy", POLICY);
    } catch (IOException e) {
      throw new UncheckedIOException(name, e);
    }
  }
}
