package fakereceiver.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a user runs it, of which three things are seen. */
record Program(int code, String out, String err) {

  /** What it does in this JVM. */
  static Program here(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int code = Cli.run(Main.commands(), new PrintWriter(out), new PrintWriter(err), args);
    return new Program(code, out.toString(), err.toString());
  }

  /** Where it is when nothing else is said: files are found by the names that the docs use. */
  static Process start(Path folder, Map<String, String> environment, String... args)
      throws IOException {
    return start(folder, environment, command(args));
  }

  /** The words that start a process of its own. */
  static List<String> command(String... args) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.add("-Dorg.slf4j.simpleLogger.defaultLogLevel=error");
    command.add(Main.class.getName());
    command.addAll(List.of(args));
    return command;
  }

  private static Process start(Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("COLUMNS");
    builder.environment().putAll(environment);
    builder.redirectOutput(folder.resolve("stdout").toFile());
    builder.redirectError(folder.resolve("stderr").toFile());
    return builder.start();
  }

  static Program run(Path folder, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    return ended(start(folder, environment, args), folder, args);
  }

  /** The same by a line for the shell, in which the program is {@code "$@"}. */
  static Program through(Path folder, String line, Map<String, String> environment, String... args)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("sh", "-c", line, "sh"));
    command.addAll(command(args));
    return ended(start(folder, environment, command), folder, args);
  }

  private static Program ended(Process process, Path folder, String... args)
      throws IOException, InterruptedException {
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        throw new IllegalStateException("it did not end: " + String.join(" ", args));
      }
    } finally {
      process.destroyForcibly();
    }
    return of(process, folder);
  }

  /** What a process that has ended left behind. */
  static Program of(Process process, Path folder) throws IOException {
    return new Program(
        process.exitValue(),
        Files.readString(folder.resolve("stdout")),
        Files.readString(folder.resolve("stderr")));
  }
}
