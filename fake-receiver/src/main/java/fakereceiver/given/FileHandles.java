package fakereceiver.given;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.StringTokenizer;

/**
 * How many file handles this process may have, and for what: each client takes one, each question
 * to a name server one, and so does each file. Immutable.
 *
 * @param all as many as {@code ulimit -n} says
 */
public record FileHandles(int all) {

  /** Assumed where the system does not say. */
  private static final int USUAL = 4096;

  private static final int MOST = 1 << 20;
  private static final int LEAST = 8;
  private static final Path LIMITS = Path.of("/proc/self/limits");
  private static final String LINE = "Max open files";
  private static final FileHandles OF_PROCESS = new FileHandles(read().orElse(USUAL));

  public static FileHandles ofProcess() {
    return OF_PROCESS;
  }

  private static Optional<Integer> read() {
    try {
      return Files.readString(LIMITS)
          .lines()
          .filter(line -> line.startsWith(LINE))
          .findFirst()
          .map(line -> new StringTokenizer(line.substring(LINE.length())).nextToken())
          .map(limit -> (int) Math.min(MOST, Long.parseLong(limit)));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty(); // another system, or unlimited
    }
  }

  /** How many questions to name servers there may be at the same time. */
  public int forDns() {
    return Math.max(LEAST, all / 4);
  }

  /** How many clients there may be at the same time; an eighth is left for everything else. */
  public int forClients() {
    return Math.max(LEAST, all - forDns() - Math.max(64, all / 8));
  }
}
