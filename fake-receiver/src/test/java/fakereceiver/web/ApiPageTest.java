package fakereceiver.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** docs/api.md has every route, as the description says. {@code -Dgolden.write=true} writes it. */
class ApiPageTest {

  private static final Path PAGE = Path.of("../docs/api.md");
  private static final String BEGIN = "<!-- routes -->\n";
  private static final String END = "<!-- /routes -->\n";

  @Test
  void hasEveryRoute() throws IOException {
    String page = Files.readString(PAGE);
    int from = page.indexOf(BEGIN) + BEGIN.length();
    int to = page.indexOf(END);
    String expected = page.substring(0, from) + table() + page.substring(to);
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(PAGE, expected);
    }
    assertThat(page).isEqualTo(expected);
  }

  private static String table() {
    StringBuilder table = new StringBuilder("| request | what it does |\n|---|---|\n");
    new Described()
        .document()
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fields()
                    .forEachRemaining(
                        operation ->
                            table
                                .append("| `")
                                .append(operation.getKey().toUpperCase(Locale.ROOT))
                                .append(' ')
                                .append(path.getKey())
                                .append("` | ")
                                .append(operation.getValue().path("summary").asText())
                                .append(" |\n")));
    return table.toString();
  }
}
