package fakereceiver.store;

import fakereceiver.dns.Dns;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.Message;
import fakereceiver.session.TransactionParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
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
  public Optional<Stored> store(
      Attempt attempt, TransactionParameters parameters, Verdict verdict, Dns dns) {
    Storing asked = storing.orElseThrow();
    List<Verdict> others = asked.panel().map(panel -> panel.apply(attempt)).orElse(List.of());
    StoredForm form = StoredForm.of(attempt, dns, asked.authentication(), others);
    if (!form.complete()) {
      trouble.accept("the header is too long to be searched for forged Authentication-Results");
    }
    if (asked.folder().isEmpty()) {
      return Optional.of(new Stored(form.message(), Optional.empty(), others));
    }
    Path place = MailFolder.placeFor(verdict.action(), asked.folder().get());
    byte[] envelope = Envelope.of(session, attempt, parameters, verdict);
    return write(place, form.message(), envelope)
        .map(file -> new Stored(form.message(), Optional.of(file), others));
  }

  private Optional<Path> write(Path place, Message message, byte[] envelope) {
    try {
      number = MailFolder.write(place, session, number + 1, message, envelope);
      Path file = place.resolve(MailFolder.fileName(session, number));
      note.accept("stored as " + file);
      return Optional.of(file);
    } catch (IOException e) {
      String why = "cannot store a message in " + place + ": " + MailFolder.reason(e);
      LOG.warn("{}; the client of session {} was told to try again later", why, session);
      trouble.accept(why);
      return Optional.empty();
    }
  }

  /** Removes what was stored: its client is told to send it again, for another reason. */
  public void takeBack(Path file) {
    try {
      MailFolder.remove(file);
      note.accept("removed " + file);
    } catch (IOException e) {
      String why = "cannot remove " + file + ": " + MailFolder.reason(e);
      LOG.warn("{}; the client of session {} was told to send it again", why, session);
      trouble.accept(why);
    }
  }

  /**
   * A message that was stored.
   *
   * @param message in its stored form
   * @param file where it is; absent when it is only kept with the transaction
   * @param others what other receivers would have made of it, if they were asked
   */
  public record Stored(Message message, Optional<Path> file, List<Verdict> others) {}
}
