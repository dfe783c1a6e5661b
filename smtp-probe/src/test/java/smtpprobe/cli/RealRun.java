package smtpprobe.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The program as a process of its own, in a folder, with an environment and an input. */
record RealRun(Path folder, Map<String, String> environment, String input) {

  private static final int SECONDS = 120;

  /** As {@link Run#of} does it. */
  Run of(String line, String... more) throws IOException, InterruptedException {
    return under(List.of(), Run.words(line, more));
  }

  /** The program started by another, such as {@code unshare --net}. */
  Run under(List<String> starter, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(starter);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-Dorg.slf4j.simpleLogger.defaultLogLevel=error",
            "-cp",
            classPath(),
            Main.class.getName()));
    command.addAll(List.of(args));
    return run(command);
  }

  /** A class path that holds in another folder. */
  private static String classPath() {
    List<String> absolute = new ArrayList<>();
    for (String path : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
      if (!path.isEmpty()) {
        absolute.add(Path.of(path).toAbsolutePath().toString());
      }
    }
    return String.join(File.pathSeparator, absolute);
  }

  Run run(List<String> command) throws IOException, InterruptedException {
    Path in = Files.writeString(Files.createTempFile("in", ""), input);
    Path out = Files.createTempFile("out", "");
    Path err = Files.createTempFile("err", "");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().putAll(environment);
    Process process = builder.start();
    try {
      if (!process.waitFor(SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("still running after " + SECONDS + " s: " + command);
      }
      return new Run(process.exitValue(), Files.readString(out), Files.readString(err));
    } finally {
      process.destroyForcibly();
      for (Path file : List.of(in, out, err)) {
        Files.delete(file);
      }
    }
  }
}
