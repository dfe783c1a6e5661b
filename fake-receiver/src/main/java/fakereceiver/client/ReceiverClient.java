package fakereceiver.client;

import fakereceiver.mail.Printable;
import fakereceiver.mail.Shortened;
import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import fakereceiver.report.JsonTree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Asks a receiver that runs elsewhere. Immutable, safe for several threads.
 *
 * <pre>{@code
 * ReceiverClient receiver = ReceiverClient.at("http://[::1]:8025");
 * ... send mail ...
 * ReceivedMail mail = receiver.await(1, MailFilter.ALL, Duration.ofSeconds(10)).get(0);
 * }</pre>
 */
public final class ReceiverClient {

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final long MAX_SECONDS = 300;
  private static final int MAX_SHOWN = 200;
  private static final String MAILS = "/mails";
  private static final String MAILS_MEMBER = "mails";
  private static final String RECEIVERS = "/receivers";

  private final String base;
  private final Optional<String> token;
  private final HttpClient http;

  private ReceiverClient(String base, Optional<String> token, HttpClient http) {
    this.base = base;
    this.token = token;
    this.http = http;
  }

  /** Of the page with that URL: {@code http://[::1]:8025}. */
  public static ReceiverClient at(String url) {
    String end = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    return new ReceiverClient(
        URI.create(end) + "/api/v1",
        Optional.empty(),
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build());
  }

  /** The same, with the token that its server wants. */
  public ReceiverClient token(String secret) {
    return new ReceiverClient(base, Optional.of(secret), http);
  }

  /** The same, over an HTTP client that trusts the server's certificate. */
  public ReceiverClient over(HttpClient client) {
    return new ReceiverClient(base, token, client);
  }

  /** The last mails that fit, newest first, 50 at most. */
  public List<ReceivedMail> mails(MailFilter filter) {
    return read(asked(get(MAILS + filter.query(), PATIENCE), MAILS_MEMBER));
  }

  /**
   * Waits until that many mails fit, {@code patience} at most.
   *
   * @return the newest of them, the last one first
   * @throws AssertionError when there are fewer by then
   * @throws IllegalArgumentException when the count is not positive
   * @throws IllegalStateException when something else than a receiver answers
   */
  public List<ReceivedMail> await(int count, MailFilter filter, Duration patience) {
    if (count < 1) {
      throw new IllegalArgumentException("to wait for " + count + " mails, expected at least 1");
    }
    long seconds = Math.max(1, Math.min(MAX_SECONDS, patience.toSeconds()));
    MailFilter waiting =
        filter.with("count", String.valueOf(count)).with("timeout", String.valueOf(seconds));
    JsonTree reply =
        asked(get("/wait" + waiting.query(), PATIENCE.plusSeconds(seconds)), "complete");
    List<ReceivedMail> mails = read(reply);
    if (!reply.flag("complete")) {
      throw new AssertionError(
          mails.size() + " of " + count + " mails have come within " + seconds + " s: " + mails);
    }
    return mails;
  }

  private static List<ReceivedMail> read(JsonTree reply) {
    return reply.items(MAILS_MEMBER).stream().map(ReceivedMail::of).toList();
  }

  /** Everything that is known of a mail, as docs/api.md has it. */
  public JsonTree mail(long id) {
    return asked(get(MAILS + "/" + id, PATIENCE), "id");
  }

  /** The message of a mail as it came. */
  public byte[] message(long id) {
    return send(get(MAILS + "/" + id + "/message", PATIENCE));
  }

  /** Removes a mail. */
  public void delete(long id) {
    send(request(MAILS + "/" + id, PATIENCE).DELETE().build());
  }

  /** Removes all mails. */
  public void clear() {
    send(request(MAILS, PATIENCE).DELETE().build());
  }

  /** The receivers. */
  public List<RunningReceiver> receivers() {
    HttpRequest request = get(RECEIVERS, PATIENCE);
    JsonTree reply = asked(request, JsonTree::isArray);
    return reply.items().stream().map(RunningReceiver::of).toList();
  }

  /** Has a receiver behave as another persona in sessions that begin from now on. */
  public void persona(int receiver, String name) {
    change(receiver, "/persona", "PUT", Data.tree().with("persona", name));
  }

  /** The same, as the persona that is in the text of a persona file. */
  public void personaFile(int receiver, String yaml) {
    change(receiver, "/persona", "PUT", Data.tree().with("yaml", yaml));
  }

  /** Has a receiver look things up in that zone from now on. */
  public void zone(int receiver, String zone) {
    change(receiver, "/zone", "PUT", Data.tree().with("zone", zone));
  }

  /** Has a receiver take clients on its loopback for one with that address. */
  public void claims(int receiver, String address) {
    change(receiver, "/claims", "PUT", Data.tree().with("address", address));
  }

  /** Has a receiver do something wrong, as {@code --misbehave} says it. */
  public void misbehave(int receiver, String plan) {
    change(receiver, "/misbehaviours", "POST", Data.tree().with("plan", plan));
  }

  /** Has a receiver do nothing wrong any more. */
  public void behave(int receiver) {
    send(request(RECEIVERS + "/" + receiver + "/misbehaviours", PATIENCE).DELETE().build());
  }

  private void change(int receiver, String what, String method, Data.Tree body) {
    send(
        request(RECEIVERS + "/" + receiver + what, PATIENCE)
            .header("Content-Type", "application/json")
            .method(method, HttpRequest.BodyPublishers.ofString(JsonLine.of(body.done())))
            .build());
  }

  private HttpRequest get(String path, Duration patience) {
    return request(path, patience).GET().build();
  }

  private HttpRequest.Builder request(String path, Duration patience) {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path)).timeout(patience);
    token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret));
    return request;
  }

  private JsonTree asked(HttpRequest request, String member) {
    return asked(request, reply -> reply.has(member));
  }

  /** A reply of another shape is none of a receiver's: some other server has that port. */
  private JsonTree asked(HttpRequest request, Predicate<JsonTree> isOurs) {
    String text = new String(send(request), StandardCharsets.UTF_8);
    try {
      JsonTree reply = JsonTree.of(text);
      if (isOurs.test(reply)) {
        return reply;
      }
    } catch (IllegalArgumentException e) {
      // told below
    }
    throw new IllegalStateException(
        request.uri()
            + " is no fake-receiver, or one of another kind: it answers \""
            + Shortened.of(Printable.of(text), MAX_SHOWN)
            + "\"");
  }

  private byte[] send(HttpRequest request) {
    try {
      HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
      if (response.statusCode() >= 400) {
        throw new IllegalStateException(
            "%s %s: %s %s"
                .formatted(
                    request.method(),
                    request.uri(),
                    response.statusCode(),
                    new String(response.body(), StandardCharsets.UTF_8)));
      }
      return response.body();
    } catch (IOException e) {
      throw new UncheckedIOException(request.uri() + " does not answer: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for the receiver", e);
    }
  }
}
