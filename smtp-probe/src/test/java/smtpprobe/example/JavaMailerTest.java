package smtpprobe.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * The example of docs/testing.md is docs/examples/java-mailer, and does what the page says. As a
 * Maven project of its own it is built by docs/examples/java-mailer/prove.
 */
class JavaMailerTest {

  private static final Path EXAMPLE = Path.of("../docs/examples/java-mailer/src");

  @TempDir private Path classes = Path.of("");

  private Map<String, Throwable> failuresOf(String test) throws Exception {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-proc:none",
                "-d",
                classes.toString(),
                "-cp",
                System.getProperty("java.class.path")));
    try (Stream<Path> files = Files.walk(EXAMPLE)) {
      files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(arguments::add);
    }
    assertThat(
            ToolProvider.getSystemJavaCompiler()
                .run(null, System.out, System.err, arguments.toArray(String[]::new)))
        .isZero();
    Map<String, Throwable> failures = new TreeMap<>();
    int[] run = new int[1];
    TestExecutionListener listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier identifier, TestExecutionResult result) {
            run[0] += identifier.isTest() ? 1 : 0;
            result
                .getThrowable()
                .ifPresent(failure -> failures.put(identifier.getDisplayName(), failure));
          }
        };
    URL[] places = {
      classes.toUri().toURL(), EXAMPLE.resolve("test/resources").toRealPath().toUri().toURL()
    };
    try (URLClassLoader loader = new URLClassLoader(places, getClass().getClassLoader())) {
      LauncherFactory.create()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(selectClass(loader.loadClass(test)))
                  .filters(EngineFilter.includeEngines("junit-jupiter"))
                  .configurationParameter("junit.jupiter.execution.parallel.enabled", "false")
                  .build(),
              listener);
    }
    assertThat(run[0]).isPositive();
    return failures;
  }

  @Test
  void itsTestsPass() throws Exception {
    assertThat(failuresOf("example.MailerTest")).isEmpty();
    assertThat(failuresOf("example.ReceiptTest")).isEmpty();
  }

  @Test
  void theTestThatMustFailSaysWhy() throws Exception {
    Map<String, Throwable> failures = failuresOf("example.RenumberedTest");

    assertThat(failures).containsOnlyKeys("aReceiptIsDelivered()");
    Throwable failure = failures.values().iterator().next();
    assertThat(failure)
        .hasMessageContaining("Expected the mail to be delivered")
        .hasMessageContaining("verdict  reject at message")
        .hasMessageContaining("mail.example.org AAAA [2001:db8::26]")
        .hasMessageContaining("remedy")
        .hasMessageContaining("C: MAIL FROM:<shop@example.org>");
    assertThat(failure.getSuppressed()).hasSize(1);
  }

  @Test
  void standsInTheManualAsItIs() throws IOException {
    String manual = Files.readString(Path.of("../docs/testing.md"));

    for (String file :
        List.of(
            "test/java/example/MailerTest.java",
            "test/java/example/ReceiptTest.java",
            "test/resources/example/stale-aaaa.zone")) {
      assertThat(manual).contains(Files.readString(EXAMPLE.resolve(file)) + "```\n");
    }
  }
}
