package fakereceiver.junit;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The oldest JUnit that is promised, the last 5 and 6, each in a JVM of its own with the very class
 * files that are shipped. The build lays them into target/junit.
 */
class JunitVersionsTest {

  private static final List<String> OURS_ALONE =
      List.of("junit", "jazzer", "archunit", "opentest4j", "apiguardian");

  private static Path jar(String version) {
    return Path.of("target", "junit", "junit-" + version + ".jar");
  }

  /** This JVM's class path without any JUnit. */
  private static String classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(
            entry ->
                OURS_ALONE.stream().noneMatch(Path.of(entry).getFileName().toString()::contains))
        .collect(joining(File.pathSeparator));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5.10", "5.14", "6"})
  void everySampleRuns500TestsInParallelAndNothingIsLeft(String version, @TempDir Path folder)
      throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                jar(version).toAbsolutePath() + File.pathSeparator + classPath(),
                "fakereceiver.junit.Launch"));
    Stream.of(
            Samples.Fields.class,
            Samples.Shared.class,
            Samples.OneInstance.class,
            Samples.Outer.class,
            Samples.Parameters.class,
            Samples.Constructed.class,
            Samples.Component.class,
            Samples.ConstructedOnce.class,
            Samples.Parallel.class)
        .map(Class::getName)
        .forEach(command::add);

    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    boolean ended = process.waitFor(120, TimeUnit.SECONDS);
    process.destroyForcibly();

    assertThat(ended).isTrue();
    assertThat(Files.readString(output))
        .contains("522 passed, 0 failed; left: threads [], sockets and files []");
  }

  @Test
  void theExtensionCompilesAgainst5Point14(@TempDir Path folder) throws IOException {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--release",
                "17",
                "-proc:none",
                "-Xlint:all,-processing,-options,-classfile",
                "-Werror",
                "-d",
                folder.toString(),
                "-cp",
                jar("5.14") + File.pathSeparator + classPath()));
    try (Stream<Path> sources = Files.list(Path.of("src/main/java/fakereceiver/junit"))) {
      sources.map(Path::toString).forEach(arguments::add);
    }

    int result =
        ToolProvider.getSystemJavaCompiler()
            .run(null, System.out, System.err, arguments.toArray(String[]::new));

    assertThat(result).isZero();
    assertThat(folder.resolve("fakereceiver/junit/FakeReceiverExtension.class")).exists();
  }
}
