package fakereceiver.cli;

import fakereceiver.given.Ascii;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the system and Java tell each other: arguments and names of files, in the encoding of the
 * locale. In the locale C, that is ASCII, and whatever else was typed is lost before a program sees
 * it.
 */
final class NativeText {

  private static final char LOST = '\ufffd';
  private static final String REMEDY =
      "which this locale cannot say; set one of UTF-8, such as LC_ALL=C.UTF-8";

  private NativeText() {}

  /** Why these are not what was typed, if they are not. */
  static Optional<String> trouble(String... args) {
    return isUtf8() || Stream.of(args).noneMatch(arg -> arg.indexOf(LOST) >= 0)
        ? Optional.empty()
        : Optional.of("an argument has characters beyond ASCII, " + REMEDY);
  }

  /** Why that is no name of a file. */
  static String why(InvalidPathException e) {
    boolean isAscii = Ascii.isAll(e.getInput());
    return "\""
        + e.getInput()
        + "\" is no name of a file"
        + (isUtf8() || isAscii
            ? ": " + e.getReason()
            : " here: it has characters beyond ASCII, " + REMEDY);
  }

  private static boolean isUtf8() {
    return StandardCharsets.UTF_8.name().equalsIgnoreCase(System.getProperty("sun.jnu.encoding"));
  }
}
