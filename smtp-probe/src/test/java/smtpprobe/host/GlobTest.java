package smtpprobe.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlobTest {

  @ParameterizedTest
  @CsvSource({
    "en*, enp3s0",
    "*, x",
    "*s*0, enp3s0",
    "eth?, eth1",
    "eth[0-3], eth2",
    "eth[!0-3], eth4",
    "[a-f]n*, enp3s0",
    "a**b, ab",
    "eth[0, eth[0",
  })
  void fits(String glob, String text) {
    assertThat(Glob.fits(glob, text)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "en*, eth0",
    "eth?, eth",
    "eth?, eth10",
    "eth[0-3], eth4",
    "eth[!0-3], eth2",
    "*s1, enp3s0",
    "eth0, eth01",
  })
  void doesNotFit(String glob, String text) {
    assertThat(Glob.fits(glob, text)).isFalse();
  }

  @ParameterizedTest
  @CsvSource("1000")
  void isNotSlowWithManyStars(int stars) {
    assertThat(Glob.fits("*a".repeat(stars) + "b", "a".repeat(2 * stars))).isFalse();
  }
}
