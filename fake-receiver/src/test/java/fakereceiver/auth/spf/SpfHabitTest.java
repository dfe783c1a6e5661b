package fakereceiver.auth.spf;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.dns.IpAddress;
import fakereceiver.dns.ZoneDns;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.ReversePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SpfHabitTest {

  private static SpfResult result(SpfReading reading, String sender, String zone) {
    return new Spf(ZoneDns.of(zone), "mx.example.net", Clock.systemUTC(), reading)
        .mailFrom(
            IpAddress.of("2001:db8::25"), HeloName.of("mail.example.org"), ReversePath.of(sender))
        .result();
  }

  @ParameterizedTest
  @EnumSource
  void isOnTheDecisionPage(SpfHabit habit) throws IOException {
    Path page = Path.of("../docs/decisions/0023-spf-as-receivers-read-it.md");

    assertThat(Files.readString(page)).contains("`" + habit.word() + "`");
  }

  /** Exim 4.96 with check_dns_names_pattern as shipped. */
  @ParameterizedTest
  @CsvSource({"a+b, FAIL", "a=b, FAIL", "-a, FAIL", "a_b, PASS", "_a, PASS", "a/b, PASS"})
  void namesOfNoHostAreNotAskedFor(String local, SpfResult result) {
    String zone =
        """
        example.org      TXT "v=spf1 exists:%{l}.x.example.org -all"
        *.x.example.org  A   127.0.0.2
        """;
    String sender = local + "@example.org";

    assertThat(result(SpfReading.RFC7208, sender, zone)).isEqualTo(SpfResult.PASS);
    assertThat(result(SpfReading.with(SpfHabit.ODD_NAMES_HAVE_NO_RECORD), sender, zone))
        .isEqualTo(result);
  }

  /** haraka-plugin-spf 1.3.0. */
  @Test
  void anIncludeOfWhatWasReadDoesNotCount() {
    String zone =
        """
        example.org  TXT "v=spf1 %s ip6:2001:db8::25 -all"
        i.test       TXT "v=spf1 ip4:192.0.2.1 -all"
        """
            .formatted("include:i.test ".repeat(11).strip());

    assertThat(result(SpfReading.RFC7208, "alice@example.org", zone))
        .isEqualTo(SpfResult.PERMERROR);
    assertThat(
            result(
                SpfReading.with(
                    SpfHabit.RECORDS_ARE_READ_ONCE, SpfHabit.NOTHING_BEHIND_THE_TERM_LIMIT),
                "alice@example.org",
                zone))
        .isEqualTo(SpfResult.PASS);
  }
}
