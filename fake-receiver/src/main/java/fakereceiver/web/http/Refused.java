package fakereceiver.web.http;

import java.util.Map;

/** A request that is not carried out: the status, and a sentence that says why. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;

  /** With a status of HTTP and a sentence: what was found, what was expected. */
  public Refused(int status, String sentence) {
    this(status, sentence, Map.of());
  }

  Refused(int status, String sentence, Map<String, String> headers) {
    super(sentence, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
  }

  /** Something in the request is wrong. */
  public static Refused wrong(String sentence) {
    return new Refused(400, sentence);
  }

  /** There is no such thing. */
  public static Refused missing(String sentence) {
    return new Refused(404, sentence);
  }

  int status() {
    return status;
  }

  Map<String, String> headers() {
    return headers;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
