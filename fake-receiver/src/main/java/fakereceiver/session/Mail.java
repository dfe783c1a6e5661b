package fakereceiver.session;

import fakereceiver.dns.IpAddress;
import fakereceiver.judge.Action;
import fakereceiver.judge.Attempt;
import fakereceiver.judge.Stage;
import fakereceiver.judge.Verdict;
import fakereceiver.mail.HeloName;
import fakereceiver.mail.Message;
import fakereceiver.mail.Printable;
import fakereceiver.mail.Reply;
import fakereceiver.mail.Transcript;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One mail that is final: taken, refused, or left unfinished. Its session may go on. Immutable.
 *
 * @param session the id of its session
 * @param number which mail of that session it is, counted from 1; 0 for a session that ended
 *     without one
 * @param persona the persona that judged
 * @param time when it was final
 * @param peer the real address of the client; the one that was judged is in the attempt
 * @param claims what the client said of itself by PROXY or XCLIENT, or the test of it, by attribute
 * @param transaction what was tried, and what was made of it
 * @param transcript what was said since the mail before it, or since the connection began
 * @param tls the TLS parameters, when STARTTLS was used
 * @param trouble what went wrong in its session until then, outside the verdict, first things first
 */
public record Mail(
    String session,
    int number,
    String persona,
    Instant time,
    IpAddress peer,
    Map<String, String> claims,
    Transaction transaction,
    Transcript transcript,
    Optional<SessionRecord.Tls> tls,
    Optional<String> trouble) {

  /** The persona of a mail that was imported: nobody has judged it. */
  public static final String NOBODY = "nobody";

  private static final String UNJUDGED = "unjudged";

  /** Every word that {@link #outcome} can be. */
  public static final List<String> OUTCOMES =
      Stream.concat(
              Arrays.stream(Action.values()).map(Action::word),
              Stream.of(Ending.UNFINISHED, UNJUDGED))
          .toList();

  /** What became of a mail, as its client was told. */
  public enum Fate {
    /** 2yz to the message, which is kept or filed as junk or thrown away: the verdict says. */
    TAKEN,
    /** 4yz. */
    DEFERRED,
    /** 5yz. */
    REFUSED,
    /** Neither: its client has left, or the receiver has hung up as it was told. */
    UNFINISHED
  }

  public Mail {
    claims = claims.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(claims));
  }

  /** As far as it came, what was refused included. */
  public Attempt attempt() {
    return transaction.attempt();
  }

  /** What the persona makes of it. */
  public Verdict verdict() {
    return transaction.verdict();
  }

  /** The message, if it came that far. */
  public Optional<Message> message() {
    return attempt().message();
  }

  /** How it ended, as its client was told. */
  public Ending ending() {
    return transaction.ending();
  }

  /** What became of it. */
  public Fate fate() {
    return ending().fate();
  }

  /** Whether something became of it here: it was judged, and its client did not leave before. */
  public boolean isDecided() {
    return !persona.equals(NOBODY) && fate() != Fate.UNFINISHED;
  }

  /** What became of it, in a word: an action's, {@code unfinished} or {@code unjudged}. */
  public String outcome() {
    return persona.equals(NOBODY) ? UNJUDGED : ending().word();
  }

  /** Whether it was taken and is where its reader looks. */
  public boolean isDelivered() {
    return ending().delivers();
  }

  /** The last word on it; absent when its client left without one. */
  public Optional<Reply> reply() {
    return refusal().or(transaction::reply);
  }

  /**
   * The refusal that decided: the persona's, or one that the receiver has for reasons of its own,
   * such as a message that is too big.
   */
  public Optional<Reply> refusal() {
    Ending ending = ending();
    return ending.refuses() ? ending.reply() : Optional.empty();
  }

  /** Where it was refused. */
  public Optional<Stage> stage() {
    return ending().stage();
  }

  /** In one line. */
  @Override
  public String toString() {
    return Printable.of(
        "mail "
            + number
            + " of session "
            + session
            + " from "
            + attempt().clientAddress()
            + attempt().heloName().map(HeloName::text).map(helo -> " as " + helo).orElse("")
            + attempt().reversePath().map(path -> " " + path).orElse("")
            + ": "
            + transaction.outcome());
  }
}
