package smtpprobe.manual;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The receiver of the README, at a port of its own.
 *
 * @param process it
 * @param address where it listens
 */
record Receiver(Process process, String address) implements AutoCloseable {

  /** Where the manual says that it listens. */
  static final String SHOWN = "[::1]:2525";

  private static final Pattern LISTENS = Pattern.compile("listens on (\\[::1]:\\d+)");

  /** Starts it as {@code command} says; the time limit of the test ends the wait. */
  static Receiver start(Path folder, Path root, Command command) throws IOException {
    List<String> words = new ArrayList<>(command.words(root));
    words.replaceAll(word -> word.equals(SHOWN) ? "[::1]:0" : word);
    Process process = Program.start(folder, Map.of(), words);
    while (process.isAlive()) {
      Matcher listens = LISTENS.matcher(Files.readString(folder.resolve("stdout")));
      if (listens.find()) {
        return new Receiver(process, listens.group(1));
      }
      Thread.onSpinWait();
    }
    throw new AssertionError(Files.readString(folder.resolve("stderr")));
  }

  /** Words of the manual, with the address that is meant. */
  List<String> meant(List<String> words) {
    return words.stream().map(word -> word.equals(SHOWN) ? address : word).toList();
  }

  /** What was printed, as the manual shows it. */
  String shown(String printed) {
    return printed.replace(address, SHOWN);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
