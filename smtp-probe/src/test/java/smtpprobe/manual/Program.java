package smtpprobe.manual;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One of the two programs as a user runs it: a process of its own, of which three things are seen.
 *
 * @param code its exit code
 * @param out what it printed
 * @param err what it complained about
 */
record Program(int code, String out, String err) {

  private static final Map<String, String> MAINS =
      Map.of("smtp-probe", "smtpprobe.cli.Main", "fake-receiver", "fakereceiver.cli.Main");

  /** Runs it in {@code folder}, which keeps what it printed. */
  static Program run(Path folder, Map<String, String> environment, List<String> words) {
    try {
      Process process = start(folder, environment, words);
      try {
        if (!process.waitFor(90, TimeUnit.SECONDS)) {
          throw new AssertionError("it did not end: " + words);
        }
      } finally {
        process.destroyForcibly();
      }
      return new Program(
          process.exitValue(),
          Files.readString(folder.resolve("stdout")),
          Files.readString(folder.resolve("stderr")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  static Process start(Path folder, Map<String, String> environment, List<String> words)
      throws IOException {
    String name = words.get(0).substring(words.get(0).lastIndexOf('/') + 1);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add(MAINS.getOrDefault(name, name));
    command.addAll(words.subList(1, words.size()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("COLUMNS");
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("stdout").toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    return builder.start();
  }
}
