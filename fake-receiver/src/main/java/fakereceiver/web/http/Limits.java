package fakereceiver.web.http;

/**
 * How many requests there may be at once.
 *
 * @param requests that are answered at once
 * @param waiting that wait for mail
 * @param viewers that are told of every change
 */
public record Limits(int requests, int waiting, int viewers) {

  /** If nothing is said. */
  public static final Limits DEFAULT = new Limits(64, 200, 500);
}
