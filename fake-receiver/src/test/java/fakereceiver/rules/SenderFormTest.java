package fakereceiver.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderFormTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "alice@example.org", "a+b=c/d'e@mail-1.example.org", "a_b@example.org",
        "a.b.c@example.org", "alice@[IPv6:2001:db8::25]", "alice@[192.0.2.25]",
        "alice@xn--bcher-kva.example", "alice@1.example.org", "alice@localhost",
        "postmaster"
      })
  void anOrdinaryAddressIsAMatterOfNone(String sender) {
    assertThat(SenderForms.failing(sender)).isEmpty();
  }

  @Test
  void theAddressIsShown() {
    assertThat(SenderForms.outcome(new SenderDots(), "a..b@example.org").evidence().lines())
        .containsExactly("reverse-path a..b@example.org");
  }
}
