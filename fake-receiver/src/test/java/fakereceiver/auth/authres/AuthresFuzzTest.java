package fakereceiver.auth.authres;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import fakereceiver.mail.Message;
import java.util.Optional;

/** Authentication-Results fields of strangers. */
class AuthresFuzzTest {

  @FuzzTest
  void field(byte[] input) {
    Optional<AuthenticationResults> read =
        AuthenticationResults.parse(new String(input, ISO_8859_1));

    // What was read can be written, and what was written can be read.
    read.ifPresent(
        results -> {
          String field = results.field();
          assertThat(field.lines().skip(1)).allMatch(line -> line.startsWith("\t"));
          String value = field.substring(field.indexOf(':') + 1).replace("\r\n", "");
          assertThat(AuthenticationResults.parse(value)).as(field).isPresent();
        });
  }

  @FuzzTest
  void foreignFields(byte[] input) {
    ForeignResults cleaned = ForeignResults.of(Message.of(input), "mx.example");

    assertThat(cleaned.message().size()).isLessThanOrEqualTo(input.length);
    assertThat(ForeignResults.of(cleaned.message(), "mx.example").removed()).isZero();
  }
}
