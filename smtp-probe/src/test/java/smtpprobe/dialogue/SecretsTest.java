package smtpprobe.dialogue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A server says the password in forms in which nobody sent it. */
class SecretsTest {

  private static final String PASSWORD = "correct-horse-7";
  private static final Secrets SECRETS =
      Secrets.of(new Credentials("alice", PASSWORD, Optional.empty(), Credentials.Over.ANY_TLS));

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  @Test
  void hidesOtherForms() {
    String hex = HexFormat.of().formatHex(PASSWORD.getBytes(UTF_8));
    for (String form :
        new String[] {
          new StringBuilder(PASSWORD).reverse().toString(),
          hex,
          hex.toUpperCase(Locale.ROOT),
          "%" + HexFormat.ofDelimiter("%").formatHex(PASSWORD.getBytes(UTF_8)),
          "correct%2Dhorse%2D7",
          base64("x" + PASSWORD),
          base64(PASSWORD.substring(3, 12)),
          base64("user:" + PASSWORD + ":more"),
        }) {
      assertThat(SECRETS.hide("535 no: <" + form + ">")).as(form).isEqualTo("535 no: <[hidden]>");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"535 5.7.8 Authentication failed", "250-SIZE 10240000", "334 VXNlcm5hbWU6"})
  void leavesEverythingElse(String line) {
    assertThat(SECRETS.hide(line)).isEqualTo(line);
  }
}
