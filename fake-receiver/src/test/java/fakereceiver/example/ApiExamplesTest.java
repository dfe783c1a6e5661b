package fakereceiver.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import fakereceiver.FakeReceiver;
import fakereceiver.journal.Mails;
import fakereceiver.journal.MemoryJournal;
import fakereceiver.session.Budget;
import fakereceiver.web.LocalPage;
import fakereceiver.web.WebServer;
import fakereceiver.web.http.Access;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** docs/examples/api: each program asks a receiver, where there is what runs it. */
@Timeout(120)
class ApiExamplesTest {

  private static final Path EXAMPLES = Path.of("../docs/examples/api");
  private static final String TOKEN = "a-token-that-is-long-enough";

  @TempDir private Path folder = Path.of("");

  @ParameterizedTest
  @ValueSource(strings = {"python3 api.py", "node api.mjs", "go run api.go"})
  void asks(String command) throws Exception {
    MemoryJournal journal = new MemoryJournal(100, 1 << 24, new Budget(1 << 24));
    try (FakeReceiver receiver =
            FakeReceiver.builder("postfix-strict")
                .zone("a.example AAAA ::1")
                .keeper(journal)
                .start();
        WebServer server = LocalPage.open(Access.token(TOKEN), journal, receiver)) {
      journal.note(
          Mails.judged(
              "postfix-strict", "2001:db8:bad::66", "x", Instant.parse("2026-11-29T08:00:00Z")));
      String out = run(server.url(), command);
      assertThat(out)
          .startsWith("defer because of ptr-missing")
          .contains("Ask whoever owns the address range")
          .endsWith("now permissive\n");
      assertThat(journal.state().entries()).isZero();
      assertThat(receiver.persona()).isEqualTo("permissive");
    }
  }

  private String run(String url, String command) throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(List.of(command.split(" ", -1)))
            .directory(EXAMPLES.toFile())
            .redirectErrorStream(true);
    builder.environment().put("PAGE", url + "/");
    builder.environment().put("TOKEN", TOKEN);
    builder.environment().put("GOCACHE", folder.resolve("go").toAbsolutePath().toString());
    builder.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      assumeTrue(false, "there is nothing here that runs \"" + command + "\"");
      throw e;
    }
    try {
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      assertThat(process.exitValue()).as(out).isZero();
      return out;
    } finally {
      process.destroyForcibly();
    }
  }
}
