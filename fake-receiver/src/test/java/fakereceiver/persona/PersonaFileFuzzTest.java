package fakereceiver.persona;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Spoils the built-in personas in many ways; the seed makes every run the same. */
class PersonaFileFuzzTest {

  private static final Path FILES = Path.of("src/main/resources/fakereceiver/persona");
  private static final int ROUNDS = 2000;
  private static final String[] PIECES = {
    ":", " ", "\n", "\n  ", "- ", "[", "]", "{", "}", "{helo-name}", "&a ",
    "*a", "!!int ", "!x ", "|\n", ">\n", "\"", "'", "#", "%YAML 1.2\n---\n", "---\n", "...\n",
    "? ", "<<: ", "\t", "\u0000", "\u00e9", "\u2028", "\ud800", "~", "null", "0x7", "1e9",
    "550 ", "550-", "\\u0000", "\r", "@"
  };

  @Test
  @Timeout(value = 60, unit = SECONDS)
  void readsOrRefusesWhateverItIsGiven() throws IOException {
    Random random = new Random(20261124);
    List<String> seeds = seeds();
    Set<String> rules = KnownRules.ids();
    int refused = 0;
    for (int round = 0; round < ROUNDS; round++) {
      String yaml = spoiled(seeds.get(random.nextInt(seeds.size())), random);
      try {
        PersonaFile.read(
            "x.yaml",
            yaml,
            rules,
            name -> {
              throw new IllegalArgumentException("there is none");
            });
      } catch (PersonaFileException e) {
        refused++;
        assertThat(String.valueOf(e.getMessage()).lines())
            .isNotEmpty()
            .allMatch(line -> line.matches("x\\.yaml:[0-9]+: \\p{Print}+"));
      }
    }
    assertThat(refused).isBetween(ROUNDS / 2, ROUNDS - 1);
  }

  private static String spoiled(String yaml, Random random) {
    StringBuilder spoiled = new StringBuilder(yaml);
    for (int i = random.nextInt(4); i >= 0; i--) {
      int at = random.nextInt(spoiled.length());
      int end = Math.min(spoiled.length(), at + random.nextInt(20));
      switch (random.nextInt(5)) {
        case 0 -> spoiled.delete(at, end);
        case 1 -> spoiled.insert(at, spoiled.substring(at, end));
        case 2 -> spoiled.setCharAt(at, (char) random.nextInt(0x300));
        case 3 -> spoiled.insert(at, PIECES[random.nextInt(PIECES.length)].repeat(1 + i * 40));
        default -> spoiled.insert(at, PIECES[random.nextInt(PIECES.length)]);
      }
    }
    return spoiled.toString();
  }

  private static List<String> seeds() throws IOException {
    List<String> seeds = new ArrayList<>();
    try (Stream<Path> files = Files.list(FILES)) {
      for (Path file : files.sorted().toList()) {
        seeds.add(Files.readString(file));
      }
    }
    return seeds;
  }
}
