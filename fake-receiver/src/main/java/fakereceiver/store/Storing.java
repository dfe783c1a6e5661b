package fakereceiver.store;

import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.rules.Authentication;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * That delivered messages get an Authentication-Results field, and where they are kept.
 *
 * @param authentication what the rules go by, so that the field says what they found
 * @param folder where they are written to; absent: they are only kept with the transaction
 * @param panel what other receivers would make of an attempt, if that is to be in a field too
 */
public record Storing(
    Authentication authentication,
    Optional<Path> folder,
    Optional<Function<Attempt, List<Verdict>>> panel) {

  /**
   * Makes the folders that are not there yet.
   *
   * @throws UncheckedIOException when that is not possible; the message names the folder
   */
  public void prepare() {
    folder.ifPresent(MailFolder::prepare);
  }
}
