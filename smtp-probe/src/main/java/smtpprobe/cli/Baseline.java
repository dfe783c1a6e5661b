package smtpprobe.cli;

import fakereceiver.given.FileTrouble;
import fakereceiver.given.GivenFile;
import fakereceiver.given.GivenText;
import fakereceiver.given.UsageException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is known to be wrong, in a file: an id in each line, so that it can be read and merged. */
final class Baseline {

  private static final String HEAD = "# smtp-probe baseline 1";
  private static final int MOST = 4 << 20;

  private Baseline() {}

  /**
   * The ids in a file.
   *
   * @throws UsageException when it is no baseline
   */
  static Set<String> read(Path file) {
    try {
      List<String> lines =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(GivenText.withoutMark(GivenFile.read(file, MOST))))
              .toString()
              .lines()
              .toList();
      if (lines.isEmpty() || !lines.get(0).equals(HEAD)) {
        throw new UsageException(
            file + ":1: is no baseline, expected \"" + HEAD + "\", as --write-baseline writes it");
      }
      Set<String> ids = new LinkedHashSet<>();
      lines.stream()
          .map(String::strip)
          .filter(line -> !line.isEmpty() && !line.startsWith("#"))
          .forEach(ids::add);
      return ids;
    } catch (NoSuchFileException e) {
      throw new UsageException(
          "--baseline " + file + ": there is no such file, expected one of --write-baseline", e);
    } catch (CharacterCodingException e) {
      throw new UsageException("--baseline " + file + " is not UTF-8, as expected", e);
    } catch (IOException e) {
      throw new UsageException(
          "--baseline " + file + " cannot be read: " + FileTrouble.why(file, e), e);
    }
  }

  /** The lines of a file with these ids. */
  static List<String> lines(Set<String> ids) {
    List<String> lines = new ArrayList<>(List.of(HEAD));
    lines.add("# What is known to be wrong: it fails no longer. One id in each line.");
    lines.addAll(ids);
    return lines;
  }
}
