package fakereceiver.dns;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Something that goes wrong with one name and type, as written in a zone file after the type:
 * {@code !servfail}, {@code !delay 300ms}.
 *
 * @param kind what goes wrong
 * @param delay how late the answer is, for {@link Kind#DELAY}; zero otherwise
 */
record Fault(Kind kind, Duration delay) {

  enum Kind {
    /** Says that the name does not exist. */
    NXDOMAIN,
    /** Says that the name has no such record. */
    NODATA,
    /** Says that the server is broken. */
    SERVFAIL,
    /** Says that the server does not want to. */
    REFUSED,
    /** Says nothing at all. */
    TIMEOUT,
    /** Gives the right answer, late. */
    DELAY,
    /** Gives the right answer over TCP only. */
    TRUNCATE,
    /** Gives the right answer, and says as a resolver would that DNSSEC vouches for it. */
    SECURE,
    /** Fails as a resolver that checks DNSSEC would, unless it is told not to check. */
    BOGUS;

    private String word() {
      return "!" + name().toLowerCase(Locale.ROOT);
    }
  }

  /** Nothing goes wrong. */
  static final Fault NONE = new Fault(Kind.DELAY, Duration.ZERO);

  private static final Duration LONGEST = Duration.ofMinutes(5);

  /**
   * Reads the words of a fault, the first with its exclamation mark.
   *
   * @throws IllegalArgumentException when there is no such fault
   */
  static Fault of(List<String> words) {
    for (Kind kind : Kind.values()) {
      if (kind.word().equalsIgnoreCase(words.get(0))) {
        if (words.size() != (kind == Kind.DELAY ? 2 : 1)) {
          throw new IllegalArgumentException(
              "\""
                  + String.join(" ", words)
                  + "\", expected "
                  + kind.word()
                  + (kind == Kind.DELAY ? " and how long: !delay 300ms" : " and nothing more"));
        }
        return new Fault(kind, kind == Kind.DELAY ? delay(words.get(1)) : Duration.ZERO);
      }
    }
    throw new IllegalArgumentException(
        "there is no fault \""
            + words.get(0)
            + "\", expected !nxdomain, !nodata, !servfail,"
            + " !refused, !timeout, !delay 300ms, !truncate, !secure or !bogus");
  }

  boolean isNone() {
    return kind == Kind.DELAY && delay.isZero();
  }

  private static Duration delay(String text) {
    return Optional.of(text)
        .filter(t -> t.matches("[0-9]{1,6}ms"))
        .map(t -> Duration.ofMillis(Long.parseLong(t.substring(0, t.length() - 2))))
        .filter(d -> d.compareTo(LONGEST) <= 0)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "\"" + text + "\" is not a delay, expected milliseconds such as 300ms"));
  }
}
