package smtpprobe.bounce.cause;

import static org.assertj.core.api.Assertions.assertThat;

import fakereceiver.yaml.Problems;
import fakereceiver.yaml.YamlArchive;
import fakereceiver.yaml.YamlMap;
import fakereceiver.yaml.YamlText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BounceFilesTest {

  private static final Path FOLDER = Path.of("src/main/resources/smtpprobe/bounce");

  @Test
  void eachIsCompiledToWhatItSays(@TempDir Path classes) throws IOException {
    BounceFiles.compile(classes);

    YamlArchive compiled =
        YamlArchive.of(Files.readAllBytes(classes.resolve("smtpprobe/bounce/compiled.yamls")))
            .orElseThrow();
    List<Path> files;
    try (Stream<Path> all = Files.list(FOLDER)) {
      files = all.filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    assertThat(files).hasSizeGreaterThan(6);
    for (Path file : files) {
      String name = file.getFileName().toString().replace(".yaml", "");
      Problems problems = new Problems(name);
      assertThat(compiled.isOf(name, Files.readAllBytes(file))).as(name).isTrue();
      assertThat(told(compiled.file(name, problems)))
          .as(name)
          .isEqualTo(told(YamlMap.read(Files.readString(file), problems)))
          .isNotEmpty();
    }
  }

  private static Map<String, Object> told(Optional<YamlMap> map) {
    Map<String, Object> told = new LinkedHashMap<>();
    YamlMap there = map.orElseThrow();
    for (String key : there.keys()) {
      Optional<YamlMap> inside = there.isText(key) ? Optional.empty() : there.map(key);
      if (inside.isPresent()) {
        told.put(key, told(inside));
      } else {
        told.put(
            key,
            there.isText(key)
                ? there.text(key).orElseThrow().value()
                : there.texts(key).stream().map(YamlText::value).toList());
      }
    }
    return told;
  }
}
