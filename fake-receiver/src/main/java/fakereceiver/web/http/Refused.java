package fakereceiver.web.http;

import java.util.Map;

/** A request that is not carried out: the status, and a sentence that says why. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final transient Map<String, String> headers;
  private final String member;

  /** With a status of HTTP and a sentence: what was found, what was expected. */
  public Refused(int status, String sentence) {
    this(status, sentence, Map.of());
  }

  Refused(int status, String sentence, Map<String, String> headers) {
    this(status, sentence, headers, "");
  }

  private Refused(int status, String sentence, Map<String, String> headers, String member) {
    super(sentence, null, false, false);
    this.status = status;
    this.headers = Map.copyOf(headers);
    this.member = member;
  }

  /** Something in the request is wrong. */
  public static Refused wrong(String sentence) {
    return new Refused(400, sentence);
  }

  /** A member of the body, or a parameter, is wrong: a form shows the sentence beside its field. */
  public static Refused wrong(String member, String sentence) {
    return new Refused(400, sentence, Map.of(), member);
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

  /** Which member of the body, or parameter, it is about; empty when it is about none. */
  String member() {
    return member;
  }

  String sentence() {
    return String.valueOf(getMessage());
  }
}
