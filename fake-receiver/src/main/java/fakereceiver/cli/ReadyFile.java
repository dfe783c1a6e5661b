package fakereceiver.cli;

import fakereceiver.FakeReceiver;
import fakereceiver.dns.IpAddress;
import fakereceiver.given.Ascii;
import fakereceiver.given.FileTrouble;
import fakereceiver.given.UsageException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A file that is there while receivers listen: for whoever waits for them and cannot read their
 * output. A line for each receiver: persona, address, port; and one for the page, if there is one:
 * {@code page URL}.
 */
final class ReadyFile {

  private static final long MAX_SIZE = 1 << 16;
  private static final String PAGE = "page ";

  private final Path file;

  /**
   * Takes an older one away, so that nobody takes its ports for ours.
   *
   * @throws UsageException when another kind of file is in the way
   */
  ReadyFile(Path file) {
    this.file = file;
    try {
      if (Files.exists(file)) {
        if (!isReadyFile(file)) {
          throw new UsageException(file + " is there and no ready file; it is not written over");
        }
        Files.delete(file);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot use the ready file " + file + ": " + FileTrouble.whyNotWritten(file, e), e);
    }
  }

  private static boolean isReadyFile(Path file) throws IOException {
    return Files.isRegularFile(file)
        && Files.size(file) <= MAX_SIZE
        && Files.readAllLines(file, StandardCharsets.ISO_8859_1).stream()
            .allMatch(ReadyFile::isOne);
  }

  private static boolean isOne(String line) {
    if (line.startsWith(PAGE)) {
      return true;
    }
    List<String> words = List.of(line.split(" ", -1));
    return words.size() == 3 && Ascii.isDigits(words.get(2));
  }

  /** The line of one receiver. */
  static String line(Served served) {
    return served.persona()
        + " "
        + IpAddress.of(served.receiver().address().getAddress()).text()
        + " "
        + served.receiver().address().getPort();
  }

  /**
   * A receiver with its persona.
   *
   * @param persona its name
   */
  record Served(String persona, FakeReceiver receiver) {}

  /** Writes it, whole or not at all. */
  void write(List<Served> receivers, Optional<String> page) {
    String text =
        receivers.stream().map(one -> line(one) + "\n").collect(Collectors.joining())
            + page.map(url -> PAGE + url + "/\n").orElse("");
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "cannot write the ready file " + file + ": " + FileTrouble.whyNotWritten(file, e), e);
    }
  }

  /** Nobody listens any more. */
  void delete() {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      return; // whoever took it away, or its folder, knows
    }
  }
}
