package fakereceiver.dns;

import fakereceiver.dns.wire.Deadline;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What DNS said to one question, kept whole as evidence. Immutable.
 *
 * @param question what was asked
 * @param status what it comes to
 * @param records the records, in the order of the answer; empty unless {@link Status#FOUND}
 * @param aliases the names of the CNAME chain that was followed, in order, without the first
 * @param said the answer in the words of DNS: {@code NOERROR}, {@code NXDOMAIN}, {@code SERVFAIL},
 *     or why there was none
 * @param ttl how long the answer holds, as far as its source says
 * @param took how long it took
 * @param server who answered
 * @param <T> what a record of that type is
 */
public record Answer<T>(
    Question<T> question,
    Status status,
    List<T> records,
    List<DomainName> aliases,
    String said,
    Optional<Duration> ttl,
    Duration took,
    String server) {

  /** What DNS says when nothing is wrong. */
  static final String NO_ERROR = "NOERROR";

  private static final String NARROWED = NO_ERROR + ", ";

  private static final long WITHOUT_RECORDS = 400;
  private static final long OF_RECORD = 150;

  /** What zone files say of a name that is in none of them. */
  static final String NO_ZONE = "no zone is given for this name";

  /** What zone files say of an address behind an ALIAS, and of what a LUA record makes. */
  static final String COMPUTED = "its name server computes it (ALIAS or LUA record)";

  static final String DELEGATED = "the name is delegated to a zone that is not given";

  private static final String SERVER_FAILURE = "SERVFAIL";

  static final String NO_SERVER = "no DNS server is configured";
  static final String REFUSED = "connection refused";
  static final String UNREACHABLE = "cannot be reached";

  /** Of a resolver that is for others: what it hears from name servers it does not pass on so. */
  private static final String UNWILLING = "REFUSED";

  /** What an answer comes to. */
  public enum Status {
    /** There are records. */
    FOUND,
    /** The name does not exist (NXDOMAIN, RFC 8020: nor does anything below it). */
    NO_SUCH_NAME,
    /** The name exists, but has no record of this type (NODATA, RFC 2308 section 2.2). */
    NO_SUCH_RECORD,
    /** Nobody knows: no answer, an error, a loop, or the budget is used up. */
    UNAVAILABLE
  }

  /** Copies the lists; records are there exactly when the status says so. */
  public Answer {
    records = List.copyOf(records);
    aliases = List.copyOf(aliases);
    if (records.isEmpty() == (status == Status.FOUND)) {
      throw new IllegalArgumentException(status + " with " + records.size() + " records");
    }
  }

  /** Trouble instead of an answer, with the reason in a few words. */
  public static <T> Answer<T> unavailable(
      Question<T> question, String reason, Duration took, String server) {
    return new Answer<>(
        question, Status.UNAVAILABLE, List.of(), List.of(), reason, Optional.empty(), took, server);
  }

  /** No such record, with the reason in a few words where DNS itself did not say so. */
  public static <T> Answer<T> absent(Question<T> question, String reason) {
    return new Answer<>(
        question,
        Status.NO_SUCH_RECORD,
        List.of(),
        List.of(),
        reason,
        Optional.empty(),
        Duration.ZERO,
        "");
  }

  /** This answer with only {@code some} of its records, and why the others do not count. */
  public Answer<T> narrowedTo(List<T> some, String why) {
    return new Answer<>(
        question,
        some.isEmpty() ? Status.NO_SUCH_RECORD : Status.FOUND,
        some,
        aliases,
        said + ", " + records + ": " + why,
        ttl,
        took,
        server);
  }

  /** Whether there are records. */
  public boolean isFound() {
    return status == Status.FOUND;
  }

  /** Whether DNS could not say. */
  public boolean isUnavailable() {
    return status == Status.UNAVAILABLE;
  }

  /** Whether a server answered that it cannot answer (RFC 1035 section 4.1.1, RCODE 2). */
  public boolean isServerFailure() {
    return isUnavailable() && said.startsWith(SERVER_FAILURE);
  }

  /** Whether nobody answered in time. */
  public boolean isSilence() {
    return isUnavailable() && said.startsWith(Deadline.TIMED_OUT);
  }

  /**
   * Whether no server said anything about it: there is none, or none could be reached, answered in
   * time or wanted to.
   */
  public boolean isUnheard() {
    return isSilence()
        || (isUnavailable()
            && (said.equals(NO_SERVER)
                || said.equals(REFUSED)
                || said.startsWith(UNREACHABLE)
                || said.startsWith(UNWILLING)));
  }

  /** Whether the name is in none of the zone files that stand for DNS. */
  public boolean isOutsideOfZones() {
    return isUnavailable() && (said.equals(NO_ZONE) || said.equals(DELEGATED));
  }

  /** Whether zone files stood for DNS, and do not say: nobody was asked. */
  public boolean isLeftOpenByZones() {
    return isOutsideOfZones() || (isUnavailable() && said.equals(COMPUTED));
  }

  /** Whether DNS says for sure that there is no such record. */
  public boolean isAbsent() {
    return status == Status.NO_SUCH_NAME || status == Status.NO_SUCH_RECORD;
  }

  /** The answer in one line for people: {@code [mail.example.org]}, {@code no such name}. */
  public String answered() {
    String result =
        switch (status) {
          case FOUND -> records + narrowed();
          case NO_SUCH_NAME -> "no such name";
          case NO_SUCH_RECORD -> said.equals(NO_ERROR) ? "no such record" : said;
          case UNAVAILABLE -> "no answer: " + said;
        };
    return aliases.isEmpty() ? result : result + " through the alias " + aliases;
  }

  /** All the records there are, and why some do not count; nothing where each counts. */
  private String narrowed() {
    return said.startsWith(NARROWED) ? " of " + said.substring(NARROWED.length()) : "";
  }

  /** About how many octets of memory it takes up. */
  public long octets() {
    long texts = 0;
    for (T each : records) {
      texts += each instanceof String text ? text.length() : 0;
    }
    return WITHOUT_RECORDS + OF_RECORD * (records.size() + aliases.size()) + texts;
  }
}
