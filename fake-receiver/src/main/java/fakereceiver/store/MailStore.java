package fakereceiver.store;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.mail.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the delivered messages of one session. For the session's own thread. */
public final class MailStore {

  private static final Logger LOG = LoggerFactory.getLogger(MailStore.class);

  private final Optional<Storing> storing;
  private final String session;
  private final Consumer<String> note;
  private final Consumer<String> trouble;
  private int number;

  /**
   * For one session.
   *
   * @param storing whether they are stored at all
   * @param session its id, which names the files
   * @param note told where a message is
   * @param trouble told why one is not
   */
  public MailStore(
      Optional<Storing> storing, String session, Consumer<String> note, Consumer<String> trouble) {
    this.storing = storing;
    this.session = session;
    this.note = note;
    this.trouble = trouble;
  }

  /** Whether a message with that verdict is to be stored. */
  public boolean isFor(Action action) {
    return storing.isPresent() && (action.delivers() || action == Action.JUNK);
  }

  /** The message as it is stored; empty when it could not be. */
  public Optional<Message> store(Attempt attempt, Action action, Dns dns) {
    Storing asked = storing.orElseThrow();
    StoredForm stored = StoredForm.of(attempt, dns, asked.authentication());
    if (!stored.complete()) {
      trouble.accept("the header is too long to be searched for forged Authentication-Results");
    }
    return asked
            .folder()
            .map(folder -> write(MailFolder.placeFor(action, folder), stored.message()))
            .orElse(true)
        ? Optional.of(stored.message())
        : Optional.empty();
  }

  private boolean write(Path place, Message message) {
    try {
      number = MailFolder.write(place, session, number + 1, message);
      note.accept("stored as " + place.resolve(session + "-" + number + ".eml"));
      return true;
    } catch (IOException e) {
      String why = "cannot store a message in " + place + ": " + MailFolder.reason(e);
      LOG.warn("{}; the client of session {} was told to try again later", why, session);
      trouble.accept(why);
      return false;
    }
  }
}
