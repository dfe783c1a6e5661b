package fakereceiver.store;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * That delivered messages get an Authentication-Results field, and where they are kept.
 *
 * @param folder where they are written to; absent: they are only kept with the transaction
 */
public record Storing(Optional<Path> folder) {

  /**
   * Makes the folders that are not there yet.
   *
   * @throws UncheckedIOException when that is not possible; the message names the folder
   */
  public void prepare() {
    folder.ifPresent(MailFolder::prepare);
  }
}
