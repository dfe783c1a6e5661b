package fakereceiver.web.http;

import com.sun.net.httpserver.Headers;
import java.util.Map;

/** What every reply says to browsers, unless the handler says otherwise. */
final class SafeHeaders {

  private static final Map<String, String> ALL =
      Map.of(
          "Content-Security-Policy",
          "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none';"
              + " sandbox",
          "X-Content-Type-Options",
          "nosniff",
          "X-Frame-Options",
          "DENY",
          "Referrer-Policy",
          "no-referrer",
          "Cross-Origin-Opener-Policy",
          "same-origin",
          "Cross-Origin-Resource-Policy",
          "same-origin",
          "Permissions-Policy",
          "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
          "Cache-Control",
          "no-store");

  private SafeHeaders() {}

  /** Sets those of a response, and the others. */
  static void set(Headers headers, Response response) {
    ALL.forEach(headers::set);
    response.headers().forEach(headers::set);
    if (response
        .headers()
        .getOrDefault("Content-Security-Policy", "")
        .contains("frame-ancestors 'self'")) {
      headers.set("X-Frame-Options", "SAMEORIGIN");
    }
  }
}
