package fakereceiver.store;

import fakereceiver.rules.Authentication;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * That delivered messages get an Authentication-Results field, and where they are kept.
 *
 * @param authentication what the rules go by, so that the field says what they found
 * @param folder where they are written to; absent: they are only kept with the transaction
 */
public record Storing(Authentication authentication, Optional<Path> folder) {

  /**
   * Makes the folders that are not there yet.
   *
   * @throws UncheckedIOException when that is not possible; the message names the folder
   */
  public void prepare() {
    folder.ifPresent(MailFolder::prepare);
  }
}
