package fakereceiver.mail;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PrintableTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2001:db8::25",
        "::",
        "::1",
        "::ffff:192.0.2.1",
        "from ::a to 2001:db8::25",
        "::beef ::1",
        "a::error::b",
        "std::string ::std::move",
        "exim: <; ::1 ; ::::1",
        "## Heading [1]",
        "# [x]",
        "#[x]",
        "##",
        "## error"
      })
  void ordinaryTextStaysAsItIs(String text) {
    assertThat(Printable.of(text)).isEqualTo(text);
    assertThat(Printable.inAnyScript(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "##[error]x, \\x23#[error]x",
    "550 no###vso[task.complete]x, 550 no#\\x23#vso[task.complete]x",
    "::error::x, \\x3a:error::x",
    "550 no ::add-mask file=x::x, 550 no \\x3a:add-mask file=x::x",
  })
  void aCommandOfACiSystemIsNone(String text, String shown) {
    assertThat(Printable.of(text)).isEqualTo(shown);
    assertThat(Printable.inAnyScript(text)).isEqualTo(shown);
  }

  @Test
  void aTabBeforeACommandBecomesABlank() {
    assertThat(Printable.of("x\t::error::x")).isEqualTo("x \\x3a:error::x");
  }
}
