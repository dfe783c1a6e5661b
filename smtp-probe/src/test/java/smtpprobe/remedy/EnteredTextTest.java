package smtpprobe.remedy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnteredTextTest {

  @ParameterizedTest
  @CsvSource({
    "v=DMARC1; p=none, true",
    "v=dmarc1; p=reject, true",
    "DMARC1; p=reject, true",
    "v=DMARC 1; p=reject, true",
    "p=reject; v=DMARC1, true",
    "v=DMARC1: p=reject, true",
    "v=spf1 -all, false",
    "google-site-verification=x, false",
  })
  void tellsWhatWasMeantByTheVersion(String text, boolean named) {
    assertThat(EnteredText.names(text, "v=DMARC1")).isEqualTo(named);
  }
}
