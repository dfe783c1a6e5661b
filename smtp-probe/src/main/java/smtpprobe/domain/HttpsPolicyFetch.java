package smtpprobe.domain;

import fakereceiver.dns.DomainName;
import fakereceiver.mail.Printable;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Fetches policies as RFC 8461 section 3.3 says: over HTTPS, without redirects, in bounds. */
public final class HttpsPolicyFetch implements PolicyFetch {

  private static final int MAX_OCTETS = 64 * 1024; // section 3.2
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WHOLE = Duration.ofSeconds(5);
  private static final int OK = 200;

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  @Override
  public Fetched fetch(DomainName domain) {
    return fetch(client, URI.create("https://mta-sts." + domain + "/.well-known/mta-sts.txt"));
  }

  static Fetched fetch(HttpClient client, URI place) {
    HttpRequest request = HttpRequest.newBuilder(place).timeout(WHOLE).build();
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        if (response.statusCode() != OK) {
          return Fetched.failed(place + ": HTTP status " + response.statusCode());
        }
        byte[] octets = body.readNBytes(MAX_OCTETS + 1);
        return octets.length > MAX_OCTETS
            ? Fetched.failed(place + ": more than " + MAX_OCTETS + " octets")
            : Fetched.policy(new String(octets, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      return Fetched.failed(place + ": " + Printable.of(String.valueOf(e.getMessage())));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Fetched.failed(place + ": interrupted");
    }
  }
}
