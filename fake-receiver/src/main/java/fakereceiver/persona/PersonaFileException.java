package fakereceiver.persona;

import fakereceiver.given.UsageException;
import java.io.Serial;

/** A persona file is wrong. The message lists everything that is, one problem in each line. */
public final class PersonaFileException extends UsageException {

  @Serial private static final long serialVersionUID = 1L;

  PersonaFileException(String problems) {
    super(problems);
  }
}
