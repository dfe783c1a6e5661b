package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class CachingDnsTest {

  private static final DomainName HOST = DomainName.of("mail.example.org");

  private final MutableClock clock = new MutableClock();
  private final CountingDns source =
      new CountingDns(
          ZoneDns.of(
              """
              example.org.      3600 SOA ns admin 1 2 3 4 60
              mail.example.org.  120 AAAA 2001:db8::25
              long.example.org. 9999 AAAA 2001:db8::26
              zero.example.org.    0 AAAA 2001:db8::27
              bad.example.org  ANY !servfail
              """));
  private final CachingDns caching = new CachingDns(source, clock);

  private int askedAgainAfter(Duration time, String name) {
    caching.aaaa(DomainName.of(name));
    clock.now = clock.now.plus(time);
    int before = source.questions().size();
    caching.aaaa(DomainName.of(name));
    return source.questions().size() - before;
  }

  @Test
  void keepsAnAnswerForItsTtl() {
    assertThat(askedAgainAfter(Duration.ofSeconds(119), "mail.example.org")).isZero();
    assertThat(askedAgainAfter(Duration.ofSeconds(1), "mail.example.org")).isOne();
  }

  @Test
  void keepsANoForTheTimeOfTheSoaRecord() {
    assertThat(askedAgainAfter(Duration.ofSeconds(59), "none.example.org")).isZero();
    assertThat(askedAgainAfter(Duration.ofSeconds(1), "none.example.org")).isOne();
  }

  @Test
  void keepsNothingForMoreThanAnHour() {
    assertThat(askedAgainAfter(Duration.ofSeconds(3_599), "long.example.org")).isZero();
    assertThat(askedAgainAfter(Duration.ofSeconds(1), "long.example.org")).isOne();
  }

  @Test
  void doesNotKeepWhatHoldsForNoTime() {
    assertThat(askedAgainAfter(Duration.ZERO, "zero.example.org")).isOne();
  }

  @Test
  void neverKeepsTrouble() {
    assertThat(askedAgainAfter(Duration.ZERO, "bad.example.org")).isOne();
  }

  @Test
  void forgetsTheAnswerUnusedForLongestWhenFull() {
    caching.aaaa(HOST);
    caching.aaaa(DomainName.of("long.example.org"));
    for (int i = 0; i < CachingDns.MAX_ANSWERS - 1; i++) {
      caching.aaaa(DomainName.of("host" + i + ".example.org"));
      caching.aaaa(HOST);
    }
    int before = source.questions().size();

    caching.aaaa(HOST);
    assertThat(source.questions()).hasSize(before);
    caching.aaaa(DomainName.of("long.example.org"));
    assertThat(source.questions()).hasSize(before + 1);
  }

  @Test
  void isALaboratoryWhenItsSourceIs() {
    assertThat(caching.isLab()).isTrue();
  }

  private static final class MutableClock extends Clock {
    private Instant now = Instant.parse("2026-11-24T00:00:00Z");

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
