package fakereceiver.dns;

import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
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
    /** The records there are such that only their name server knows the answer. */
    COMPUTED,
    /** No zone here holds the name. */
    NOT_HERE,
    /** Aliases lead in a circle, or through too many names. */
    LOOP,
    SERVFAIL,
    REFUSED,
    TIMEOUT
  }

  private static final long NEGATIVE_TTL = 300; // seconds

  static Hit of(Fault fault, List<Record> chain, List<Record> soa) {
    Result result =
        switch (fault.kind()) {
          case NXDOMAIN -> Result.NO_SUCH_NAME;
          case NODATA -> Result.NO_SUCH_RECORD;
          case SERVFAIL -> Result.SERVFAIL;
          case REFUSED -> Result.REFUSED;
          case TIMEOUT -> Result.TIMEOUT;
          case DELAY, TRUNCATE, SECURE, BOGUS ->
              throw new IllegalArgumentException("an answer all the same");
        };
    boolean says = result == Result.NO_SUCH_NAME || result == Result.NO_SUCH_RECORD;
    return new Hit(result, chain, says ? soa : List.of(), fault);
  }

  /** How long this answer holds: the shortest TTL in it, with the negative one of RFC 2308. */
  Duration ttl() {
    LongStream negative =
        result == Result.FOUND
            ? LongStream.empty()
            : authority.stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst()
                .map(soa -> LongStream.of(soa.getTTL(), soa.getMinimum()))
                .orElse(LongStream.of(NEGATIVE_TTL));
    return Duration.ofSeconds(
        LongStream.concat(answer.stream().mapToLong(Record::getTTL), negative).min().orElse(0));
  }
}
