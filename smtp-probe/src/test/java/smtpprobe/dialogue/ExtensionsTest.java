package smtpprobe.dialogue;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.mail.Reply;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ExtensionsTest {

  @Test
  void areTheKeywordsInAnyCaseWithTheirParameters() {
    Extensions extensions = in("mx.example", "size 10240000", "Dsn", "AUTH plain LOGIN");

    assertThat(extensions.keywords()).containsExactly("SIZE", "DSN", "AUTH");
    assertThat(extensions.offers("DSN")).isTrue();
    assertThat(extensions.offers("MX.EXAMPLE")).isFalse();
    assertThat(extensions.sizeLimit()).hasValue(10_240_000);
    assertThat(extensions.authMechanisms()).containsExactly("PLAIN", "LOGIN");
    assertThat(extensions.shown()).containsExactly("size 10240000", "Dsn", "AUTH plain LOGIN");
  }

  @Test
  void areNoMoreThanTheLinesOfTheReply() {
    Extensions extensions = in("mx.example", "X", "x y", "X=z", "Y");

    assertThat(extensions.keywords()).containsExactly("X", "Y");
  }

  @Test
  void knowTheOldFormOfAuth() {
    assertThat(in("mx.example", "AUTH PLAIN", "AUTH=LOGIN").authMechanisms())
        .containsExactly("PLAIN", "LOGIN");
    assertThat(in("mx.example", "AUTH=LOGIN").authMechanisms()).containsExactly("LOGIN");
  }

  @ParameterizedTest
  @CsvSource({
    "SIZE",
    "SIZE 0",
    "SIZE 000",
    "SIZE x",
    "SIZE -1",
    "SIZE 99999999999999999999",
    "SIZE ''"
  })
  void haveNoLimitThatIsNone(String line) {
    assertThat(in("mx.example", line).sizeLimit()).isEmpty();
  }

  @Test
  void areShownWithinBounds() {
    List<String> lines = new ArrayList<>(List.of("mx.example", "x".repeat(60_000)));
    for (int i = 0; i < 5000; i++) {
      lines.add("X-" + i);
    }
    Extensions extensions = in(lines.toArray(String[]::new));

    assertThat(extensions.offers("X-4999")).isTrue();
    assertThat(extensions.shown()).hasSize(100).allMatch(line -> line.length() <= 200);
    assertThat(extensions.shown()).last().isEqualTo("... (5001 lines)");
  }

  @Test
  void mayBeBlank() {
    assertThat(in("mx.example", "", "   ", "=", "AUTH").authMechanisms()).isEmpty();
    assertThat(in("mx.example").keywords()).isEmpty();
  }

  private static Extensions in(String... lines) {
    return Extensions.in(new Reply(250, List.of(lines)));
  }
}
