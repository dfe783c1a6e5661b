package fakereceiver.journal.file;

import java.io.IOException;
import java.io.Serial;

/** A journal that cannot be opened, with a sentence that says why. */
public final class JournalFileException extends IOException {

  @Serial private static final long serialVersionUID = 1L;

  JournalFileException(String why) {
    super(why);
  }
}
