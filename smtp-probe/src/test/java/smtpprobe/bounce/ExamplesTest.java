package smtpprobe.bounce;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import smtpprobe.bounce.cause.Kind;
import smtpprobe.bounce.input.InputReader;
import smtpprobe.bounce.input.Item;

/** The examples in the documentation: ten of each kind, the cause in the name of the file. */
class ExamplesTest {

  private static final Path FOLDER = Path.of("../docs/examples/bounces");

  private static final Map<String, Kind> OTHERS =
      Map.of(
          "auto-reply", Kind.AUTO_REPLY,
          "challenge", Kind.AUTO_REPLY,
          "ordinary", Kind.NOT_A_BOUNCE,
          "feedback", Kind.REPORT,
          "dmarc", Kind.REPORT,
          "tls", Kind.REPORT);

  private final BounceExplainer explainer = BounceExplainer.builtIn();

  @Test
  void everyExampleIsExplainedByTheCauseInItsName() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Path file : files()) {
      String kind = kind(file);
      String cause = cause(file);
      List<Item> items = new ArrayList<>();
      new InputReader(explainer, items::add, wrong::add).read(file);
      boolean isRight =
          items.size() == 1
              && items.get(0).bounce().kind() == OTHERS.getOrDefault(kind, Kind.BOUNCE)
              && items.get(0).bounce().recipients().get(0).cause().id().equals(cause);
      if (!isRight) {
        wrong.add(
            file
                + ": "
                + items.stream()
                    .map(item -> item.bounce().kind() + " " + item.bounce().recipients())
                    .toList());
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void everyBounceNamesItsRecipient() throws IOException {
    for (Path file : files()) {
      String kind = kind(file);
      if (!OTHERS.containsKey(kind) && !kind.equals("reply")) {
        List<Item> items = new ArrayList<>();
        new InputReader(explainer, items::add, note -> {}).read(file);
        assertThat(items.get(0).bounce().recipients().get(0).address())
            .as(file.toString())
            .matches("b[oö]b[0-9]+@ex[aä]mple\\.net");
      }
    }
  }

  @Test
  void thereAreTenOfEachKind() throws IOException {
    assertThat(
            files().stream()
                .collect(Collectors.groupingBy(ExamplesTest::kind, Collectors.counting())))
        .hasSizeGreaterThan(20)
        .allSatisfy((kind, count) -> assertThat(count).isEqualTo(10));
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(FOLDER)) {
      return all.filter(Files::isRegularFile).sorted().toList();
    }
  }

  private static String kind(Path file) {
    return FOLDER.relativize(file).getName(0).toString();
  }

  private static String cause(Path file) {
    String name = FOLDER.relativize(file).getName(1).toString();
    return name.substring(3, name.indexOf('.'));
  }
}
