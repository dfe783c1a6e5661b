package fakereceiver.dns;

import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;

/**
 * What {@link Zones} hold for one question.
 *
 * @param result what it comes to
 * @param answer the aliases that were followed, then the records
 * @param authority the SOA record behind a "no", or the NS records of a delegation
 * @param modifier a fault that delays or truncates the answer; a delay of zero is none
 */
record Hit(Result result, List<Record> answer, List<Record> authority, Fault modifier) {

  enum Result {
    FOUND,
    NO_SUCH_NAME,
    NO_SUCH_RECORD,
    /** The name is delegated to a zone that is not here. */
    DELEGATED,
    /** No zone here holds the name. */
    NOT_HERE,
    /** Aliases lead in a circle, or through too many names. */
    LOOP,
    SERVFAIL,
    REFUSED,
    TIMEOUT
  }

  private static final Duration NEGATIVE_TTL = Duration.ofMinutes(5);

  static Hit of(Fault fault, List<Record> chain) {
    Result result =
        switch (fault.kind()) {
          case NXDOMAIN -> Result.NO_SUCH_NAME;
          case NODATA -> Result.NO_SUCH_RECORD;
          case SERVFAIL -> Result.SERVFAIL;
          case REFUSED -> Result.REFUSED;
          case TIMEOUT -> Result.TIMEOUT;
          case DELAY, TRUNCATE -> throw new IllegalArgumentException("an answer all the same");
        };
    return new Hit(result, chain, List.of(), fault);
  }

  /** How long this answer holds: the shortest TTL in it, or the negative TTL of RFC 2308. */
  Duration ttl() {
    if (result == Result.FOUND) {
      return Duration.ofSeconds(answer.stream().mapToLong(Record::getTTL).min().orElse(0));
    }
    return authority.stream()
        .filter(SOARecord.class::isInstance)
        .map(SOARecord.class::cast)
        .map(soa -> Duration.ofSeconds(Math.min(soa.getTTL(), soa.getMinimum())))
        .findFirst()
        .orElse(NEGATIVE_TTL);
  }
}
