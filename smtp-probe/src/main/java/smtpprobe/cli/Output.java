package smtpprobe.cli;

import fakereceiver.report.Format;
import fakereceiver.yaml.Nearest;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A format, and where the report goes in it.
 *
 * @param file empty for standard output
 */
record Output(Format format, Optional<Path> file) {

  /** The names of the formats. */
  static final class Names implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return words().iterator();
    }
  }

  /** From {@code junit=report.xml}. */
  static final class Reader implements ITypeConverter<Output> {
    @Override
    public Output convert(String text) {
      int equals = text.indexOf('=');
      String word = (equals < 0 ? text : text.substring(0, equals)).toLowerCase(Locale.ROOT);
      Format format =
          Format.named(word)
              .orElseThrow(
                  () ->
                      new TypeConversionException(
                          "expected one of " + words() + Nearest.hint(word, words())));
      return new Output(
          format, equals < 0 ? Optional.empty() : file(text.substring(equals + 1), "--format"));
    }
  }

  private static List<String> words() {
    return Arrays.stream(Format.values()).map(Format::word).toList();
  }

  /** A file; {@code -} is standard output. */
  static Optional<Path> file(String text, String option) {
    if (text.isEmpty()) {
      throw new TypeConversionException(
          option + " names no file, expected one, or - for standard output");
    }
    try {
      return text.equals("-") ? Optional.empty() : Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      throw new TypeConversionException(option + " \"" + text + "\" cannot be the name of a file");
    }
  }

  /** The same format, in that file. */
  Output into(Path other) {
    return new Output(format, Optional.of(other));
  }
}
