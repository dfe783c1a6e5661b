package fakereceiver.yaml;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class YamlArchiveTest {

  private static final String TEXT =
      """
      name: gmail
      name: twice
      weight: 2.5
      count: 7
      nothing:
      flag: true
      list:
        - one
        - 2
        - ünd
      map: {inner: "quoted: text"}
      """;

  @Test
  void showsAFileAsTheParserDoes() {
    Problems parsed = Problems.withColumns("x.yaml");
    Problems archived = Problems.withColumns("x.yaml");

    Optional<YamlMap> one = YamlMap.read(TEXT, parsed);
    Optional<YamlMap> other = archive("x", TEXT).file("x", archived);

    assertThat(walk(other.orElseThrow())).isEqualTo(walk(one.orElseThrow()));
    assertThat(archived.toString())
        .isEqualTo(parsed.toString())
        .contains("x.yaml:2:1: name: found a second time")
        .contains("x.yaml:5:9: nothing: found nothing")
        .contains("of type tag:yaml.org,2002:bool");
  }

  /** Asks for everything, right or wrong. */
  private static String walk(YamlMap map) {
    StringBuilder seen = new StringBuilder();
    List<BiFunction<YamlMap, String, Object>> ways =
        List.of(
            (m, key) -> m.text(key).map(t -> t.line() + t.value()),
            YamlMap::number,
            (m, key) -> m.texts(key).stream().map(YamlText::value).toList(),
            (m, key) -> m.map(key).map(YamlArchiveTest::walk),
            YamlMap::lineOf);
    for (String key : map.keys()) {
      ways.forEach(way -> seen.append(key).append(' ').append(way.apply(map, key)).append('\n'));
    }
    return seen.toString();
  }

  @Test
  void keepsSeveralFilesWithTheSameTexts() {
    YamlArchiveWriter writer = new YamlArchiveWriter();
    writer.add("one", "a: b".getBytes(UTF_8));
    writer.add("two", "b: a".getBytes(UTF_8));
    YamlArchive archive = YamlArchive.of(writer.octets()).orElseThrow();

    assertThat(archive.file("two", new Problems("two")).orElseThrow().text("b"))
        .map(YamlText::value)
        .hasValue("a");
    assertThat(archive.file("one", new Problems("one")).orElseThrow().keys()).containsExactly("a");
    assertThat(archive.file("three", new Problems("three"))).isEmpty();
  }

  @Test
  void tellsANewerTextFromTheOneThatItWasMadeOf() {
    YamlArchive archive = archive("x", "a: b");

    assertThat(archive.isOf("x", "a: b".getBytes(UTF_8))).isTrue();
    assertThat(archive.isOf("x", "a: c".getBytes(UTF_8))).isFalse();
    assertThat(archive.isOf("y", "a: b".getBytes(UTF_8))).isFalse();
  }

  @Test
  void isNotThereInAnotherForm() {
    byte[] octets = new YamlArchiveWriter().octets();
    octets[3]++;

    assertThat(YamlArchive.of(octets)).isEmpty();
    assertThat(YamlArchive.of(new byte[0])).isEmpty();
  }

  @Test
  void isNotMadeOfWhatIsNotYaml() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new YamlArchiveWriter().add("x.yaml", "a: [".getBytes(UTF_8)))
        .withMessageContaining("x.yaml:");
  }

  private static YamlArchive archive(String name, String text) {
    YamlArchiveWriter writer = new YamlArchiveWriter();
    writer.add(name, text.getBytes(UTF_8));
    return YamlArchive.of(writer.octets()).orElseThrow();
  }
}
