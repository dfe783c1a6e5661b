package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderUnderscoreTest {

  @ParameterizedTest
  @ValueSource(strings = {"cron@web_1.example.org", "cron@_x.example.org", "cron@web.ex_ample.org"})
  void failsWithOneInAnyLabel(String sender) {
    assertThat(SenderForms.failing(sender)).containsExactly("sender-underscore");
  }
}
