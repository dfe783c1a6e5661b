package fakereceiver.dns.zonefile;

import fakereceiver.given.UsageException;

/** A zone file that cannot be read; the message names file and line, and what was expected. */
public final class ZoneFileException extends UsageException {

  private static final long serialVersionUID = 1L;

  public ZoneFileException(String file, String problem) {
    super(file + ": " + problem);
  }

  public ZoneFileException(String file, int line, String problem) {
    super(file + ":" + line + ": " + problem);
  }

  /** Something in a line that is not as in a master file. */
  public static ZoneFileException at(Spot place, String problem) {
    return new ZoneFileException(
        place.file(), place.line(), problem + ", in a zone file (RFC 1035 section 5)");
  }
}
