package fakereceiver.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fakereceiver.dns.IpAddress;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RatesTest {

  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5); // it may run over

  private Rates rates(int perMinute, boolean loopback) {
    return new Rates(new Limits.Rate(perMinute, loopback), nanos::get);
  }

  private void later(int seconds) {
    nanos.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static void assertTold(Rates rates, String client, String seconds) {
    assertThatThrownBy(() -> rates.check(IpAddress.of(client)))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.status()).isEqualTo(429);
              assertThat(refused.headers()).containsEntry("Retry-After", seconds);
            });
  }

  @Test
  void aClientIsItsNetworkAndHasAMinuteOfItsOwn() {
    Rates rates = rates(2, false);
    rates.check(IpAddress.of("2001:db8::1"));
    later(10);
    rates.check(IpAddress.of("2001:db8::2"));
    assertTold(rates, "2001:db8::3", "50");
    rates.check(IpAddress.of("2001:db8:0:1::1"));
    rates.check(IpAddress.of("192.0.2.1"));
    rates.check(IpAddress.of("::ffff:192.0.2.1"));
    assertTold(rates, "192.0.2.1", "60");
    assertThatCode(() -> rates.check(IpAddress.of("192.0.2.2"))).doesNotThrowAnyException();
    later(50);
    assertThatCode(() -> rates.check(IpAddress.of("2001:db8::3"))).doesNotThrowAnyException();
    assertTold(rates, "192.0.2.1", "10");
  }

  @Test
  void loopbackIsFreeUnlessItIsSaid() {
    Rates free = rates(1, false);
    Rates said = rates(1, true);
    for (int i = 0; i < 5; i++) {
      free.check(IpAddress.of("::1"));
      free.check(IpAddress.of("127.0.0.1"));
    }
    said.check(IpAddress.of("::1"));
    assertTold(said, "::1", "60");
    assertThat(free.size()).isZero();
  }

  @Test
  void soManyClientsAreKnownAndNoMore() {
    Rates rates = rates(1, false);
    for (int i = 0; i < Rates.MAX_CLIENTS + 100; i++) {
      rates.check(IpAddress.of("2001:db8:" + Integer.toHexString(i) + "::1"));
    }
    assertThat(rates.size()).isEqualTo(Rates.MAX_CLIENTS);
    assertTold(rates, "2001:db8:" + Integer.toHexString(Rates.MAX_CLIENTS) + "::2", "60");
  }
}
