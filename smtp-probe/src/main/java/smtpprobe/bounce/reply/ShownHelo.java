package smtpprobe.bounce.reply;

import java.util.List;
import java.util.stream.Stream;

/**
 * What the name in a reply says of the fault: Postfix refuses a name that ends with a dot in the
 * same words as one that DNS does not know, and shows the name.
 */
final class ShownHelo {

  private static final String FINAL_DOT = "helo-trailing-dot";

  private ShownHelo() {}

  /**
   * {@code causes}, a final dot first where {@code words} show one, and else last or not at all.
   */
  static List<String> refined(List<String> causes, String words) {
    if (!causes.contains(FINAL_DOT) || causes.size() == 1) {
      return causes;
    }
    List<String> others = causes.stream().filter(id -> !id.equals(FINAL_DOT)).toList();
    if (words.contains(".>: helo command rejected")) {
      return Stream.concat(Stream.of(FINAL_DOT), others.stream()).toList();
    }
    return words.contains(">: helo command rejected")
        ? others
        : Stream.concat(others.stream(), Stream.of(FINAL_DOT)).toList();
  }
}
