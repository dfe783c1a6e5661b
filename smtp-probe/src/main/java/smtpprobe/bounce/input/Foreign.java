package smtpprobe.bounce.input;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Files that people keep a bounce in and that hold no text: told by how they begin. */
enum Foreign {
  OUTLOOK("a message of Outlook (.msg), or another file of Office", "d0cf11e0a1b11ae1"),
  TNEF("an attachment of Outlook (winmail.dat)", "789f3e22"),
  PDF("a PDF", "255044462d"),
  /** PNG, JPEG, GIF, WebP; and HEIC of phones, whose first box may have any of these sizes. */
  PICTURE(
      "a picture",
      "89504e470d0a1a0a",
      "ffd8ff",
      "474946383961",
      "474946383761",
      "52494646",
      "0000001866747970",
      "0000001c66747970",
      "0000002066747970",
      "0000002466747970",
      "0000002866747970",
      "0000002c66747970");

  private final String words;
  private final List<byte[]> beginnings;

  Foreign(String words, String... beginnings) {
    this.words = words;
    this.beginnings = Arrays.stream(beginnings).map(HexFormat.of()::parseHex).toList();
  }

  /** What it is, in words, if it is one of these. */
  static Optional<String> kind(byte[] head) {
    return Arrays.stream(values())
        .filter(one -> one.beginnings.stream().anyMatch(begin -> begins(head, begin)))
        .map(one -> one.words)
        .findFirst();
  }

  private static boolean begins(byte[] head, byte[] begin) {
    return head.length >= begin.length
        && Arrays.equals(head, 0, begin.length, begin, 0, begin.length);
  }
}
