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
import java.util.stream.Collectors;

/**
 * An SPF evaluator that others wrote, in a process of its own that reads cases. Haraka's is found
 * by {@code NODE_PATH}.
 *
 * @param script the resource that drives it
 * @param persona a persona that reads SPF as it does
 */
record SpfPeer(String script, String persona) {

  static final SpfPeer PYSPF = new SpfPeer("pyspf.py", "postfix-spf-strict");
  static final SpfPeer LIBSPF2 = new SpfPeer("libspf2.py", "exim-spf-dnsbl");
  static final SpfPeer HARAKA = new SpfPeer("haraka.js", "haraka-spf");
  static final List<SpfPeer> ALL = List.of(PYSPF, LIBSPF2, HARAKA);

  /** Its name in recordings. */
  String name() {
    return script.substring(0, script.indexOf('.'));
  }

  /** Whether the library is on this machine. */
  boolean isInstalled() {
    return run(List.of(SpfCases.of(1))).size() == 1;
  }

  /** What it says of each case; nothing when it could not be run. */
  List<String> results(List<SpfCase> cases) {
    List<String> results = run(cases);
    if (results.size() != cases.size()) {
      throw new IllegalStateException(script + ": " + results.size() + " of " + cases.size());
    }
    return results;
  }

  private List<String> run(List<SpfCase> cases) {
    try {
      Path folder = Files.createTempDirectory("peer");
      Path program = folder.resolve(script);
      Path input = folder.resolve("cases");
      Path output = folder.resolve("results");
      try (InputStream in =
          Objects.requireNonNull(SpfPeer.class.getResourceAsStream("/differential/" + script))) {
        Files.copy(in, program);
      }
      Files.writeString(input, cases.stream().map(SpfCase::text).collect(Collectors.joining()));
      Process process =
          new ProcessBuilder(
                  script.endsWith(".py") ? "/usr/bin/python3" : "node", program.toString())
              .redirectInput(input.toFile())
              .redirectOutput(output.toFile())
              .redirectError(folder.resolve("errors").toFile())
              .start();
      if (!process.waitFor(5, TimeUnit.MINUTES)) {
        process.destroyForcibly();
      }
      return Files.readAllLines(output, UTF_8);
    } catch (IOException e) {
      return List.of(); // no such interpreter
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException(e));
    }
  }
}
