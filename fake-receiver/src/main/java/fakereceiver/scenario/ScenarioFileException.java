package fakereceiver.scenario;

import fakereceiver.given.UsageException;
import java.io.Serial;

/** A scenario file is wrong. The message lists everything that is, one problem in each line. */
public final class ScenarioFileException extends UsageException {

  @Serial private static final long serialVersionUID = 1L;

  ScenarioFileException(String problems) {
    super(problems);
  }
}
