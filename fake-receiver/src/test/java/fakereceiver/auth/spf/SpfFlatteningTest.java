package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.auth.ScriptedDns;
import fakereceiver.dns.DomainName;
import fakereceiver.dns.Ip4Address;
import fakereceiver.dns.Ip6Address;
import fakereceiver.dns.IpAddress;
import fakereceiver.dns.Mx;
import fakereceiver.dns.RecordType;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpfFlatteningTest {

  private static final IpAddress CLIENT = IpAddress.of("2001:db8::25");
  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

  private final ScriptedDns dns = new ScriptedDns();

  private SpfReport check(String record) {
    dns.txt("d.test", record);
    return new Spf(dns, "mx.test", NOON, SpfReading.with(SpfHabit.RECORDS_ARE_FLATTENED))
        .mailFrom(CLIENT, HeloName.of("mail.d.test"), ReversePath.of("a@d.test"));
  }

  private void host(String name, String address) {
    if (IpAddress.of(address) instanceof Ip6Address six) {
      dns.add(name, RecordType.AAAA, six);
    } else {
      dns.add(name, RecordType.A, (Ip4Address) IpAddress.of(address));
    }
  }

  /** What rspamd 3.4 said of each. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "v=spf1                                  | permerror",
        "v=spf1 +all                             | permerror",
        "v=spf1 all                              | permerror",
        "v=spf1 ip6:::/0 -all                    | fail",
        "v=spf1 foo x=1 ip6:2001:db8::25 -all    | pass",
        "v=spf1 ip6:2001:db8:7::/48              | neutral",
        "v=spf1 -all ip6:2001:db8::25            | pass",
        "v=spf1 a:other.test/24 -all             | pass",
        "v=spf1 a:%{x}.test -all                 | fail",
        "v=spf1 exists:mail.%{d2} -all           | pass",
        "v=spf1 redirect=gone.test               | permerror",
        "v=spf1 include:gone.test ~all           | softfail",
        "v=spf1 include:silent.test ~all         | temperror",
        "v=spf1 include:silent.test ip6:2001:db8::25 | pass",
        "v=spf1 include:inner.test ~all          | fail"
      })
  void takesAListOfNetworksForTheRecord(String record, String result) {
    host("other.test", "2001:db8:7::1");
    host("mail.d.test", "192.0.2.7");
    dns.fail("silent.test");
    dns.txt("inner.test", "v=spf1 -ip6:2001:db8::25 ?all");

    assertThat(check(record).result().word()).isEqualTo(result);
  }

  @Test
  void tellsTheTermsThatLedToTheNetwork() {
    dns.txt("inner.test", "v=spf1 mx -all");
    dns.add("inner.test", RecordType.MX, new Mx(10, DomainName.of("mx.inner.test")));
    host("mx.inner.test", "2001:db8::25");

    SpfReport report = check("v=spf1 include:inner.test -all");

    assertThat(report).hasToString("pass (include:inner.test of d.test, then mx of inner.test)");
    assertThat(report.steps())
        .extracting(SpfStep::toString)
        .containsExactly(
            "include:inner.test of d.test: does not match",
            "  mx of inner.test: matches, it covers 2001:db8::25",
            "  -all of inner.test: does not match",
            "-all of d.test: does not match");
  }

  @Test
  void endsWhenARecordIncludesItself() {
    SpfReport report = check("v=spf1 include:d.test include:d.test ~all");

    assertThat(report.result()).isEqualTo(SpfResult.SOFTFAIL);
    assertThat(report.lookupTerms()).isEqualTo(SpfFlatTerms.MAX_REQUESTS + 1);
  }

  @Test
  void asksNoMoreThanThreeHundredQuestions() {
    for (int i = 0; i < 1_000; i++) {
      dns.add("many.test", RecordType.MX, new Mx(10, DomainName.of("mx" + i + ".test")));
    }

    check("v=spf1 mx:many.test mx:many.test mx:many.test -all");

    assertThat(dns.asked()).hasSizeLessThanOrEqualTo(SpfFlatLookups.MAX_QUESTIONS + 1);
  }
}
