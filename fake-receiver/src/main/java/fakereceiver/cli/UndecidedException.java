package fakereceiver.cli;

/** The question of the user could not be decided; the message says why, in one sentence. */
public final class UndecidedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** For that reason. */
  public UndecidedException(String why) {
    super(why);
  }

  /** For that reason, which something else led to. */
  public UndecidedException(String why, Throwable cause) {
    super(why, cause);
  }
}
