package fakereceiver.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import fakereceiver.FakeReceiver;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.session.Budget;
import fakereceiver.web.http.Access;
import fakereceiver.web.http.Limits;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A web server with a receiver on [::1], and a client whose replies are held to the description.
 */
final class Web implements AutoCloseable {

  static final String ZONE =
      """
      2001:db8::25 PTR mail.example.org
      mail.example.org AAAA 2001:db8::25
      example.org MX 10 mail.example.org
      example.org TXT "v=spf1 ip6:2001:db8::25 -all"
      """;

  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final MemoryJournal journal = new MemoryJournal(20_000, 1 << 28, new Budget(1 << 28));
  final FakeReceiver receiver =
      FakeReceiver.builder("postfix-strict").zone(ZONE).keeper(journal).start();
  final WebServer server;

  private final Described described = new Described();
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  Web() {
    this(Access.open(), Limits.DEFAULT);
  }

  Web(Access access, Limits limits) {
    server = LocalPage.open(access, limits, journal, receiver);
  }

  /** A reply that is as it is described. */
  record Reply(int status, String type, String body, HttpResponse<byte[]> whole) {

    JsonNode json() {
      try {
        return new ObjectMapper().readTree(body);
      } catch (IOException e) {
        throw new AssertionError(body, e);
      }
    }

    String header(String name) {
      return whole.headers().firstValue(name).orElse("");
    }
  }

  Reply get(String path) {
    return ask(request(path).GET().build());
  }

  Reply delete(String path) {
    return ask(request(path).DELETE().build());
  }

  Reply put(String path, String json) {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .PUT(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  Reply post(String path, String json) {
    return ask(
        request(path)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(json))
            .build());
  }

  HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).timeout(PATIENCE);
  }

  Reply ask(HttpRequest request) {
    try {
      HttpResponse<byte[]> whole = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
      String type = whole.headers().firstValue("Content-Type").orElse("");
      String body = new String(whole.body(), StandardCharsets.UTF_8);
      String path = request.uri().toString().substring(server.url().length());
      described.check(request.method(), path, whole.statusCode(), type, body);
      return new Reply(whole.statusCode(), type, body, whole);
    } catch (IOException e) {
      throw new AssertionError("no reply", e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Sends these lines as they are, and reads until the server closes. */
  String raw(String... lines) {
    return raw(String.join("\r\n", lines) + "\r\nConnection: close\r\n\r\n");
  }

  String raw(String octets) {
    try (Socket socket = open()) {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new AssertionError("no reply", e);
    }
  }

  /** The same, but reads the first line only. */
  String head(String octets) {
    try (Socket socket = open()) {
      socket.getOutputStream().write(octets.getBytes(StandardCharsets.ISO_8859_1));
      return String.valueOf(
          new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
              .readLine());
    } catch (IOException e) {
      throw new AssertionError("no reply", e);
    }
  }

  Socket open() throws IOException {
    Socket socket = new Socket();
    socket.connect(server.address(), 5000);
    socket.setSoTimeout(20_000);
    return socket;
  }

  @Override
  public void close() {
    server.close();
    receiver.close();
  }
}
