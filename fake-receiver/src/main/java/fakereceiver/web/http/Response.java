package fakereceiver.web.http;

import fakereceiver.report.Data;
import fakereceiver.report.JsonLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A reply. Immutable. */
public final class Response {

  public static final String JSON = "application/json; charset=utf-8";

  public static final String TEXT = "text/plain; charset=utf-8";

  /** A body that goes on until its client leaves. */
  public interface Stream {
    /** Writes pieces until there are no more. */
    void write(Outlet outlet) throws IOException, InterruptedException;
  }

  /** Where the pieces of a stream go. */
  public interface Outlet {
    /**
     * Sends text.
     *
     * @throws IOException when its reader has gone, or does not read
     */
    void send(String text) throws IOException;
  }

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;
  private final Optional<Stream> stream;

  private Response(int status, Map<String, String> headers, byte[] body, Optional<Stream> stream) {
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.body = body;
    this.stream = stream;
  }

  public static Response json(int status, Data.Members data) {
    return text(status, JSON, JsonLine.of(data));
  }

  public static Response json(Data.Members data) {
    return json(200, data);
  }

  /** Several of a kind, as JSON. */
  public static Response json(Data.Items data) {
    return text(200, JSON, JsonLine.of(data));
  }

  /** Text of some type. */
  public static Response text(int status, String type, String text) {
    return octets(status, type, text.getBytes(StandardCharsets.UTF_8));
  }

  /** Octets of some type. */
  public static Response octets(int status, String type, byte[] octets) {
    return new Response(status, Map.of("Content-Type", type), octets, Optional.empty());
  }

  /** Done, and nothing to say. */
  public static Response nothing() {
    return new Response(204, Map.of(), new byte[0], Optional.empty());
  }

  /** Server-sent events, piece by piece. */
  public static Response events(Stream stream) {
    Map<String, String> headers = Map.of("Content-Type", "text/event-stream; charset=utf-8");
    return new Response(200, headers, new byte[0], Optional.of(stream));
  }

  /** The same with a further header, or another value of one. */
  public Response with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Response(status, more, body, stream);
  }

  /** The same as a file to be saved; the name has to be harmless. */
  public Response savedAs(String name) {
    return with("Content-Disposition", "attachment; filename=\"" + name + "\"");
  }

  int status() {
    return status;
  }

  /** By name; those that every reply has need not be there. */
  Map<String, String> headers() {
    return headers;
  }

  /** What follows; nobody changes it. */
  byte[] body() {
    return body;
  }

  /** What follows piece by piece, instead of a body. */
  Optional<Stream> stream() {
    return stream;
  }
}
