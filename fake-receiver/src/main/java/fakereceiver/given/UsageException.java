package fakereceiver.given;

import java.io.Serial;
import java.util.function.Supplier;

/**
 * What a user gave cannot be used: an option, an address, a file. The message says what it is, and
 * what was expected.
 *
 * <p>Small types refuse a bad argument with any {@link IllegalArgumentException}, whoever gave it.
 * Where it is known to be the user's, because a command or a file is being read, it becomes one of
 * these ({@link #reading}); anywhere else it is a fault of the program.
 */
public class UsageException extends IllegalArgumentException {

  @Serial private static final long serialVersionUID = 1L;

  /** Says what is wrong. */
  public UsageException(String message) {
    super(message);
  }

  /** Says what is wrong, and what showed it. */
  public UsageException(String message, Throwable cause) {
    super(message, cause);
  }

  /** What {@code input} makes of things that the user gave. */
  public static <T> T reading(Supplier<T> input) {
    try {
      return input.get();
    } catch (UsageException e) {
      throw e;
    } catch (IllegalArgumentException e) {
      throw new UsageException(String.valueOf(e.getMessage()), e);
    }
  }
}
