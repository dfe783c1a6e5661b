package fakereceiver.dns;

/** A zone file that cannot be read; the message names file and line, and what was expected. */
public final class ZoneFileException extends UsageException {

  private static final long serialVersionUID = 1L;

  ZoneFileException(String file, String problem) {
    super(file + ": " + problem);
  }

  ZoneFileException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }
}
