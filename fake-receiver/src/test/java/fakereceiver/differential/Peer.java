package fakereceiver.differential;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;

/**
 * What others wrote, in a process of its own that reads cases and prints a line for each. Modules
 * of Node are found by {@code NODE_PATH}.
 *
 * @param name its name in recordings
 * @param script the resource that drives it
 */
record Peer(String name, String script) {

  private static final int TOLD = 2_000;

  /** What drivers of daemons import. */
  private static final String NAME_SERVER = "nameserver.py";

  /** Whether it is on this machine: whether it says something of a case. */
  boolean isInstalled(String input) {
    return run(List.of(input)).lines().size() == 1;
  }

  /** What it says of each case. */
  List<String> results(List<String> inputs) {
    Output output = run(inputs);
    if (output.lines().size() != inputs.size()) {
      throw new IllegalStateException(
          script
              + " says "
              + output.lines().size()
              + " lines, expected "
              + inputs.size()
              + ": "
              + output.errors());
    }
    return output.lines();
  }

  @Override
  public String toString() {
    return name;
  }

  private record Output(List<String> lines, String errors) {}

  private Output run(List<String> inputs) {
    try {
      Path folder = Files.createTempDirectory("peer");
      Path program = folder.resolve(script);
      Path input = folder.resolve("cases");
      Path output = folder.resolve("results");
      Path errors = folder.resolve("errors");
      copy(script, program);
      copy(NAME_SERVER, folder.resolve(NAME_SERVER));
      Files.writeString(input, String.join("", inputs));
      Process process =
          new ProcessBuilder(interpreter(), program.toString())
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(errors.toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return new Output(Files.readAllLines(output, UTF_8), end(errors));
    } catch (IOException e) {
      return new Output(List.of(), e.toString()); // no such interpreter
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }

  private static void copy(String script, Path target) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(Peer.class.getResourceAsStream("/differential/" + script))) {
      Files.copy(in, target);
    }
  }

  private static String end(Path file) throws IOException {
    String text = new String(Files.readAllBytes(file), UTF_8);
    return text.substring(Math.max(0, text.length() - TOLD));
  }

  private String interpreter() {
    return switch (script.substring(script.lastIndexOf('.'))) {
      case ".py" -> "/usr/bin/python3";
      case ".pl" -> "/usr/bin/perl";
      default -> "node";
    };
  }
}
