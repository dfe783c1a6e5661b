package smtpprobe.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Optional;
import smtpprobe.Hostile;

/** JSON of other programs: none, or a value that reads back as it is written. */
class JsonFuzzTest {

  @FuzzTest
  void value(byte[] input) {
    String text = Hostile.text(input);

    Optional<Json> value = Hostile.inTime(() -> Json.parse(text));

    value.ifPresent(
        json -> {
          String written = Hostile.inTime(json::toString);
          assertThat(Json.parse(written).map(Json::toString)).contains(written);
          json.names().forEach(name -> assertThat(json.member(name)).isPresent());
          assertThat(json.isArray() || json.items().isEmpty()).isTrue();
          json.items().forEach(item -> assertThat(item.number().isPresent()).isIn(true, false));
        });
  }
}
