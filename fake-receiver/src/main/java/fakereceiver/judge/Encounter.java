package fakereceiver.judge;

import fakereceiver.judge.ClientHistory.Standing;
import fakereceiver.judge.ClientHistory.Usage;
import fakereceiver.judge.Memory.Counted;
import fakereceiver.judge.Memory.Triplet;
import fakereceiver.mail.Mailbox;
import fakereceiver.mail.ReversePath;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * How a client of one hearing and a receiver's memory meet: what is to be counted is counted once.
 * Not safe for several threads.
 */
final class Encounter {

  private final TimeBehaviour habits;
  private final Memory memory;
  private Optional<Usage> connections = Optional.empty();
  private Optional<Usage> messages = Optional.empty();

  Encounter(TimeBehaviour habits, Memory memory) {
    this.habits = habits;
    this.memory = memory;
  }

  /** The attempt, come to {@code stage}, with what the receiver knows of the client by now. */
  Attempt met(Stage stage, Attempt attempt) {
    if (!habits.remembers()) {
      return attempt;
    }
    ClientHistory stranger = ClientHistory.with(attempt.clientAddress());
    if (connections.isEmpty()) {
      connections = count(Counted.CONNECTIONS, stranger, habits.connections());
    }
    if (stage == Stage.MAIL) {
      messages = count(Counted.MESSAGES, stranger, habits.messages());
    } else if (stage.compareTo(Stage.MAIL) < 0) {
      messages = Optional.empty();
    }
    return attempt.known(
        new ClientHistory(
            stranger.network(),
            connections,
            messages,
            habits.greylisting().flatMap(wait -> standing(attempt, stranger, wait))));
  }

  private Optional<Usage> count(
      Counted what, ClientHistory client, Optional<TimeBehaviour.Quota> quota) {
    return quota.map(q -> new Usage(memory.count(what, client.network(), q), q));
  }

  /** The newest of the recipients decides. */
  private Optional<Standing> standing(Attempt attempt, ClientHistory client, Duration wait) {
    String sender = attempt.reversePath().map(ReversePath::text).orElse("");
    return attempt.recipients().stream()
        .map(Mailbox::toString)
        .map(
            recipient ->
                memory.known(
                    new Triplet(
                        client.network(),
                        sender.toLowerCase(Locale.ROOT),
                        recipient.toLowerCase(Locale.ROOT))))
        .min(Duration::compareTo)
        .map(known -> new Standing(known, wait));
  }
}
