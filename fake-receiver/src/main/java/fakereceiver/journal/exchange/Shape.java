package fakereceiver.journal.exchange;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How mails lie in files. */
public enum Shape {
  /** All in one file, each behind a line "From ", as mboxrd. */
  MBOX,
  /** A file each, in the folder {@code new} of a Maildir. */
  MAILDIR,
  /** A file each, {@code 17.eml}, octet for octet. */
  EML;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Shape> of(String word) {
    return Arrays.stream(values()).filter(shape -> shape.word().equals(word)).findFirst();
  }
}
