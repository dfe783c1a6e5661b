package fakereceiver.dns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointTest {

  @ParameterizedTest
  @CsvSource({
    "2001:db8::25, [2001:db8::25]:25",
    "[2001:db8::25]:2525, [2001:db8::25]:2525",
    "2001:db8:1:2:3:4:5:25, [2001:db8:1:2:3:4:5:25]:25",
    "2001:db8::1:a25, [2001:db8::1:a25]:25",
    "192.0.2.1:26, [192.0.2.1]:26",
    "mx.example.net, mx.example.net:25",
    ":2525, :2525",
  })
  void isReadAsItIsTyped(String text, String endpoint) {
    assertThat(Endpoint.parse(text, 25)).hasToString(endpoint);
  }

  @ParameterizedTest
  @ValueSource(strings = {"::1:2525", "2001:db8::25:25", "fe80::1:587"})
  void asksWhatWasMeantWhereTheLastNumberMayBeAPort(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse(text, 25))
        .withMessageContaining("for the address");
  }

  @Test
  void saysHowToWriteEither() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Endpoint.parse("::1:2525", 25))
        .withMessage(
            "\"::1:2525\": is 2525 a port? Write [::1]:2525 for port 2525 of ::1, or [::1:2525] for"
                + " the address");
    assertThat(Endpoint.parse("[::1:2525]", 25)).hasToString("[::1:2525]:25");
  }
}
